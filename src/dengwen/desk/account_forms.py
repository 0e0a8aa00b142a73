"""The forms of one's own account: a new passphrase, a new printed code, and the printed code in place of a lost passphrase."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dengwen.people.models import Staff


def _secret(label: Any, autocomplete: str, **more: Any) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=200, strip=False, widget=widget, **more)


class NewPassphraseForm(forms.Form):
    """A new passphrase, typed twice and held against the house's rules."""

    def __init__(self, staff: Staff, *args: Any, **kwargs: Any) -> None:
        self.staff = staff
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.fields["new"] = _secret(
            _("New passphrase"),
            "new-password",
            help_text=_("At least twelve characters; several words that belong to you alone are best."),
        )
        self.fields["again"] = _secret(_("The new passphrase once more"), "new-password")

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        new = told.get("new", "")
        if new and told.get("again") and new != told["again"]:
            self.add_error("again", gettext("The two are not the same."))
        elif new and new == told.get("old"):
            self.add_error("new", gettext("This is the former passphrase."))
        elif new:
            self._hold_against_the_rules(new)
        return told

    def _hold_against_the_rules(self, new: str) -> None:
        try:
            validate_password(new, self.staff)
        except forms.ValidationError as refusal:
            self.add_error("new", refusal)


class ChangeForm(NewPassphraseForm):
    old = _secret(_("Present passphrase"), "current-password")


class RecoverForm(NewPassphraseForm):
    code = forms.CharField(
        label=_("Printed code"),
        max_length=80,
        help_text=_("Small or capital letters, with or without dashes. It works once; you get a new one."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "class": "secret-code"}),
    )


class MailsForm(forms.Form):
    address = forms.CharField(
        label=_("Mail address"),
        max_length=254,
        help_text=_("Kept sealed, shown to you alone, and forgotten when you stop or your account ends."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})


class MailCodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code from the mail"),
        max_length=20,
        help_text=_("Six digits. It is good for a day."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})


class CodeForm(forms.Form):
    passphrase = _secret(_("Passphrase"), "current-password")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})


class FactorForm(forms.Form):
    """A code of the secret that the page shows."""

    code = forms.RegexField(
        r"^\s*\d{3}\s?\d{3}\s*$",
        label=_("Six digits that it shows now"),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "secret-code"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
