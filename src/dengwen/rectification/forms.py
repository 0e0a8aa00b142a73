"""What is asked for each act upon a measure."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from dengwen.desk.casecontext import CaseContext
from dengwen.desk.filefield import FilesField
from dengwen.desk.forms import LONG_TEXT, NOT_CHOSEN, ActForm
from dengwen.desk.templatetags.words import name
from dengwen.docket.barring import unbarred
from dengwen.docket.moment import today
from dengwen.rectification import panels
from dengwen.regulation.vocabulary import SeatRole


def _text(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, max_length=LONG_TEXT, widget=forms.Textarea(attrs={"rows": 5})
    )


def _day(label: Any, help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label, help_text=help_text, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class MeasureForm(ActForm):
    text = _text(
        _("What is to be done"),
        _("So that somebody who knows nothing of the report can do it, without a word that points to who spoke."),
    )
    owner = forms.ChoiceField(label=_("Who answers for it"))
    due_on = _day(_("Done by"))

    def __init__(self, about: CaseContext, *args: Any, **kwargs: Any) -> None:
        super().__init__(about, *args, **kwargs)
        self.fields["owner"].choices = [NOT_CHOSEN, *_owners(about)]  # type: ignore[attr-defined]

    def clean_due_on(self) -> Any:
        chosen = self.cleaned_data["due_on"]
        if chosen < today():
            raise forms.ValidationError(_("The date of a measure cannot lie in the past."))
        return chosen


def _owners(about: CaseContext) -> list[tuple[str, str]]:
    """The handling unit's people first, then its heads above; nobody who is barred."""
    house, unit = about.house, about.case.unit_uid
    near = sorted(house.everybody_in([unit]) if unit in house.units else house.people, key=str)
    seated = [seat.staff_uid for seat in about.seats if seat.role == SeatRole.HEAD]
    free = unbarred(about.case.uid, about.case.barred, dict.fromkeys([*seated, *near]))
    return [(str(uid), name(house.people[uid])) for uid in free if uid in house.people]


class UponForm(ActForm):
    """An act upon one measure, which stands above the form."""

    @property
    def measure(self) -> panels.Line | None:
        return panels.told_of(self.about)


class ReasonForm(UponForm):
    text = _text(_("Reason"))


class DoneForm(UponForm):
    text = _text(_("What was done, and what shows it"), _("Name the evidence: document, photo, record, date."))
    evidence = FilesField(label=_("Files that show it"))


class CheckForm(UponForm):
    text = _text(_("What was checked, and how"))


class MoveForm(ReasonForm):
    due_on = _day(_("New date"))
    field_order = ("due_on", "text")


def chosen_owner(form: Any) -> UUID:
    """The owner picked in a valid MeasureForm."""
    return UUID(form.cleaned_data["owner"])
