"""A report brought through the officers' acts, as far as a test wants it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from dengwen.docket.actors import Actor
from dengwen.docket.models import Case, Seat
from dengwen.intake.classifying import classify
from dengwen.intake.deciding import Answer, accept
from dengwen.intake.dispatching import Packet, dispatch
from dengwen.intake.given import Given, Named
from dengwen.intake.registering import Fact, register
from dengwen.intake.submissions import receive
from dengwen.regulation.vocabulary import Category, FieldState, IdentityMode, MatterType, SeatRole
from dengwen.vault import receipts
from dengwen.vault.compartments import recovery_holder
from dengwen.vault.models import Compartment, Grant
from tests.house import House

TEXT = (
    "上月二十号下午我在三号仓库值班，亲眼看见送来的轴承包装上贴的批号和随货单上写的批号完全不一样，验收单却已经签了字。"
)
PACKET = Packet(
    title="零件批号核对",
    what="有情况反映：某次到货的批号与单据不符，而验收已经签字。",
    where="三号仓库",
    when="上月",
    asks="请核对上月到货与验收单的批号。",
)
ALL_GIVEN = dict.fromkeys(Fact, FieldState.GIVEN)


def named(**more: Any) -> Given:
    """A named report about a clerk of purchasing, unless told otherwise."""
    told: dict[str, Any] = {
        "what": TEXT,
        "where": "三号仓库",
        "when": "上月",
        "subjects": (Named("欧阳澈"),),
        "identity_mode": IdentityMode.NAMED,
        "name": "邹不平",
        "contact": "zou@example.org",
        **more,
    }
    return Given(MatterType.REPORT, Category.INTEGRITY, **told)


def received(given: Given | None = None) -> tuple[Case, str]:
    code = receipts.new_code()
    return receive(given or named(), code), code


def registered(actor: Actor, given: Given | None = None) -> Case:
    case, _ = received(given)
    register(case, actor, ALL_GIVEN, ["邹不平"])
    return case


def accepted(actor: Actor, given: Given | None = None) -> Case:
    case = registered(actor, given)
    accept(case, actor, Answer.YES, Answer.UNSURE)
    return case


def classified(actor: Actor, given: Given | None = None) -> Case:
    case = accepted(actor, given)
    classify(case, actor, MatterType.REPORT, Category.INTEGRITY)
    return case


def dispatched(actor: Actor, unit_uid: UUID, given: Given | None = None) -> Case:
    case = classified(actor, given)
    dispatch(case, actor, unit_uid, PACKET)
    return case


def seats(house: House, case: Case) -> dict[str, set[str]]:
    """Who holds which active seat, by short name."""
    names = {person.uid: key for key, person in house.staff.items()}
    found: dict[str, set[str]] = {}
    for seat in Seat.objects.filter(case=case, active=True):
        found.setdefault(SeatRole(seat.role).value, set()).add(names[seat.staff_uid])
    return found


def holders(house: House, case: Case, kind: str, unit_uid: UUID | None = None) -> set[str]:
    """Who holds a live key of the newest version of a compartment, by short name; `recovery` and `reporter` for those two."""
    names = {person.uid: key for key, person in house.staff.items()} | {recovery_holder().uid: "recovery"}
    room = Compartment.objects.filter(case_uid=case.uid, kind=kind, unit_uid=unit_uid).latest("version")
    live = Grant.objects.filter(compartment=room, revoked_on=None)
    return {names.get(grant.holder_uid, grant.holder_kind) for grant in live}
