"""The form of the roster: one duty, or a weekly pattern for so many weeks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dengwen.channels.hotline.models import DutyRole
from dengwen.channels.hotline.roster import ROLE_WORDS, Window, suited
from dengwen.desk.forms import NOT_CHOSEN, Chooser
from dengwen.desk.templatetags.words import name as name_of
from dengwen.people.organisation import Organisation

_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)")


class ClockField(forms.CharField):
    """A time of day as minutes; 24:00 is the end of a day."""

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=5, widget=forms.TextInput(attrs={"class": "brief", "placeholder": "09:00"}), **more)

    def clean(self, value: Any) -> int:
        typed = _CLOCK.fullmatch(str(super().clean(value)).replace("：", ":").strip())
        minutes = int(typed[1]) * 60 + int(typed[2]) if typed else 24 * 60 + 1
        if minutes > 24 * 60:
            raise forms.ValidationError(gettext("Write a time such as 09:00."))
        return minutes


MOST_WEEKS = 26
BRIEF_NUMBER = forms.NumberInput(attrs={"class": "brief"})


class DutyForm(forms.Form):
    """Who is on duty for what, on which day, from when until when."""

    role = Chooser(
        rows={str(each): words for each, words in ROLE_WORDS.items()},
        look="inline",
        label=_("On duty for"),
        initial="operator",
    )
    who = forms.ChoiceField(label=_("Person on duty"))
    on = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    opens = ClockField(label=_("Begins at"))
    closes = ClockField(label=_("Ends at"))
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Every week on"),
        help_text=_("For a duty that comes again: from the day above on, working days of the hotline only."),
        coerce=int,
        choices=[(number, name) for number, name in WEEKDAYS.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"look": "inline"}),
    )
    weeks = forms.IntegerField(
        label=_("For how many weeks"), min_value=1, max_value=MOST_WEEKS, required=False, widget=BRIEF_NUMBER
    )

    def __init__(self, house: Organisation, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        people: Iterable[UUID] = dict.fromkeys(uid for role in DutyRole for uid in suited(house, role))
        self.fields["who"].choices = [  # type: ignore[attr-defined]
            NOT_CHOSEN,
            *((str(uid), name_of(house.people[uid])) for uid in people),
        ]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if bool(told.get("weekdays")) != bool(told.get("weeks")) and "weeks" in told:
            self.add_error("weeks" if told.get("weekdays") else "weekdays", gettext("Weekdays and weeks go together."))
        return told

    @property
    def days(self) -> list[date]:
        """The day alone, or every chosen weekday of so many weeks from it on."""
        first, weekdays = self.cleaned_data["on"], self.cleaned_data["weekdays"]
        ahead = (first + timedelta(days=number) for number in range(7 * (self.cleaned_data["weeks"] or 0)))
        return [day for day in ahead if day.weekday() in weekdays] if weekdays else [first]

    @property
    def window(self) -> Window:
        return self.cleaned_data["opens"], self.cleaned_data["closes"]
