"""Forms of the head and of whoever is named: team, declaration, extension."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from dengwen.desk.casecontext import CaseContext
from dengwen.desk.forms import ActForm
from dengwen.desk.templatetags.words import name
from dengwen.docket import seating
from dengwen.investigation import team
from dengwen.investigation.extension import pending
from dengwen.investigation.fields import People, long_text, offer, short_text
from dengwen.investigation.running import extension_left
from dengwen.people.organisation import Person
from dengwen.regulation.vocabulary import SeatRole


def _label(about: CaseContext, person: Person) -> str:
    unit = about.house.units.get(person.unit_uid)
    return f"{name(person)} · {name(unit)}" if unit else name(person)


def _choices(about: CaseContext, people: list[Person]) -> list[tuple[str, str]]:
    return [(str(person.uid), _label(about, person)) for person in people]


class AssignForm(ActForm):
    """Whom the head may name, the own unit first; one of them leads."""

    investigators = People(
        label=_("Investigators"),
        help_text=_("Offered are investigators who are not excluded from this matter and have no other part in it."),
    )
    lead = forms.ChoiceField(
        label=_("Who leads"),
        widget=forms.Select(attrs={"class": "brief"}),
        required=False,
        help_text=_("Not needed when you name one person only."),
    )

    def __init__(self, about: CaseContext, *args: Any, **kwargs: Any) -> None:
        super().__init__(about, *args, **kwargs)
        found = _choices(about, team.candidates(about.case, about.actor, about.house))
        offer(self, "investigators", found)
        offer(self, "lead", [("", "—"), *found])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        named = [str(uid) for uid in told.get("investigators", ())]
        lead = told.get("lead") or (named[0] if len(named) == 1 else "")
        if named and lead not in named:
            self.add_error("lead", gettext("Choose who leads from the people you named."))
        return told | {"lead": lead}


class TeamForm(ActForm):
    """Whom to add, who leaves, and who leads from now on."""

    added = People(label=_("To be added"))
    leaving = People(
        label=_("Leaving the investigation"), required=False, help_text=_("They lose sight of the matter at once.")
    )
    lead = forms.ChoiceField(
        label=_("Who leads from now on"), required=False, widget=forms.Select(attrs={"class": "brief"})
    )

    def __init__(self, about: CaseContext, *args: Any, **kwargs: Any) -> None:
        super().__init__(about, *args, **kwargs)
        present = [about.house.people[uid] for uid in seating.seated(about.case, SeatRole.INVESTIGATOR)]
        free = [each for each in team.candidates(about.case, about.actor, about.house) if each not in present]
        offer(self, "added", _choices(about, free))
        offer(self, "leaving", _choices(about, present))
        offer(self, "lead", [("", gettext("as before")), *_choices(about, [*present, *free])])


class DeclareForm(ActForm):
    signed = forms.BooleanField(label=_("I have read this statement and sign it."))
    remark = short_text(_("Remark"), required=False)


class AskExtensionForm(ActForm):
    days = forms.IntegerField(label=_("Days more"), min_value=1, widget=forms.NumberInput(attrs={"class": "brief"}))
    reason = long_text(_("Why more time is needed"), _("What is still to be done, and what stood in the way."), rows=4)

    def __init__(self, about: CaseContext, *args: Any, **kwargs: Any) -> None:
        super().__init__(about, *args, **kwargs)
        left = extension_left(about.case)
        sentence = ngettext("Natural days. At most %(days)s is left.", "Natural days. At most %(days)s are left.", left)
        self.fields["days"].help_text = sentence % {"days": left}


class ExtendForm(ActForm):
    """What was asked for, with its reason beside it, and the words that the reporter receives."""

    days = forms.IntegerField(label=_("Days granted"), min_value=1, widget=forms.NumberInput(attrs={"class": "brief"}))
    notice = long_text(
        _("What the reporter is told"),
        _("It goes out with your consent. Give the new date and a reason that names nobody."),
        rows=4,
    )

    def __init__(self, about: CaseContext, *args: Any, **kwargs: Any) -> None:
        super().__init__(about, *args, **kwargs)
        asked = pending(about.case)
        said = [each for each in about.papers_of("extension") if asked and each.paper.about_uid == asked.uid]
        self.asked_days = asked.days if asked else 0
        self.asked_reason = str(said[0].body.get("reason", "")) if said else ""
        self.fields["days"].initial = self.asked_days or None
        self.fields["notice"].initial = gettext(
            "The investigation of your matter needs more time. We have extended it by %(days)s days, because: "
        ) % {"days": self.asked_days}
