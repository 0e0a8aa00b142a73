"""What is asked for the acts of supervision."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from dengwen.desk.casecontext import CaseContext
from dengwen.desk.forms import LONG_TEXT, ActForm, TextForm
from dengwen.desk.templatetags.words import days_left, language
from dengwen.docket.models import Clock
from dengwen.regulation.terms import TERMS


class ReopenForm(TextForm):
    """Why the matter is investigated again."""

    text = forms.CharField(
        label=_("Why it is reopened, and what is to be looked into"),
        help_text=_("The head, the investigators and intake read this. Nothing in it may point to the reporter."),
        max_length=LONG_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class UrgeForm(ActForm):
    """Which of the running terms is urged, the earliest first."""

    term = forms.ChoiceField(label=_("Which term"))

    def __init__(self, about: CaseContext, *args: Any, **kwargs: Any) -> None:
        super().__init__(about, *args, **kwargs)
        self.fields["term"].choices = [(str(clock.uid), _words(clock)) for clock in about.clocks]  # type: ignore[attr-defined]

    @property
    def clock(self) -> Clock:
        chosen = UUID(self.cleaned_data["term"])
        return next(clock for clock in self.about.clocks if clock.uid == chosen)


def _words(clock: Clock) -> str:
    return f"{TERMS[clock.term].words.in_(language())} · {days_left(clock.due_on)}"
