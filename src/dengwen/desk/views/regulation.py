"""The organisation's regulation with its own numbers, open to everybody on the staff (1.3.1)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from dengwen.desk import guard
from dengwen.desk.templatetags.words import day, language
from dengwen.docket.moment import today
from dengwen.policy.numbers import Policy, in_force
from dengwen.regulation import published
from dengwen.regulation.act import Act
from dengwen.regulation.labels import label
from dengwen.regulation.lifecycle import ACTS
from dengwen.regulation.rights import RIGHTS
from dengwen.regulation.terms import TERMS, Term
from dengwen.regulation.vocabulary import ActorKind, Stage
from dengwen.regulation.words import Words
from dengwen.regulation.workdays import Span

WHO = {ActorKind.REPORTER: Words("反馈人", "the reporter"), ActorKind.SYSTEM: Words("系统", "the house itself")}


@require_GET
@guard.signed_in
def page(request: HttpRequest) -> HttpResponse:
    """Every chapter, clause, term and act."""
    policy, spoken = in_force(today()), language()
    told = {
        "chapters": published.regulation(_numbers(policy), spoken),
        "terms": [_term(term, policy, spoken) for term in TERMS.values()],
        "acts": [_act(act, spoken) for act in ACTS.values()],
        "in_force": _in_force(policy, spoken),
    }
    return render(request, "desk/regulation.html", told)


def _numbers(policy: Policy) -> dict[str, int | str]:
    return {**{code: span.amount for code, span in policy.spans.items()}, **policy.blanks}


def _in_force(policy: Policy, spoken: str) -> str:
    house = policy.organisation_en if spoken.startswith("en") else policy.organisation
    told = {"house": house, "version": policy.version, "day": day(policy.effective_from)}
    return gettext("%(house)s, version %(version)s, in force since %(day)s") % told


def _length(span: Span, spoken: str) -> str:
    return published.duration(span.amount, span.unit, span.calendar, spoken)


def _term(term: Term, policy: Policy, spoken: str) -> dict[str, str]:
    return {
        "code": term.code,
        "words": term.words.in_(spoken),
        "length": _length(policy.span(term.code), spoken),
        "limit": _length(term.hard, spoken) if term.hard else "",
        "clause": term.clause,
    }


def _act(act: Act, spoken: str) -> dict[str, Any]:
    roles = dict.fromkeys(right.role for right in RIGHTS if right.deed == act.name and right.role)
    who = [label(role).in_(spoken) for role in roles if role]
    who += [WHO[kind].in_(spoken) for kind in act.by if kind in WHO]
    everywhere = len(act.from_) == len(Stage)
    from_ = (
        gettext("any stage")
        if everywhere
        else _listed([label(each).in_(spoken) for each in Stage if each in act.from_])
    )
    return {
        "words": act.words.in_(spoken),
        "from_": from_ or "—",
        "to": label(act.to).in_(spoken) if act.to else "",
        "who": _listed(who),
        "clause": act.clause,
    }


def _listed(parts: list[str]) -> str:
    return gettext(", ").join(parts)
