"""What the template of a field needs to know: several choices, one box to tick, or a single control."""

from dataclasses import dataclass
from dataclasses import field as part
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString
from django.utils.translation import gettext

register = template.Library()


@dataclass(frozen=True, slots=True)
class Choice:
    id: str
    value: str
    words: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Inside:
    """A bound field taken apart: several choices, one box to tick, or a single control."""

    many: bool = False
    single_box: bool = False
    optional: bool = False
    boxed: bool = False
    inline: bool = False
    type: str = ""
    described_by: str = ""
    choices: tuple[Choice, ...] = ()
    control: SafeString = part(default_factory=SafeString)


@register.filter
def inside(bound: BoundField) -> Inside:
    """Take a bound field apart. A widget attribute ``look`` ('boxed' or 'inline') chooses how choices stand.

    What a form lists in ``when_needed`` may be left out or not, as other answers have it: its help says when, no mark does.
    """
    widget = bound.field.widget
    optional = not bound.field.required and bound.name not in getattr(bound.form, "when_needed", ())
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        look = widget.attrs.get("look", "")
        return Inside(
            many=True,
            optional=optional,
            boxed=look == "boxed",
            inline=look == "inline",
            type=str(widget.input_type),
            described_by=str(bound.aria_describedby or ""),
            choices=tuple(choice(each.data) for each in bound.subwidgets),
        )
    control = bound.as_widget()
    return Inside(single_box=isinstance(widget, forms.CheckboxInput), optional=optional, control=control)


@register.filter
def says(bound: BoundField, error: str) -> str:
    """An error with the label of its field in front, as the summary on top of a form tells it."""
    label = str(bound.label)
    if label.endswith(("?", "？")):
        return f"{label} {error}" if label.endswith("?") else f"{label}{error}"
    return gettext("%(label)s: %(error)s") % {"label": label, "error": error}


def choice(data: dict[str, Any]) -> Choice:
    return Choice(data["attrs"]["id"], str(data["value"] or ""), str(data["label"]), bool(data["selected"]))
