"""Forms of the officers' acts, from registration to classification."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dengwen.desk.forms import LONG_TEXT, ActForm, Chooser, LazyWords, TextForm
from dengwen.intake.deciding import ANSWER_WORDS, FEWEST_CHARACTERS, Answer
from dengwen.intake.emergency import GROUND_WORDS
from dengwen.intake.registering import FACT_WORDS, Fact, prefilled
from dengwen.regulation.labels import label
from dengwen.regulation.vocabulary import Category, FieldState, MatterType, Refusal


class ReadingForm(ActForm):
    """A form above which the original can be read."""

    open_original = True

    @cached_property
    def original(self) -> Mapping[str, Any]:
        """The submission, for whoever holds the report's key."""
        found = self.about.papers_of("submission")
        return found[0].bodies.get("R", {}) if found else {}


class RegisterForm(ReadingForm):
    """One state for each of the six facts, and the words that would give the reporter away."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = {str(state): label(state) for state in FieldState}
        for fact, state in prefilled(self.about.case, self.original).items():
            self.fields[fact] = Chooser(
                rows=states, look="inline", label=str(LazyWords(FACT_WORDS[fact])), initial=str(state)
            )
        self.fields["telltale"] = forms.CharField(
            label=_("Words that point to the reporter"),
            help_text=_(
                "Names, nicknames, staff numbers or the like from the text, one per line. No packet to a unit may hold them."
            ),
            widget=forms.Textarea(attrs={"rows": 2, "class": "short"}),
            required=False,
            max_length=2000,
        )

    @property
    def states(self) -> dict[Fact, FieldState]:
        return {fact: FieldState(self.cleaned_data[fact]) for fact in Fact}

    @property
    def telltale(self) -> list[str]:
        return str(self.cleaned_data["telltale"]).splitlines()


class AcceptForm(ReadingForm):
    """The checklist of the initial review; whoever is unsure accepts."""

    in_scope = Chooser(
        rows={str(answer): words for answer, words in ANSWER_WORDS.items()},
        label=_("Does it concern the organisation or its people in their business, management or service?"),
        initial=Answer.YES,
    )
    admissible = Chooser(
        rows={str(answer): words for answer, words in ANSWER_WORDS.items()},
        label=_("Is there something that can be looked into, and no court or other procedure that has it already?"),
        initial=Answer.YES,
    )


class RefuseForm(ReadingForm):
    """A reason of the list, an explanation in own words, and the other route."""

    reason = Chooser(rows={str(reason): label(reason) for reason in Refusal}, label=_("Reason"))
    text = forms.CharField(
        label=_("Explanation"),
        help_text=_("In your own words, to the reporter. Say what was looked at and why that leads to this."),
        min_length=FEWEST_CHARACTERS,
        max_length=LONG_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    elsewhere = forms.CharField(
        label=_("Where else they may turn"),
        help_text=_("Another body or procedure, and that they can object by writing back here."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "class": "short"}),
    )


class ClassifyForm(ReadingForm):
    """Nature and category; the reason where they depart from what stood before."""

    when_needed = frozenset({"reason"})

    matter_type = Chooser(
        rows={str(kind): label(kind) for kind in MatterType}, look="inline", label=_("Kind of matter")
    )
    category = Chooser(rows={str(each): label(each) for each in Category}, label=_("Category"))
    reason = forms.CharField(
        label=_("Why it is classified differently"),
        help_text=_("Only needed when you change what the reporter chose."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "class": "short"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        case = self.about.case
        self.initial = {"matter_type": case.matter_type, "category": case.category, **self.initial}

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        case = self.about.case
        changed = (told.get("matter_type"), told.get("category")) != (case.matter_type, case.category)
        if not self.errors and changed and not told["reason"].strip():
            self.add_error("reason", gettext("The matter is classified differently than it came in; say why."))
        return told


class ObjectionForm(TextForm):
    """Why the unit is not competent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("Why your unit is not competent")


class GroundForm(ActForm):
    """The ground of the alarm."""

    ground = Chooser(
        rows={str(each): words for each, words in GROUND_WORDS.items()}, label=_("Why this is an emergency")
    )


class EmergencyActionForm(TextForm):
    """What was done at once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("What was done")


class LeaderReportForm(TextForm):
    """What the leaders are told."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("Report to the leaders")
        self.fields["text"].help_text = _(
            "What happened, what was done, what they are to decide. Nothing that points to the reporter."
        )
