"""Forms of the investigators: dialogue, plan, evidence and steps, findings, pauses, the report."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from dengwen.desk.casecontext import CaseContext
from dengwen.desk.filefield import FilesField
from dengwen.desk.forms import ActForm, Chooser, TextForm
from dengwen.desk.templatetags.words import words
from dengwen.investigation import matrix, outline, running
from dengwen.investigation.allegations import PROVEN
from dengwen.investigation.fields import ComingDay, PastDay, People, WeighedForm, long_text, offer, short_text
from dengwen.investigation.vocabulary import ATTEMPTS, HEARD, PARTS, STEPS
from dengwen.regulation.labels import label
from dengwen.regulation.vocabulary import Outcome, Pause


class ContactForm(TextForm):
    text = long_text(
        _("Message to the reporter"),
        _("Ask what you need to know; never who they are. They read it with their receipt code."),
    )


class ProgressForm(TextForm):
    text = long_text(
        _("How far the matter is"),
        _("What was done and what comes next, in general words; nothing about persons or evidence."),
        rows=4,
    )


class AttemptForm(ActForm):
    means = Chooser(rows={str(means): words for means, words in ATTEMPTS.items()}, label=_("How you tried"))
    text = long_text(_("Remark"), rows=2, required=False)


class PlanForm(TextForm):
    text = long_text(
        _("The plan"),
        _("What is looked into, in which order, by whom, and how nobody learns from it who spoke."),
        rows=10,
    )


class StepForm(ActForm):
    act = Chooser(rows=STEPS, look="inline", label=_("What kind of step"))
    on = ComingDay(label=_("On which day"))
    whom = short_text(
        _("With whom, at what"), _("By part in the matter, place or papers; sealed with the work product.")
    )
    text = long_text(_("What is to be found out"), rows=3, required=False)


class AllegeForm(TextForm):
    text = long_text(
        _("What is alleged"), _("One thing that can be answered with true or not true; others get their own."), rows=3
    )


class FindForm(ActForm):
    """The outcome of one allegation, what speaks for and against it, and why."""

    when_needed = frozenset({"reason", "unheard"})

    allegation = forms.TypedChoiceField(label=_("Allegation"), coerce=UUID, widget=forms.RadioSelect)
    outcome = Chooser(rows={str(outcome): label(outcome) for outcome in Outcome}, look="inline", label=_("Finding"))
    speaking_for = People(label=_("Speaks for it"), required=False)
    speaking_against = People(label=_("Speaks against it"), required=False)
    reason = long_text(
        _("Why"),
        _("A finding needs a piece of evidence or a stated reason; what is true needs evidence."),
        required=False,
    )

    unheard = long_text(
        _("Why the person concerned was not heard"),
        _(
            "Needed when it is found true and no interview with them is recorded: why it was impossible or would endanger the inquiry."
        ),
        required=False,
        rows=3,
    )

    def __init__(self, about: CaseContext, *args: Any, **kwargs: Any) -> None:
        super().__init__(about, *args, **kwargs)
        lines = matrix.lines(about)
        offer(self, "allegation", [(str(each.uid), f"{each.number}. {each.text}") for each in lines])
        first = next((each.uid for each in lines if not each.outcome), None)
        self.fields["allegation"].initial = about.about or first
        pieces = [(str(each.uid), each.headline) for each in matrix.pieces(about)]
        for field in ("speaking_for", "speaking_against"):
            offer(self, field, pieces)
            if not pieces:
                self.fields[field].help_text = _("There is no evidence yet.")

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("outcome") in PROVEN and not told.get("speaking_for"):
            self.add_error(
                "speaking_for", _("What is found true needs at least one piece of evidence that speaks for it.")
            )
        elif not (told.get("speaking_for") or told.get("speaking_against") or told.get("reason", "").strip()):
            self.add_error("reason", _("A finding needs a piece of evidence or a stated reason."))
        return told


class EvidenceForm(ActForm):
    title = short_text(pgettext_lazy("evidence", "What it is"))
    source = short_text(_("Where it comes from"), _("Person by part, place or system; how you got it."))
    on = PastDay(label=_("Got on"))
    text = long_text(_("What it shows"), required=False, rows=3)
    attached = FilesField(
        help_text=_("The original is kept as it came in; it is read from a copy cleaned of hidden data.")
    )


class InterviewForm(WeighedForm):
    act = "interview"
    role = Chooser(
        rows={str(heard): words for heard, words in HEARD.items()},
        look="inline",
        label=_("Who was heard"),
    )
    title = short_text(_("Heading"), _("For instance: first interview. No name is needed."))
    where = short_text(_("Where"))
    on = PastDay(label=_("On"))
    text = long_text(_("What was said"), rows=8)
    signed = forms.BooleanField(label=_("The person heard has read and signed the record"), required=False)
    attached = FilesField(label=_("Signed record or recording"))


class InspectionForm(WeighedForm):
    act = "inspect_documents"
    title = short_text(_("Which papers"))
    source = short_text(_("Whose they are"))
    on = PastDay(label=_("On"))
    text = long_text(_("What they show"), rows=6)
    attached = FilesField(label=_("Copies"))


class VisitForm(WeighedForm):
    act = "visit_site"
    title = short_text(_("Occasion"))
    where = short_text(_("Where"))
    on = PastDay(label=_("On"))
    text = long_text(_("What was seen"), rows=6)
    attached = FilesField(label=_("Photos"))


class PauseForm(ActForm):
    """The closed list, each reason with the days that are left of its cap."""

    reason = forms.TypedChoiceField(label=_("Reason"), coerce=Pause, widget=forms.RadioSelect(attrs={"look": "boxed"}))
    text = long_text(_("What is waited for"), rows=3)

    def __init__(self, about: CaseContext, *args: Any, **kwargs: Any) -> None:
        super().__init__(about, *args, **kwargs)
        left = {reason: running.days_left_of(about.case, reason) for reason in Pause}
        sentence = gettext("%(reason)s (at most %(days)s days)")
        choices = [(str(each), sentence % {"reason": words(each), "days": days}) for each, days in left.items() if days]
        offer(self, "reason", choices)


class ReportForm(ActForm):
    """The four parts, begun from what the matter already holds; after a return, from the last version."""

    def __init__(self, about: CaseContext, *args: Any, **kwargs: Any) -> None:
        super().__init__(about, *args, **kwargs)
        begun = outline.begun(about)
        for part, name in PARTS.items():
            self.fields[part] = long_text(words(name), rows=7, initial=begun[part])

    @property
    def parts(self) -> dict[str, str]:
        return {part: str(self.cleaned_data[part]) for part in PARTS}
