"""What a field says when it is empty or wrong: short, plain, in the words of this house, wherever a form says nothing of its own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

Said = dict[str, Any]

EVERYWHERE: Said = {
    "required": _("Fill this in."),
    "invalid": _("This does not look right."),
    "min_length": _("Write at least %(limit_value)d characters; now there are %(show_value)d."),
    "max_length": _("Write at most %(limit_value)d characters; now there are %(show_value)d."),
    "min_value": _("This must not be less than %(limit_value)s."),
    "max_value": _("This must not be more than %(limit_value)s."),
    "null_characters_not_allowed": _("There is a character in it that cannot be read. Type it again."),
}
_CHOOSE: Said = {"required": _("Choose one."), "invalid_choice": _("Choose one of those that are offered.")}
_SEVERAL: Said = {
    "required": _("Choose at least one."),
    "invalid_choice": _("Choose of those that are offered."),
    "invalid_list": _("Choose of those that are offered."),
}
BY_FIELD: dict[type[forms.Field], Said] = {
    forms.Field: EVERYWHERE,
    forms.ChoiceField: _CHOOSE,
    forms.MultipleChoiceField: _SEVERAL,
    forms.BooleanField: {"required": _("Tick the box.")},
    forms.FileField: {
        "required": _("Choose a file."),
        "missing": _("Choose a file."),
        "empty": _("The file is empty."),
        "invalid": _("The file did not arrive. Choose it again."),
    },
    forms.DateField: {"required": _("Give a day."), "invalid": _("Write the day like 2026-11-28.")},
    forms.DateTimeField: {
        "required": _("Give day and time."),
        "invalid": _("Write day and time like 2026-11-28 14:30."),
    },
    forms.IntegerField: {"invalid": _("Write a whole number.")},
    forms.EmailField: {"invalid": _("This is not an e-mail address.")},
}


def speak() -> None:
    """Let every field of these kinds say this; what a form says of its own goes before it."""
    for kind, said in BY_FIELD.items():
        kind.default_error_messages = {**vars(kind).get("default_error_messages", {}), **said}
