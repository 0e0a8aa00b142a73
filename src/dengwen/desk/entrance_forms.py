"""The forms at the door."""

from django import forms
from django.utils.translation import gettext_lazy as _

UNLOCK = "vault_passphrase"


class SignInForm(forms.Form):
    """Name, passphrase and the code of the second factor in one prompt."""

    username = forms.CharField(
        label=_("Account name"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label=_("Passphrase"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class SecondFactorForm(SignInForm):
    code = forms.RegexField(
        r"^\s*\d{3}\s?\d{3}\s*$",
        label=_("Six digits of your authenticator"),
        help_text=_("Empty at your very first sign-in: you set it up next."),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "secret-code"}),
    )


class UnlockForm(forms.Form):
    vault_passphrase = forms.CharField(
        label=_("Vault passphrase"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class UndertakingForm(forms.Form):
    """The name typed by hand is the signature; it must be the person's own."""

    name = forms.CharField(label=_("Your full name, as signature"), max_length=80)
    agreed = forms.BooleanField(label=_("I have read this and I give this undertaking."))
