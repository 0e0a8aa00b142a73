"""What a reporter may type, and the sentence beside a field when something is missing. The pages draw the fields themselves.

The report's own form is in `report_form`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dengwen.vault.uploads import MOST_FILES, SealedUpload, UploadProblem

LONGEST_TEXT = 20_000
LONGEST_LINE = 500

PROBLEMS = {
    UploadProblem.TOO_LARGE: _("%(name)s is larger than 50 MB. Please split it or leave it out."),
    UploadProblem.TOO_MANY: _("%(name)s was left out: ten files are the most."),
    UploadProblem.EMPTY: pgettext_lazy("portal", "%(name)s is empty."),
}


def one_of(values: Iterable[str], missing: Any, *, required: bool = True) -> forms.ChoiceField:
    choices = [(str(each), str(each)) for each in values]
    return forms.ChoiceField(
        choices=choices, required=required, error_messages={"required": missing, "invalid_choice": missing}
    )


class _Line(forms.CharField):
    """One line, however it was broken: the form takes it in a box that grows, because browsers remember what is typed into a plain line."""

    def to_python(self, value: Any) -> str:
        return " ".join((super().to_python(value) or "").split())


TOO_LONG = {"max_length": _("Please keep this under %(limit_value)d characters.")}


def a_line(label: Any) -> forms.CharField:
    return _Line(label=label, required=False, max_length=LONGEST_LINE, error_messages=TOO_LONG)


def a_text(label: Any, missing: Any = "", longest: int = LONGEST_TEXT) -> forms.CharField:
    """A text of several lines; needed when there is a sentence for its absence."""
    messages = TOO_LONG | {"required": missing}
    return forms.CharField(label=label, required=bool(missing), max_length=longest, error_messages=messages)


class WithFiles(forms.Form):
    """A form with files that arrived sealed; what could not be taken is named one by one."""

    attached = forms.Field(required=False)

    def add_problems(self, uploads: Iterable[SealedUpload], *, kept: int, field: str = "attached") -> None:
        """Name every upload that could not be taken; ``kept`` is how many files there would be in all."""
        for upload in uploads:
            if upload.problem is not None:
                self.add_error(field, PROBLEMS[upload.problem] % {"name": upload.name})
        if kept > MOST_FILES:
            self.add_error(field, _("Ten files are the most. Please remove some."))


class MessageForm(forms.Form):
    text = a_text(_("Write to us"), _("Write something first."))


class FilesForm(WithFiles):
    text = a_text(_("What do they show?"))


class RatingForm(forms.Form):
    """A number, words to it, and whether an answer is wanted because the result does not satisfy."""

    score = one_of("12345", pgettext_lazy("portal", "Choose a number from 1 to 5."))
    words = a_text(_("In your words"))
    dissatisfied = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = self.cleaned_data
        if values.get("dissatisfied") and not values.get("words"):
            self.add_error("words", pgettext_lazy("portal", "Say in a few words what does not satisfy you."))
        return values


class ObjectionForm(forms.Form):
    grounds = a_text(
        _("What does not satisfy you?"), pgettext_lazy("portal", "Say in a few words what does not satisfy you.")
    )


class MailsForm(forms.Form):
    address = forms.CharField(
        label=_("A mail address of your own"),
        max_length=254,
        error_messages=TOO_LONG | {"required": _("Write the address first.")},
    )


class WithdrawForm(forms.Form):
    text = a_text(_("Why? (you need not say)"))
    sure = forms.BooleanField(error_messages={"required": _("Tick the box to confirm.")})
