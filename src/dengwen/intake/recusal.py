"""Exclusion after the fact (回避): somebody turns out to be concerned; they and their circle lose the matter at once (1.3.2, F2).

Seats and keys end in one transaction, and everything they could open goes on in a new version. Whoever is left too few is joined by the
supervision group, then by the leaders; a matter that nobody at all could handle any more would have vanished, so the last exclusion that
would do this is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from dengwen.docket import moment, papers, seating
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful, held, perform
from dengwen.docket.barring import barred_blob, fingerprint
from dengwen.docket.granting import closed_to, handed_on
from dengwen.docket.models import Case
from dengwen.docket.projection import Row, change
from dengwen.intake import reach
from dengwen.intake.concerned import concerned_in
from dengwen.intake.given import Given, Named
from dengwen.ledger.models import Entry
from dengwen.people.circle import Concerned, excluded
from dengwen.people.organisation import Organisation, organisation
from dengwen.regulation.vocabulary import Category, MatterType, SeatRole, Stage
from dengwen.vault.compartments import revoke
from dengwen.vault.models import Compartment, Grant, Sealed


@dataclass(frozen=True, slots=True)
class WithinReach:
    """What the excluded could open until now, as counts: how many keys, and how many papers under them."""

    keys: int
    papers: int


def exclude(case: Case, actor: Actor, added: Concerned, reason: str) -> Entry:
    """Exclude people and units, and everybody around those who are concerned.

    Needs the report's key: the circle is computed anew from everything known. NotLawful without anybody or a reason, and when nobody would
    be left to handle the matter. The actor may lose their own seat by it.
    """
    if added == Concerned() or not reason.strip():
        raise NotLawful(gettext("Name who is to be excluded, and why."))
    with held(case):
        house = organisation(moment.today())
        circle = excluded(house, known(house, case, actor) | added)
        entry = _shut_out(case, actor, circle, _joining(house, case, circle), _told(added, reason))
        revoke(case.uid, circle, moment.today())
    return entry


def _shut_out(case: Case, actor: Actor, circle: frozenset[UUID], joining: list[UUID], told: dict[str, Any]) -> Entry:
    """What is sealed from now on, the reason of the exclusion first, goes into new versions that the excluded never held."""
    anew = closed_to(case, actor, circle, joining)
    report = [each.compartment for each in anew if each.compartment.kind == "R"] or papers.compartments_of(case, "R")
    paper = papers.same("exclusion", report, told, actor)
    blob = barred_blob(case.uid, circle, before=case.barred)
    rows = [
        change("case", case.uid, {}, {"barred": blob}),
        *seating.unseat(case, circle),
        *seating.seat(case, SeatRole.INTAKE, joining),
        *seating.seat(case, SeatRole.REVIEWER, _reviewing(case, circle)),
    ]
    grants = handed_on(case, actor, papers.compartments_of(case, "RTW"), joining)
    facts = _facts(case, circle, blob, rows)
    return perform("exclude", case, actor, rows=rows, facts=facts, papers=[paper], foundings=anew, grants=grants)


def _reviewing(case: Case, circle: frozenset[UUID]) -> list[UUID]:
    """Who judges a waiting report when all its reviewers are excluded now. Where nobody is free, supervision is shown the gap."""
    if case.stage != Stage.REPORTED or set(seating.seated(case, SeatRole.REVIEWER)) - circle:
        return []
    return seating.free_reviewers(organisation(moment.today()), case, without=circle)


def known(house: Organisation, case: Case, actor: Actor) -> Concerned:
    """Whom the matter concerns, from the report and every later exclusion."""
    found = reach.read(case, actor, "submission", "exclusion")
    concerned = Concerned()
    for body in reach.of_kind(found, "submission"):
        concerned |= concerned_in(house, _given(body))
    for body in reach.of_kind(found, "exclusion"):
        concerned |= Concerned(**{name: frozenset(map(UUID, body[name])) for name in _NAMES})
    return concerned


_NAMES = ("people", "units", "ticked_people", "ticked_units")


def _told(added: Concerned, reason: str) -> dict[str, Any]:
    return {"text": reason.strip(), **{name: sorted(map(str, getattr(added, name))) for name in _NAMES}}


def _given(body: Mapping[str, Any]) -> Given:
    """As much of the submission as tells whom it concerns."""
    subjects = body.get("subjects", ())
    return Given(
        MatterType.REPORT,
        Category.OTHER,
        what=str(body.get("what", "")),
        where=str(body.get("where", "")),
        when=str(body.get("when", "")),
        subjects=tuple(
            Named(each["name"], UUID(each["unit_uid"]) if each.get("unit_uid") else None) for each in subjects
        ),
        subject_units=_uids(body.get("subject_units", ())),
        subject_unit_names=tuple(body.get("subject_unit_names", ())),
        avoid=tuple(body.get("avoid", ())),
        avoid_units=_uids(body.get("avoid_units", ())),
        avoid_unit_names=tuple(body.get("avoid_unit_names", ())),
    )


def _uids(texts: Iterable[str]) -> tuple[UUID, ...]:
    return tuple(UUID(text) for text in texts)


def _joining(house: Organisation, case: Case, circle: frozenset[UUID]) -> list[UUID]:
    """Who is seated with the officers that remain, so that there are enough of them."""
    remaining = [uid for uid in seating.seated(case, SeatRole.INTAKE) if uid not in circle]
    if len(remaining) >= seating.ENOUGH:
        return []
    joining = [uid for uid in seating.pool(house, SeatRole.INTAKE, case, without=circle) if uid not in remaining]
    if not remaining and not joining:
        raise NotLawful(
            gettext(
                "After this nobody in the house could handle the matter, and it would be out of sight for everybody."
            ),
            gettext("Exclude single people instead of everybody around them, or ask the supervision group."),
        )
    return joining


def _facts(case: Case, circle: frozenset[UUID], blob: bytes, rows: Sequence[Row]) -> dict[str, Any]:
    """What the entry tells supervision: how many lost a seat, and how much had been within their reach."""
    reached = within_reach(case, circle)
    unseated = sum(1 for row in rows if row.noun == "seat" and row.values.get("active") is False)
    return {"barred": fingerprint(blob), "unseated": unseated, "keys": reached.keys, "papers": reached.papers}


def within_reach(case: Case, people: Iterable[UUID]) -> WithinReach:
    """What these people hold keys for now."""
    inside = Compartment.objects.filter(case_uid=case.uid)
    live = Grant.objects.filter(compartment__in=inside, holder_uid__in=list(people), revoked_on=None)
    rooms = set(live.values_list("compartment_id", flat=True))
    papers_held = Sealed.objects.filter(compartment_id__in=rooms).values("record_uid").distinct().count()
    return WithinReach(live.count(), papers_held)
