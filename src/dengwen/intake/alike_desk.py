"""The desk's side of likely duplicates: the panel of a matter, its three acts, and the block of floods."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dengwen.desk.casecontext import CaseContext
from dengwen.desk.forms import ActForm
from dengwen.desk.templatetags.words import day, days_left, due_tone, words
from dengwen.docket import access
from dengwen.docket.actors import Actor
from dengwen.docket.models import Case
from dengwen.intake import alike, crowds
from dengwen.intake.alike import Why
from dengwen.regulation.vocabulary import Category, MatterType, SeatRole, Stage

EARLY = (Stage.RECEIVED, Stage.REGISTERED)
ACTS = ("merge", "relate", "keep_apart")


class OtherForm(ActForm):
    """The code of the other matter; taken from the panel, or typed."""

    code = forms.CharField(
        label=_("Code of the other matter"), max_length=14, widget=forms.TextInput(attrs={"class": "brief code"})
    )

    def __init__(self, about: CaseContext, *args: Any, **kwargs: Any) -> None:
        other = _seen(about.actor).filter(uid=about.about).first() if about.about else None
        if other is not None:
            kwargs.setdefault("initial", {"code": other.code})
        super().__init__(about, *args, **kwargs)

    def clean_code(self) -> Case:
        case = _seen(self.about.actor).filter(code=str(self.cleaned_data["code"]).strip().upper()).first()
        if case is None:
            raise forms.ValidationError(_("You have no part in a matter with this code."))
        return case


def _seen(actor: Actor) -> QuerySet[Case]:
    return Case.objects.filter(access.which(actor, "see"))


def relate(about: CaseContext, form: Any) -> None:
    alike.relate(about.case, form.cleaned_data["code"], about.actor)


def merge(about: CaseContext, form: Any) -> str:
    alike.merge(about.case, form.cleaned_data["code"], about.actor)
    return gettext("Merged. The reporter's receipt stays alive and shows where the other matter stands.")


def keep_apart(about: CaseContext, form: Any) -> None:
    alike.keep_apart(about.case, form.cleaned_data["code"], about.actor)


def panel(about: CaseContext) -> Mapping[str, Any]:
    """Likely the same: matters this officer may see, why, and what can be done; nothing once the first decisions are made."""
    if about.stage not in EARLY or SeatRole.INTAKE not in about.roles:
        return {}
    why = {
        Why.TEXT: gettext("like text"),
        Why.SUBJECT: gettext("same person or unit concerned"),
        Why.SOURCE: gettext("same source"),
    }
    lines = [
        _line(about, case, [why[each] for each in reasons])
        for case, reasons in alike.likely_same(about.case, about.actor)
    ]
    return {"lines": lines} if lines else {}


def _line(about: CaseContext, case: Case, why: list[str]) -> Mapping[str, Any]:
    return {
        "code": case.code,
        "url": reverse("desk:case", args=[case.code]),
        "kind": f"{words(MatterType(case.matter_type))} · {words(Category(case.category))} · {words(Stage(case.stage))}",
        "why": gettext(", ").join(why),
        "acts": [(act, f"{reverse('desk:act', args=[about.case.code, act])}?about={case.uid}") for act in ACTS],
    }


def block(actor: Actor) -> Mapping[str, Any] | None:
    """Floods among what waits; nothing where there is none."""
    found = crowds.crowds(actor)
    lines = [
        {
            "url": reverse("intake:crowd", args=[each.uid]),
            "count": each.matters + each.arrivals,
            "due": day(each.due_on),
            "left": days_left(each.due_on),
            "tone": due_tone(each.due_on),
        }
        for each in found
    ]
    return {"crowds": lines} if lines else None
