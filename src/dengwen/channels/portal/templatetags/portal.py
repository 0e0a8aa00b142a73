"""What the portal's templates need to write: days, and how a field, its hint and its error belong together."""

from django import template
from django.forms.boundfield import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString

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
