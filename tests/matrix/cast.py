"""Everybody before one matter: each part seated in it, the same posts without a part, and those who are kept from it.

The matter accuses a clerk of the works: he, his head and the head of the house are barred; an officer and a supervisor were excluded later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from dengwen.docket import moment
from dengwen.docket.models import Case, Paper
from dengwen.intake.attachments import Attachment
from dengwen.intake.classifying import classify
from dengwen.intake.deciding import Answer, accept
from dengwen.intake.dispatching import Packet, dispatch
from dengwen.intake.emergency import Ground, emergency_action, flag_emergency, report_to_leaders
from dengwen.intake.given import Named
from dengwen.intake.recusal import exclude
from dengwen.intake.registering import Fact, register
from dengwen.intake.submissions import receive
from dengwen.investigation import allegations, conflict, contact, evidence, packet, reporting, team
from dengwen.investigation.models import Allegation
from dengwen.people.circle import Concerned
from dengwen.people.models import OrganisationVersion
from dengwen.rectification import evidence as shown
from dengwen.rectification.carrying_out import complete_measure
from dengwen.rectification.models import Measure
from dengwen.rectification.planning import add_measure
from dengwen.regulation.vocabulary import Category, FieldState, MatterType, Outcome, Post
from dengwen.review.judging import approve
from dengwen.vault import files, receipts
from dengwen.vault.cleaning import clean_copy
from dengwen.vault.files import StagedFile
from tests import employing
from tests import house as houses
from tests.employing import Newcomer
from tests.house import House
from tests.intake import officers
from tests.investigation import steps

SEATED = {
    "intake": "bai",
    "head": "lin",
    "investigator": "ma",
    "reviewer": "e",
    "owner": "pan",
    "custodian": "ji",
    "supervisor": "gao",
    "leader": "hua",
}
STRANGERS = {
    "intake": "li",
    "head": "zhu",
    "investigator": "ren",
    "reviewer": "shi",
    "custodian": "tao",
    "supervisor": "xu",
    "leader": "yan",
    "analyst": "tang",
    "administrator": "wu",
    "clerk": "ou",
    "keeper": "shu",
    "operator": "yue",
}
BARRED = {"accused": "sun", "head": "qian", "leader": "zhou", "intake": "cai", "supervisor": "feng"}
EMPLOYED_LATER = {
    "li": ("compliance", Post.INTAKE_OFFICER),
    "zhu": ("custody", Post.DEPARTMENT_HEAD),
    "shi": ("compliance", Post.REVIEWER),
    "tao": ("custody", Post.IDENTITY_CUSTODIAN),
    "xu": ("supervision", Post.SUPERVISOR),
    "yan": ("office", Post.LEADER),
    "shu": ("custody", Post.BOX_KEEPER),
}
UNSIGNED = "hao"


@dataclass
class Matter:
    """The matter with the reporter's code and its sealed files by name; ``more`` is what single rooms put beside it."""

    case: Case
    code: str
    report_file: UUID
    packet_file: UUID
    evidence: UUID
    measure: UUID
    measure_file: UUID
    more: dict[str, Any] = field(default_factory=dict)


def everybody_arrives(house: House, people: Mapping[str, tuple[str, Post | None]]) -> None:
    arriving = {name: Newcomer(f"{name}某某", house.units[unit], post) for name, (unit, post) in people.items()}
    house.staff |= employing.employ(arriving)
    OrganisationVersion.touch()


def build() -> House:
    """The house of the tests with a second leader and an officer who has not signed yet."""
    house = houses.build()
    everybody_arrives(house, {"hua": ("office", Post.LEADER), UNSIGNED: ("compliance", Post.INTAKE_OFFICER)})
    return house


def strangers_arrive(house: House) -> None:
    """The same posts once more, for people who came after the matter."""
    everybody_arrives(house, EMPLOYED_LATER)
    house.staff[UNSIGNED].undertaking_on = None
    house.staff[UNSIGNED].save()
    OrganisationVersion.touch()


def staged(name: str) -> StagedFile:
    return files.store([b"\xef\xbb\xbfsome words\r\n"], name, "text/plain")


def live_through(house: House) -> Matter:
    """The matter from its receipt to a measure reported done, every file on its way."""
    code, original = receipts.new_code(), staged("list.txt")
    given = officers.named(subjects=(Named("孙望舒"),))
    case = receive(given, code, [Attachment(original, clean_copy(original).file)])
    report_file = Paper.objects.get(case=case, kind="file").uid
    taken_on(house, case, report_file)
    packet_file = Paper.objects.filter(case=case, kind="file").latest("pk").uid
    found = investigated(house, case)
    return Matter(case, code, report_file, packet_file, found, *mended(house, case))


def taken_on(house: House, case: Case, file: UUID) -> None:
    officer = house.actor("an")
    register(case, officer, dict.fromkeys(Fact, FieldState.GIVEN))
    flag_emergency(case, officer, Ground.DANGER)
    emergency_action(case, officer, "已封存现场。")
    report_to_leaders(case, officer, "仓库存在安全隐患，已采取措施。")
    accept(case, officer, Answer.YES, Answer.YES)
    later = Concerned(ticked_people=frozenset(house.uid(BARRED[name]) for name in ("intake", "supervisor")))
    exclude(case, officer, later, "与被反映人相熟")
    classify(case, officer, MatterType(case.matter_type), Category(case.category))
    words = Packet("验收", "入库手续与库存数量有出入", asks="是否属实")
    dispatch(case, officer, house.units["purchasing"].uid, words, [file])


def investigated(house: House, case: Case) -> UUID:
    head, investigator = house.actor("lin"), house.actor("ma")
    packet.open_packet(case, head)
    team.assign(case, head, [house.uid("ma")], house.uid("ma"))
    conflict.declare_no_conflict(case, investigator)
    contact.contact(case, investigator, "请问是哪一批?")
    piece = evidence.Evidence("台账", "仓库", date(2026, 3, 2), "抄录")
    evidence.add_evidence(case, investigator, piece, [staged("ledger.txt")])
    found = Paper.objects.get(case=case, kind="evidence").uid
    allegations.allege(case, investigator, "验收记录与实物不符")
    allegation = Allegation.objects.get(case=case)
    allegations.find(case, investigator, allegation, Outcome.SUBSTANTIATED, speaking_for=[found], unheard="已离职")
    reporting.submit_report(case, investigator, steps.REPORT)
    approve(case, house.actor("ding"), steps.four())
    return found


def mended(house: House, case: Case) -> tuple[UUID, UUID]:
    add_measure(case, house.actor("lin"), house.uid("pan"), moment.today() + timedelta(days=30), "重新清点")
    measure = Measure.objects.get(case=case)
    complete_measure(case, house.actor("pan"), measure, "已清点", [staged("done.txt")])
    return measure.uid, Paper.objects.get(case=case, kind=shown.KIND).uid
