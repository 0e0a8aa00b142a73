"""What the template of a field needs to know, so that hint and error are read out with the control."""

from dataclasses import dataclass, field as part
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

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
    boxed: bool = False
    inline: bool = False
    type: str = ""
    described_by: str = ""
    choices: tuple[Choice, ...] = ()
    control: SafeString = part(default_factory=SafeString)


@register.filter
def inside(bound: BoundField) -> Inside:
    """Take a bound field apart. A widget attribute ``look`` ('boxed' or 'inline') chooses how choices stand."""
    widget = bound.field.widget
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        look = widget.attrs.get("look", "")
        return Inside(
            many=True,
            boxed=look == "boxed",
            inline=look == "inline",
            type=str(widget.input_type),
            described_by=described_by(bound),
            choices=tuple(choice(each.data) for each in bound.subwidgets),
        )
    control = bound.as_widget(attrs=spoken(bound))
    return Inside(single_box=isinstance(widget, forms.CheckboxInput), control=control)


def choice(data: dict[str, Any]) -> Choice:
    return Choice(data["attrs"]["id"], str(data["value"] or ""), str(data["label"]), bool(data["selected"]))


def described_by(bound: BoundField) -> str:
    parts = [f"{bound.auto_id}_hint"] if bound.help_text else []
    return " ".join([*parts, *([f"{bound.auto_id}_wrong"] if bound.errors else [])])


def spoken(bound: BoundField) -> dict[str, str]:
    attributes = {"aria-describedby": described_by(bound)} if bound.help_text or bound.errors else {}
    return {**attributes, "aria-invalid": "true"} if bound.errors else attributes
