"""A small organisation for tests: every post filled, everybody with a vault key and a signed undertaking.

head office (leader: zhou)
├── compliance   intake: an, bai, cai   reviewers: ding, e   operators: yue, yun   (management department)
├── supervision  supervisors: feng, gao
├── custody      custodians: he, ji, kong
├── purchasing   head: lin   investigators: ma, ning   staff: ou, pan
└── works        head: qian  investigators: ren        staff: sun   analyst: tang   administrator: wu
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from dengwen.bylaws import numbering
from dengwen.docket import moment
from dengwen.docket.actors import REPORTER, Actor, staff_actor
from dengwen.docket.models import Case
from dengwen.docket.opening import Opening, open_case
from dengwen.docket.papers import draft
from dengwen.docket.seating import first_seats
from dengwen.people.circle import Concerned, excluded
from dengwen.people.models import OrganisationVersion, Staff, Unit
from dengwen.people.organisation import organisation
from dengwen.policy import numbers
from dengwen.regulation.vocabulary import Category, Channel, IdentityMode, MatterType, Post, ReporterType, SeatRole
from dengwen.vault import receipts, session
from dengwen.vault.compartments import found
from dengwen.vault.enrolment import enrol_recovery
from dengwen.vault.holders import forget_holders, holders_of, recovery_holder
from tests.employing import PASSWORD, START, Newcomer, employ

NOBODY = Concerned()

UNITS = {
    "office": ("总部", "Head office", None, "zhou"),
    "compliance": ("合规部", "Compliance", "office", "an"),
    "supervision": ("监督小组", "Supervision", "office", "feng"),
    "custody": ("档案室", "Custody", "office", "he"),
    "purchasing": ("采购部", "Purchasing", "office", "lin"),
    "works": ("工程部", "Works", "office", "qian"),
}
STAFF: dict[str, tuple[str, str, Post | None]] = {
    "zhou": ("周明远", "office", Post.LEADER),
    "an": ("安若素", "compliance", Post.INTAKE_OFFICER),
    "bai": ("白景行", "compliance", Post.INTAKE_OFFICER),
    "cai": ("蔡知微", "compliance", Post.INTAKE_OFFICER),
    "ding": ("丁致和", "compliance", Post.REVIEWER),
    "e": ("鄂思齐", "compliance", Post.REVIEWER),
    "feng": ("冯守正", "supervision", Post.SUPERVISOR),
    "gao": ("高明鉴", "supervision", Post.SUPERVISOR),
    "he": ("何静安", "custody", Post.IDENTITY_CUSTODIAN),
    "ji": ("纪慎言", "custody", Post.IDENTITY_CUSTODIAN),
    "kong": ("孔怀信", "custody", Post.IDENTITY_CUSTODIAN),
    "lin": ("林采薇", "purchasing", Post.DEPARTMENT_HEAD),
    "ma": ("马识途", "purchasing", Post.INVESTIGATOR),
    "ning": ("宁致远", "purchasing", Post.INVESTIGATOR),
    "ou": ("欧阳澈", "purchasing", None),
    "pan": ("潘若谷", "purchasing", None),
    "qian": ("钱思源", "works", Post.DEPARTMENT_HEAD),
    "ren": ("任重远", "works", Post.INVESTIGATOR),
    "sun": ("孙望舒", "works", None),
    "tang": ("唐观澜", "works", Post.ANALYST),
    "wu": ("吴承平", "works", Post.ADMINISTRATOR),
    "yue": ("岳听澜", "compliance", Post.HOTLINE_OPERATOR),
    "yun": ("云知意", "compliance", Post.HOTLINE_OPERATOR),
}


@dataclass
class House:
    """The organisation with its people by short name."""

    staff: dict[str, Staff]
    units: dict[str, Unit]

    def actor(self, name: str) -> Actor:
        """The person with an unlocked vault (needs a running or in-process keeper)."""
        token = session.unlock_staff(self.staff[name].uid, PASSWORD)
        assert token is not None
        return staff_actor(self.staff[name].uid, token)

    def uid(self, name: str) -> uuid.UUID:
        return self.staff[name].uid


def build() -> House:
    """Write the organisation into the test database."""
    forget_holders()
    numbers.forget()
    enrol_recovery()
    blanks = {"P1": "drum@example.org", "P2": "400-000-0000", "P3": "09:00-12:00;13:30-17:30"}
    numbering.found(numbering.Numbers(START, "测试公司", "Test Company", {}, blanks))
    units = {key: Unit(name=name, name_en=name_en) for key, (name, name_en, _, _) in UNITS.items()}
    Unit.objects.bulk_create(units.values())
    staff = employ({key: Newcomer(name, units[unit], post) for key, (name, unit, post) in STAFF.items()})
    for key, (_, _, parent, head) in UNITS.items():
        units[key].parent, units[key].head = units[parent] if parent else None, staff[head]
    Unit.objects.bulk_update(units.values(), ["parent", "head"])
    OrganisationVersion.touch()
    return House(staff, units)


@dataclass
class Matter:
    """An opened matter with the reporter's code."""

    case: Case
    code: str


def open_matter(
    text: str = "某批零件的验收记录与实物不符。",
    *,
    concerned: Concerned = NOBODY,
    matter_type: MatterType = MatterType.REPORT,
    extra: Mapping[str, Any] | None = None,
    kinds: Sequence[str] = ("R",),
) -> Matter:
    """A matter as the portal would open it, with its text sealed into R (and the identity compartment when ``I`` is asked for)."""
    house = organisation(moment.today())
    barred = excluded(house, concerned)
    opening = Opening(
        matter_type, Category.INTEGRITY, Channel.WEB, IdentityMode.ANONYMOUS, ReporterType.EMPLOYEE, barred=barred
    )
    roles = [SeatRole.SUPERVISOR] + ([SeatRole.CUSTODIAN] if "I" in kinds else [])
    opening.seats = first_seats(house, barred, opening.case_uid, roles)
    code = receipts.new_code()
    reporter = receipts.holder(code)
    intake = [uid for role, uid in opening.seats if role is SeatRole.INTAKE]
    custodians = [uid for role, uid in opening.seats if role is SeatRole.CUSTODIAN]
    report = found(opening.case_uid, "R", [*holders_of(intake).values(), recovery_holder(), reporter], moment.today())
    foundings = [report]
    if "I" in kinds:
        foundings.append(
            found(opening.case_uid, "I", [*holders_of(custodians).values(), recovery_holder()], moment.today())
        )
    told = {"what": text, "where": "三号仓库", "when": "上月", "subjects": [], "subject_units": []}
    payload = {**told, "avoid": [], "avoid_units": [], **(extra or {})}
    paper = draft("submission", [(report.compartment, payload)], REPORTER)
    with transaction.atomic():
        case = open_case(opening, REPORTER, [paper], foundings)
        receipts.issue(reporter, case.uid).save()
    return Matter(case, code)
