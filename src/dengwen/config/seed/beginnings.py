"""How a grown matter begins: who must not know, who is seated, the report and the identity sealed, the receipt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from random import Random
from uuid import UUID, uuid4

from django.utils import timezone

from dengwen.config.demo.stories import Story
from dengwen.config.seed.chances import Chances, pick
from dengwen.config.seed.growing import Growth
from dengwen.config.seed.world import World
from dengwen.docket import moment
from dengwen.docket.actors import REPORTER
from dengwen.docket.barring import barred_blob, fingerprint
from dengwen.docket.codes import new_case_code
from dengwen.docket.models import Case
from dengwen.docket.papers import PaperDraft, draft
from dengwen.docket.projection import Row, new
from dengwen.docket.seating import first_seats
from dengwen.intake.models import SubmissionStatus
from dengwen.people.circle import Concerned, excluded
from dengwen.regulation.vocabulary import IdentityMode, SeatRole, Stage
from dengwen.vault import receipts
from dengwen.vault.blind import blind

ACCUSED_SHARE = 0.6
OFFICERS = 2


@dataclass(slots=True)
class Begun:
    """A matter just received."""

    growth: Growth
    barred: frozenset[UUID]
    officers: list[UUID]
    code: str


def begin(world: World, chances: Chances, random: Random, story: Story, received: date) -> Begun:
    """Receive one matter at some minute of the day."""
    accused = _accused(world, random)
    barred = _excluded(world, accused)
    policy = world.policy_on(received)
    case = _case(chances, random, story, received, policy.version, barred)
    growth = Growth(case, policy)
    roles = [SeatRole.SUPERVISOR, *([SeatRole.CUSTODIAN] if case.identity_mode != IdentityMode.ANONYMOUS else [])]
    seats = _fewer(first_seats(world.house, barred, case.uid, roles))
    code = receipts.new_code()
    with moment.standing_at(timezone.make_aware(datetime.combine(received, time(random.randrange(7, 23), 30)))):
        papers = _sealed(world, growth, seats, story, accused, code)
        rows = [_submission(case, code), *(_seat(role, uid) for role, uid in seats)]
        growth.act("receive", REPORTER, rows, papers, {"barred": fingerprint(case.barred)})
    officers = [uid for role, uid in seats if role is SeatRole.INTAKE]
    return Begun(growth, barred, officers, code)


def _fewer(seats: Sequence[tuple[SeatRole, UUID]]) -> list[tuple[SeatRole, UUID]]:
    """Two officers for a matter, so that a bulk of them has as many keys as a house with a larger office would give out."""
    officers = [seat for seat in seats if seat[0] is SeatRole.INTAKE]
    return [*officers[:OFFICERS], *(seat for seat in seats if seat[0] is not SeatRole.INTAKE)]


def _accused(world: World, random: Random) -> UUID | None:
    return random.choice(list(world.house.people)) if random.random() < ACCUSED_SHARE else None


def _excluded(world: World, accused: UUID | None) -> frozenset[UUID]:
    if accused is None:
        return frozenset()
    place = (world.house.version, accused)
    if place not in _circles:
        _circles[place] = excluded(world.house, Concerned(people=frozenset({accused})))
    return _circles[place]


_circles: dict[tuple[int, UUID], frozenset[UUID]] = {}


def _case(
    chances: Chances, random: Random, story: Story, received: date, version: int, barred: frozenset[UUID]
) -> Case:
    uid = uuid4()
    return Case(
        uid=uid,
        code=new_case_code(),
        stage=Stage.RECEIVED,
        matter_type=pick(random, chances.types),
        category=story.category,
        channel=pick(random, chances.channels),
        identity_mode=pick(random, chances.modes),
        reporter_type=pick(random, chances.reporters),
        received_on=received,
        policy_version=version,
        barred=barred_blob(uid, barred),
    )


def _sealed(
    world: World, growth: Growth, seats: list[tuple[SeatRole, UUID]], story: Story, accused: UUID | None, code: str
) -> list[PaperDraft]:
    case, reporter = growth.case, receipts.holder(code)
    growth.receipt = receipts.issue(reporter, case.uid)
    officers = [uid for role, uid in seats if role is SeatRole.INTAKE]
    report = growth.found("R", world.keys_of(officers, reporter))
    papers = [draft("submission", [(report, _told(world, story, accused, case))], REPORTER)]
    custodians = [uid for role, uid in seats if role is SeatRole.CUSTODIAN]
    if custodians:
        identity = growth.found("I", world.keys_of(custodians))
        told = {"name": "某先生/女士", "contact": f"{case.code[:4].lower()}@yanchuan.example", "wish": "工作日晚上"}
        papers.append(draft("identity", [(identity, told)], REPORTER))
    return papers


def _told(world: World, story: Story, accused: UUID | None, case: Case) -> dict[str, object]:
    person = world.house.people[accused] if accused else None
    subjects = [{"name": person.name, "unit_uid": None, "staff_uids": [str(person.uid)]}] if person else []
    return {
        "what": story.what,
        "where": story.where,
        "when": story.when,
        "subjects": subjects,
        "subject_units": [],
        "avoid": [],
        "avoid_units": [],
        "relation": case.reporter_type,
        "contact_wish": "",
        "language": story.language,
    }


def _submission(case: Case, code: str) -> Row:
    values = {
        "channel": case.channel,
        "evidence": blind("evidence", str(case.channel), receipts.lookup(code)).hex(),
        "received_on": case.received_on,
        "status": SubmissionStatus.RECEIVED,
    }
    return new("submission", uuid4(), values)


def _seat(role: SeatRole, uid: UUID) -> Row:
    return new("seat", uuid4(), {"staff_uid": uid, "role": role})
