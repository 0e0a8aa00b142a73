"""What an administrator fills in about an account."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from dengwen.channels.social.platforms import KINDS, SECRET_WORDS, Platform, Secrets, lacking
from dengwen.desk.forms import Chooser, LazyWords

NAMED = [each for each in Platform if each is not Platform.WEBHOOK]
"""Platforms that give what they need; for the webhook the house draws its key itself."""
HIDDEN = {"token", "aes_key", "secret"}


def _secret(name: str) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": "off"}) if name in HIDDEN else forms.TextInput()
    label = cast(str, LazyWords(SECRET_WORDS[name]))
    return forms.CharField(label=label, max_length=200, required=False, widget=widget)


class SecretsForm(forms.Form):
    """What the platform gave; never shown again."""

    required_css_class = "required"
    when_needed = frozenset({"receiver", *HIDDEN})
    receiver = _secret("receiver")
    token = _secret("token")
    aes_key = _secret("aes_key")
    secret = _secret("secret")
    peer = _secret("peer")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})

    @property
    def secrets(self) -> Secrets:
        return Secrets(**{name: self.cleaned_data[name].strip() for name in SECRET_WORDS})

    @property
    def says_anything(self) -> bool:
        return any(self.cleaned_data[name] for name in SECRET_WORDS)


class ConnectForm(SecretsForm):
    """A new account."""

    platform = Chooser(rows={each: KINDS[each].words for each in Platform}, look="inline", label=_("Platform"))
    label = forms.CharField(label=_("Name of the account in this house"), max_length=60)
    field_order = ("platform", "label", *SECRET_WORDS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in SECRET_WORDS:
            needing = [
                KINDS[each].words.in_(get_language() or "zh-hans") for each in NAMED if name in KINDS[each].needs
            ]
            if needing:
                told = {"platforms": gettext(", ").join(needing)}
                self.fields[name].help_text = gettext("Needed for: %(platforms)s.") % told

    def clean(self) -> dict[str, Any]:
        """What the chosen platform cannot do without is named at its own field."""
        told = super().clean() or self.cleaned_data
        if told.get("platform") in NAMED and all(name in told for name in SECRET_WORDS):
            for name in lacking(Platform(told["platform"]), self.secrets):
                self.add_error(name, gettext("This platform needs this."))
        return told


class AlterForm(SecretsForm):
    """Changes of an account that stands; without secrets the old ones stay."""

    label = forms.CharField(label=_("Name of the account in this house"), max_length=60)
    active = forms.BooleanField(label=_("Calls are answered"), required=False)
    field_order = ("label", "active", *SECRET_WORDS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["receiver"].help_text = gettext("Leave all secrets empty to keep those that hold.")
