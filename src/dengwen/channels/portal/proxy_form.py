"""Reporting for somebody else: the part of the form that asks for whom, and what shows it (1.2a)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dengwen.channels.portal.forms import WithFiles, a_line, one_of
from dengwen.intake import representing
from dengwen.intake.given import Given
from dengwen.regulation.vocabulary import Agreement, ProxyRelation

PROXY = ("relation", "agreement", "name", "contact")
PROXY_FAULTS = {
    "relation": _("Choose what you are to this person, or clear what stands about them."),
    "agreement": _("Say whether the person knows of this and agrees."),
}


class WithProxy(WithFiles):
    """A form that may speak for somebody else."""

    proxy_relation = one_of(ProxyRelation, _("Choose one of the list."), required=False)
    proxy_agreement = one_of(Agreement, _("Choose one of the list."), required=False)
    proxy_name = a_line(_("Who it is"))
    proxy_contact = a_line(_("How to reach that person"))
    authorisation = forms.Field(required=False)

    def add_proxy_faults(self, *, authorised: bool) -> None:
        """Something stands of another person, but not what they are to the reporter, or whether they agree."""
        told = [self.data.get(f"proxy_{name}", "").strip() for name in PROXY]
        for missing in representing.faults(*told, authorised):
            self.add_error(f"proxy_{missing}", PROXY_FAULTS[missing])


def represented_in(values: dict[str, Any]) -> Any:
    """For whom it is, of the values of a form in order; None for whoever speaks for themselves."""
    return representing.represented(*(values[f"proxy_{name}"] for name in PROXY))


def authorised(given: Given, shown: object) -> Given:
    """The same, saying whether a paper shows for whom it is."""
    if given.represented is None:
        return given
    return replace(given, represented=replace(given.represented, authorised=shown is not None))


def proxy_data(given: Given) -> dict[str, Any]:
    """The fields again, for whoever goes back to change an answer."""
    if given.represented is None:
        return {}
    return {f"proxy_{name}": getattr(given.represented, name) for name in PROXY}
