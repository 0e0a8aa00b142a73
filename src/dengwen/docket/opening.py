"""The first entry of a matter: its row, its first clocks, its seats, in as few statements as a busy web form needs."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from dengwen.docket import clocks, moment, worklists
from dengwen.docket.actors import Actor
from dengwen.docket.acts import ledger_key
from dengwen.docket.barring import barred_blob, fingerprint
from dengwen.docket.codes import new_case_code
from dengwen.docket.models import Case, Clock
from dengwen.docket.papers import PaperDraft
from dengwen.docket.projection import CASE_FIELDS, Row, entered, new, write
from dengwen.ledger.append import Draft, append
from dengwen.ledger.canon import NO_DIGEST
from dengwen.ledger.inserting import insert
from dengwen.policy.numbers import in_force
from dengwen.regulation.lifecycle import ACTS
from dengwen.regulation.vocabulary import (
    ActorKind,
    Category,
    Channel,
    IdentityMode,
    MatterType,
    ReporterType,
    SeatRole,
    Stage,
)
from dengwen.vault import compartments as vaulted
from dengwen.vault.models import Receipt


@dataclass(slots=True)
class Opening:
    """A matter about to be: what stands in the clear, who is seated, who is barred. ``case_uid`` is chosen before anything is sealed.

    ``received_on`` is the day on which the channel had it, which may lie before today: every term counts from there (F8).
    """

    matter_type: MatterType
    category: Category
    channel: Channel
    identity_mode: IdentityMode
    reporter_type: ReporterType
    seats: Sequence[tuple[SeatRole, UUID]] = ()
    barred: Iterable[UUID] = ()
    case_uid: UUID = field(default_factory=uuid.uuid4)
    received_on: date = field(default_factory=moment.today)


def open_case(
    opening: Opening,
    actor: Actor,
    papers: Sequence[PaperDraft],
    foundings: Sequence[vaulted.Founding],
    more: Sequence[Row] = (),
    receipts: Sequence[Receipt] = (),
) -> Case:
    """Write the matter with its ``receive`` entry in the caller's transaction. The clocks of registration and acceptance start on the day
    of receipt.

    ``more`` are rows of a channel's or a chapter's own tables that belong to the matter's arrival; ``receipts`` what its reporters keep.
    """
    policy = in_force(moment.today())
    case = _case(opening, policy.version)
    started: list[Clock] = []
    rows = clocks.opened(started, policy, ACTS["receive"].opens, case, moment.now(), opening.received_on)
    case.next_due_on, case.next_term = clocks.next_due(started)
    insert([case])
    seats = [_seat(case, role, staff_uid) for role, staff_uid in dict.fromkeys(opening.seats)]
    rows = [_first_row(case), *rows, *seats, *(paper.row for paper in papers), *more]
    vaulted.save(foundings, [each for paper in papers for each in paper.sealed], receipts=receipts)
    append([_draft(case, actor, rows)], ledger_key())
    write(case, rows)
    return case


def _case(opening: Opening, version: int) -> Case:
    return Case(
        uid=opening.case_uid,
        code=new_case_code(),
        stage=Stage.RECEIVED,
        matter_type=opening.matter_type,
        category=opening.category,
        channel=opening.channel,
        identity_mode=opening.identity_mode,
        reporter_type=opening.reporter_type,
        received_on=opening.received_on,
        policy_version=version,
        barred=barred_blob(opening.case_uid, opening.barred),
    )


def _first_row(case: Case) -> Row:
    return new("case", case.uid, {name: getattr(case, name) for name in CASE_FIELDS})


def _seat(case: Case, role: SeatRole, staff_uid: UUID) -> Row:
    follows = {"due_on": case.next_due_on, "step": worklists.first_step(role)}
    return new("seat", _beside(case.uid), {"staff_uid": staff_uid, "role": role}, follows)


def _beside(case_uid: UUID) -> UUID:
    """A new identifier that shares its first half with the matter's: rows written together lie together in their index."""
    return UUID(bytes=case_uid.bytes[:8] + uuid.uuid4().bytes[8:])


def _draft(case: Case, actor: Actor, rows: Sequence[Row]) -> Draft:
    body: Mapping[str, Any] = {"rows": entered(rows), "facts": {"barred": fingerprint(case.barred)}}
    return Draft(
        case_uid=case.uid,
        act="receive",
        actor_uid=actor.uid,
        post="staff" if actor.kind is ActorKind.STAFF else actor.kind,
        on=moment.today(),
        body=body,
        seq=0,
        prev=NO_DIGEST,
    )
