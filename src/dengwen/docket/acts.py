"""The one door to every change of a matter (1.1b): row, right, separation of duties and gates; then entry, rows and clocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.utils.translation import get_language, gettext

from dengwen.docket import access, clocks, gates, moment, worklists
from dengwen.docket.actors import Actor
from dengwen.docket.models import Case, Clock
from dengwen.docket.papers import PaperDraft
from dengwen.docket.projection import Row, change, entered, write
from dengwen.ledger.append import Draft, append
from dengwen.ledger.models import Entry
from dengwen.policy.numbers import Policy, of_version
from dengwen.regulation.act import Act
from dengwen.regulation.labels import label
from dengwen.regulation.lifecycle import ACTS
from dengwen.regulation.vocabulary import ActorKind, Stage
from dengwen.vault import compartments as vaulted
from dengwen.vault.keyring import keyring
from dengwen.vault.unwritten import GrantDraft


class NotLawful(Exception):
    """The regulation forbids this act now; ``reasons`` are whole sentences in the user's language."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)


def ledger_key() -> bytes:
    """The key under which leaves are blinded and the head is signed."""
    return keyring().derive("ledger")


def perform(
    act: str,
    case: Case,
    actor: Actor,
    *,
    rows: Sequence[Row] = (),
    facts: Mapping[str, Any] | None = None,
    papers: Sequence[PaperDraft] = (),
    foundings: Sequence[vaulted.Founding] = (),
    grants: Sequence[GrantDraft] = (),
    measured: Sequence[Row] = (),
    settles_about: Iterable[Row] = (),
) -> Entry:
    """Do an act: one entry, its rows, its papers, its clocks, in one transaction that locks the case.

    ``facts`` are what the gates judge and the entry keeps (codes and numbers only). ``measured`` opens and ``settles_about`` ends clocks of
    single measures. ``case`` is refreshed in place. NotLawful with every reason when the act may not be done; then nothing is written.
    """
    row = ACTS[act]
    with transaction.atomic():
        case.refresh_from_db(from_queryset=Case.objects.select_for_update())
        given = dict(facts or {})
        _check(row, case, actor, given)
        policy, at = of_version(case.policy_version), moment.now()
        moved = _moved(row, case, policy, (*rows, *measured, *settles_about))
        vaulted.save(foundings, [each for paper in papers for each in paper.sealed], grants)
        every = [*moved, *(paper.row for paper in papers)]
        entry = append([_draft(row, case, actor, every, given, at)], ledger_key())[0]
        write(case, every)
        worklists.follow(case, moved)
    return entry


@contextmanager
def held(case: Case) -> Iterator[None]:
    """Lock the matter and see it as it stands now, for acts that choose people or keys before they perform."""
    with transaction.atomic():
        case.refresh_from_db(from_queryset=Case.objects.select_for_update())
        yield


def _check(row: Act, case: Case, actor: Actor, facts: dict[str, Any]) -> None:
    if actor.kind not in row.by:
        raise NotLawful(gettext("This is not yours to do."))
    if Stage(case.stage) not in row.from_:
        raise NotLawful(_wrong_stage(row, case))
    if actor.kind is ActorKind.STAFF and not access.may(actor, row.name, case):
        raise NotLawful(gettext("Your part in this matter does not allow this."))
    reasons = _duties(row, case, actor) + gates.reasons_against(row.name, case, actor, facts)
    if reasons:
        raise NotLawful(*reasons)


def _wrong_stage(row: Act, case: Case) -> str:
    language = get_language() or "zh-hans"
    return gettext("“%(act)s” cannot be done now: the matter stands at “%(stage)s”.") % {
        "act": row.words.in_(language),
        "stage": label(Stage(case.stage)).in_(language),
    }


def _duties(row: Act, case: Case, actor: Actor) -> list[str]:
    """Separation of duties: whoever performed one of the acts named by the row may not perform this one."""
    if not row.not_after or actor.kind is not ActorKind.STAFF:
        return []
    done = Entry.objects.filter(case_uid=case.uid, actor_uid=actor.uid, act__in=row.not_after).values_list(
        "act", flat=True
    )
    language = get_language() or "zh-hans"
    sentence = gettext("You did “%(act)s” in this matter; somebody else must do this.")
    return [sentence % {"act": ACTS[act].words.in_(language)} for act in sorted(set(done))]


def _moved(row: Act, case: Case, policy: Policy, rows: Sequence[Row]) -> list[Row]:
    """The act's rows completed by what its lifecycle row moves: the stage, the clocks, and the day that falls due next."""
    running, at, on = clocks.running(case), moment.now(), moment.today()
    moved = list(rows)
    moved += clocks.settle(running, row.settles, on)
    moved += clocks.opened(running, policy, row.opens, case, at, on)
    _replay(running, rows)
    values: dict[str, Any] = {}
    if row.to is not None:
        values["stage"] = row.to
    due_on, term = clocks.next_due(running)
    if (due_on, term) != (case.next_due_on, case.next_term):
        values |= {"next_due_on": due_on, "next_term": term}
    return [*moved, change("case", case.uid, values)] if values else moved


def _replay(running: list[Clock], rows: Sequence[Row]) -> None:
    """Let the clocks in memory follow the clock rows that the act itself brought."""
    by_uid = {clock.uid: clock for clock in running}
    for row in rows:
        if row.noun != "clock":
            continue
        if row.sign == "+":
            running.append(Clock(uid=row.uid, **row.values))
        elif row.uid in by_uid:
            for name, value in row.values.items():
                setattr(by_uid[row.uid], name, value)


def _draft(row: Act, case: Case, actor: Actor, rows: Sequence[Row], facts: Mapping[str, Any], at: Any) -> Draft:
    body: dict[str, Any] = {"rows": entered(rows)}
    if facts:
        body["facts"] = facts
    return Draft(
        case_uid=case.uid,
        act=row.name,
        actor_uid=actor.uid,
        post=actor.kind if actor.kind is not ActorKind.STAFF else "staff",
        on=moment.today(),
        at=at if actor.kind is ActorKind.STAFF else None,
        body=body,
    )
