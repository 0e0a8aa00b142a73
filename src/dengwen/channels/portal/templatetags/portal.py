"""What the portal's templates need to write: days, quoted texts, and how a field, its hint and its error belong together."""

from typing import NamedTuple

from django import template
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dengwen.channels.portal.pages import day

register = template.Library()


register.filter("day", day)


@register.simple_tag
def spoken(field: BoundField, hint: str = "") -> SafeString:
    """Attributes that let a screen reader say the hint (by its id) and the error with the control."""
    errors = field.errors if field.form.is_bound else []
    described = [*([hint] if hint else []), *([f"{field.auto_id}_wrong"] if errors else [])]
    invalid = SafeString(' aria-invalid="true"' if errors else "")
    return format_html(' aria-describedby="{}"{}', " ".join(described), invalid) if described else SafeString("")


LONG_TEXT = 800
"""From so many characters on a quoted text scrolls in itself instead of making the page endless."""


@register.simple_tag
def written(text: str) -> SafeString:
    """A text as somebody wrote it; a long one can be scrolled, by keyboard too."""
    long = len(text) > LONG_TEXT or text.count("\n") > LONG_TEXT // 20
    return format_html('<p class="written{}>{}</p>', SafeString(' long" tabindex="0"' if long else '"'), text)


class Problem(NamedTuple):
    anchor: str
    sentence: str


@register.simple_tag
def problems(form: BaseForm) -> list[Problem]:
    """What the summary lists; a sentence that could be about any field names its field."""
    found = form.errors.as_data()
    return [Problem(field.auto_id, _sentence(field, error)) for field in form for error in found.get(field.name, ())]


def _sentence(field: BoundField, error: ValidationError) -> str:
    sentence = " ".join(error.messages)
    return (
        _("%(field)s: %(problem)s") % {"field": field.label, "problem": sentence}
        if error.code == "max_length"
        else sentence
    )
