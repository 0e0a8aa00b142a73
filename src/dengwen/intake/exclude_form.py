"""The form of an exclusion: people by name, units by tick, and whether they are concerned or must merely not see it."""

from __future__ import annotations

from enum import StrEnum, auto
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dengwen.desk.forms import Chooser
from dengwen.desk.templatetags.words import name
from dengwen.intake.concerned import staff_meant
from dengwen.intake.forms import ReadingForm
from dengwen.intake.given import Named
from dengwen.people.circle import Concerned
from dengwen.regulation.words import Words


class Why(StrEnum):
    CONCERNED = auto()
    NOT_TO_SEE = auto()


WHY_WORDS: dict[str, Words] = {
    Why.CONCERNED: Words(
        "被反映的人员或部门（其上下级和申报的关系人一并回避）",
        "They are what it is about (their superiors, their reports and declared relations are excluded with them)",
    ),
    Why.NOT_TO_SEE: Words("不应知情（只回避所列人员或部门）", "They must not see it (only those named)"),
}


class ExcludeForm(ReadingForm):
    """Names are typed, so that it works in a house of any size; a name that nobody bears is an error beside the field."""

    open_original = False
    people = forms.CharField(
        label=_("People"),
        help_text=_("Full names, one per line. Of several with the same name all are excluded."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "short"}),
    )
    units = forms.TypedMultipleChoiceField(
        label=_("Units"), coerce=UUID, required=False, widget=forms.CheckboxSelectMultiple(attrs={"look": "inline"})
    )
    why = Chooser(rows=WHY_WORDS, label=_("How they stand to the matter"))
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Sealed with the report; only the officers of this matter read it."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "short"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = sorted(self.about.house.units.values(), key=lambda place: place.name)
        self.fields["units"].choices = [(str(place.uid), name(place)) for place in units]  # type: ignore[attr-defined]

    def clean_people(self) -> frozenset[UUID]:
        """The staff meant; who does not exist is named back to the officer who typed it."""
        lines = [line.strip() for line in str(self.cleaned_data["people"]).splitlines() if line.strip()]
        meant = {line: staff_meant(self.about.house, Named(line)) for line in lines}
        unknown = [line for line, found in meant.items() if not found]
        if unknown:
            sentence = gettext("Nobody on the staff bears this name: %(names)s")
            raise forms.ValidationError(sentence % {"names": gettext(", ").join(unknown)})
        return frozenset(uid for found in meant.values() for uid in found)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if not self.errors and not told["people"] and not told["units"]:
            self.add_error("people", gettext("Name at least one person or unit."))
        return told

    @property
    def added(self) -> Concerned:
        people, units = self.cleaned_data["people"], frozenset(self.cleaned_data["units"])
        if self.cleaned_data["why"] == Why.CONCERNED:
            return Concerned(people=people, units=units)
        return Concerned(ticked_people=people, ticked_units=units)
