"""One matter grown in memory: what `docket.acts.perform` would write, without a database in between.

An act here brings its rows, moves the stage and the clocks as its lifecycle row says, and becomes a draft entry. Nothing is checked: the
lives that are grown are lawful ones.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from dengwen.docket import clocks, moment
from dengwen.docket.actors import Actor
from dengwen.docket.models import Case, Clock
from dengwen.docket.papers import PaperDraft
from dengwen.docket.projection import CASE_FIELDS, Row, change, entered, new
from dengwen.ledger.append import Draft
from dengwen.policy.numbers import Policy
from dengwen.regulation.act import Act
from dengwen.regulation.lifecycle import ACTS
from dengwen.regulation.terms import TERMS
from dengwen.regulation.vocabulary import OPEN_STAGES, ActorKind, Stage
from dengwen.vault.compartments import Founding, found, regrant
from dengwen.vault.holders import Holder
from dengwen.vault.models import Compartment, Receipt
from dengwen.vault.unwritten import GrantDraft, SealedDraft


@dataclass(slots=True)
class Growth:
    """A matter with everything that belongs to it, unsaved."""

    case: Case
    policy: Policy
    rows: dict[tuple[str, UUID], dict[str, Any]] = field(default_factory=dict)
    running: list[Clock] = field(default_factory=list)
    compartments: list[Compartment] = field(default_factory=list)
    grants: list[GrantDraft] = field(default_factory=list)
    sealed: list[SealedDraft] = field(default_factory=list)
    receipt: Receipt | None = None
    drafts: list[Draft] = field(default_factory=list)
    first_on: dict[str, date] = field(default_factory=dict)
    rooms: dict[str, Founding] = field(default_factory=dict)

    def act(
        self,
        name: str,
        actor: Actor,
        rows: Sequence[Row] = (),
        papers: Sequence[PaperDraft] = (),
        facts: Mapping[str, Any] | None = None,
    ) -> None:
        """Do an act at the moment that stands."""
        row, on, at = ACTS[name], moment.today(), moment.now()
        self.first_on.setdefault(name, on)
        opening = [] if self.drafts else [self._first_row(row)]
        moved = [*opening, *rows, *clocks.settle(self.running, row.settles, on), *self._opened(row, at, on)]
        moved += self._case_rows(row, moved)
        every = [*moved, *(paper.row for paper in papers)]
        body: dict[str, Any] = {"rows": entered(every)}
        if facts:
            body["facts"] = dict(facts)
        staff = actor.kind is ActorKind.STAFF
        post = "staff" if staff else str(actor.kind)
        self.drafts.append(Draft(self.case.uid, name, actor.uid, post, on, at if staff else None, body))
        self.sealed += [each for paper in papers for each in paper.sealed]
        for each in every:
            self._apply(each)

    def found(self, kind: str, holders: Iterable[Holder], unit_uid: UUID | None = None) -> Compartment:
        """A new compartment with its grants, remembered by its kind; beside the packet of the unit, others of that kind by their uid."""
        founding = found(self.case.uid, kind, holders, moment.today(), unit_uid=unit_uid)
        self.compartments.append(founding.compartment)
        self.grants += founding.grants
        self.rooms[kind if unit_uid in (None, self.case.unit_uid) else str(unit_uid)] = founding
        return founding.compartment

    def hand_on(self, kinds: str, holders: Sequence[Holder]) -> None:
        """Grant these people the keys of compartments that stand already."""
        for kind in kinds:
            room = self.rooms[kind]
            self.grants += regrant(room.key, room.compartment, holders, moment.today())

    def room(self, *names: str) -> list[Compartment]:
        """The compartments by these names, those that stand."""
        return [self.rooms[name].compartment for name in names if name in self.rooms]

    def of(self, noun: str) -> list[dict[str, Any]]:
        """The rows of one table, as values by column."""
        return [row for (name, _), row in self.rows.items() if name == noun]

    def clock(self, term: str, about: UUID, planned: date) -> Row:
        """A measure's own clock."""
        return clocks.measured(self.running, self.policy, term, about, moment.today(), planned)

    def ended(self, term: str, about: UUID) -> list[Row]:
        """Rows that end a measure's own clock."""
        return clocks.settle(self.running, [term], moment.today(), about)

    def finish(self) -> None:
        """Let the seats follow the matter, as worklists need it, and forget the keys."""
        self.rooms.clear()
        self.running.clear()
        is_open = Stage(self.case.stage) in OPEN_STAGES
        for seat in self.of("seat"):
            seat["urgency"], seat["due_on"], seat["open"] = self.case.urgency, self.case.next_due_on, is_open

    def _first_row(self, row: Act) -> Row:
        started: list[Clock] = []
        for term in row.opens:
            started.append(self._fresh(term, moment.now(), moment.today()))
        self.case.next_due_on, self.case.next_term = clocks.next_due(started)
        return new("case", self.case.uid, {name: getattr(self.case, name) for name in CASE_FIELDS})

    def _opened(self, row: Act, at: datetime, on: date) -> list[Row]:
        rows = []
        for term in row.opens:
            fresh = self._fresh(term, at, on)
            already = next((clock for clock in self.running if clock.term == term and clock.settled_on is None), None)
            if already is None:
                self.running.append(fresh)
                rows.append(new("clock", fresh.uid, _clock_values(fresh)))
            elif fresh.due_on < already.due_on:
                already.due_on, already.provisional = fresh.due_on, fresh.provisional
                rows.append(change("clock", already.uid, {"due_on": fresh.due_on, "provisional": fresh.provisional}))
        return rows

    def _fresh(self, term: str, at: datetime, on: date) -> Clock:
        span = self.policy.span(term)
        if span.unit in ("minute", "hour"):
            due_at = at + span.duration()
            return Clock(uid=uuid.uuid4(), term=term, opened_on=on, due_on=due_at.date(), due_at=due_at)
        if term == "T4" and self.case.stage != Stage.DISPATCHED:
            last = self.policy.backstop("T4", on)
        else:
            last = self.policy.due(term, on, self._anchor(TERMS[term].hard_from, on))
        return Clock(uid=uuid.uuid4(), term=term, opened_on=on, due_on=last.on, provisional=last.provisional)

    def _anchor(self, act: str, on: date) -> date | None:
        return self.first_on.get(act, on) if act else None

    def _case_rows(self, row: Act, moved: Sequence[Row]) -> list[Row]:
        values: dict[str, Any] = {}
        if row.to is not None and self.drafts:
            values["stage"] = row.to
        due_on, term = clocks.next_due(self.running)
        if self.drafts and (due_on, term) != (self.case.next_due_on, self.case.next_term):
            values |= {"next_due_on": due_on, "next_term": term}
        return [change("case", self.case.uid, values)] if values else []

    def _apply(self, row: Row) -> None:
        values = {**row.values, **row.extra} if row.extra else row.values
        if row.noun == "case":
            for name, value in values.items():
                setattr(self.case, name, value)
        elif row.sign == "+":
            self.rows[row.noun, row.uid] = {"uid": row.uid, **values}
        else:
            self.rows[row.noun, row.uid] |= values


def _clock_values(clock: Clock) -> dict[str, Any]:
    return {
        "term": clock.term,
        "about_uid": clock.about_uid,
        "opened_on": clock.opened_on,
        "due_on": clock.due_on,
        "due_at": clock.due_at,
        "provisional": clock.provisional,
    }
