"""In any organisation, whatever anybody tries: whoever is excluded holds no key and no seat, and no key is held without a seat (F2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dengwen.docket import reads, rebuild
from dengwen.docket.acts import NotLawful
from dengwen.docket.barring import is_barred
from dengwen.docket.models import Case, Seat
from dengwen.docket.moment import today
from dengwen.intake import emergency, reporter, talking
from dengwen.intake.classifying import classify
from dengwen.intake.concerned import concerned_in
from dengwen.intake.deciding import Answer, accept
from dengwen.intake.dispatching import dispatch
from dengwen.intake.given import Given, Named
from dengwen.intake.recusal import exclude
from dengwen.intake.registering import register
from dengwen.intake.returning import recall, return_objection
from dengwen.intake.submissions import receive
from dengwen.people.circle import Concerned, excluded
from dengwen.people.models import OrganisationVersion, Posting, Staff, Tie, Unit
from dengwen.people.organisation import organisation
from dengwen.regulation.vocabulary import Category, IdentityMode, MatterType, Post, SeatRole, TieKind
from dengwen.vault import receipts, session
from dengwen.vault.models import Grant
from tests import house as houses
from tests.house import House
from tests.intake import officers

NAMES = sorted(houses.STAFF)
PLACES = [key for key in houses.UNITS if key != "office"]
WANTED = (Post.INTAKE_OFFICER, Post.SUPERVISOR, Post.DEPARTMENT_HEAD, Post.LEADER, Post.IDENTITY_CUSTODIAN)
WAY = ("register", "accept", "classify", "dispatch", "dispatch")
ACTS = (
    "register",
    "accept",
    "classify",
    "dispatch",
    "return",
    "recall",
    "exclude",
    "exclude",
    "flag",
    "leaders",
    "write",
    "message",
)


@pytest.fixture
def house(db: None) -> Iterator[House]:
    with session.in_process():
        yield houses.build()


def rearrange(house: House, data: st.DataObject) -> None:
    """Another tree, other heads, other posts, some ties: with the same people and their keys."""
    Posting.objects.all().delete()
    for at, key in enumerate(PLACES):
        parent = data.draw(st.sampled_from(["office", *PLACES[:at]]))
        Unit.objects.filter(pk=house.units[key].pk).update(parent=house.units[parent])
    for key in houses.UNITS:
        head = house.staff[data.draw(st.sampled_from(NAMES))]
        Unit.objects.filter(pk=house.units[key].pk).update(head=head)
        if data.draw(st.integers(0, 3)):
            Posting.objects.create(staff=head, post=Post.DEPARTMENT_HEAD, unit=house.units[key], from_on=houses.START)
    for name in NAMES:
        unit = house.units[data.draw(st.sampled_from(list(houses.UNITS)))]
        Staff.objects.filter(pk=house.staff[name].pk).update(unit=unit)
        for post in data.draw(st.sets(st.sampled_from(WANTED), max_size=2)):
            Posting.objects.create(staff=house.staff[name], post=post, unit=unit, from_on=houses.START)
    for one, other in data.draw(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=3)):
        if one != other:
            Tie.objects.create(
                staff=house.staff[one], other=house.staff[other], kind=TieKind.FAMILY, declared_on=houses.START
            )
    OrganisationVersion.touch()


def a_report(house: House, data: st.DataObject) -> Given:
    some = st.lists(st.sampled_from(NAMES), max_size=2, unique=True)
    units = st.lists(st.sampled_from([house.units[key].uid for key in PLACES]), max_size=1)
    mentioned = "".join(house.staff[name].name for name in data.draw(some))
    return Given(
        MatterType.REPORT,
        Category.SAFETY,
        f"当时在场的有{mentioned}。",
        identity_mode=IdentityMode.NAMED,
        name="邹不平",
        subjects=tuple(Named(house.staff[name].name) for name in data.draw(some)),
        subject_units=tuple(data.draw(units)),
        avoid=tuple(house.staff[name].name for name in data.draw(some)),
    )


def attempts(house: House, case: Case, data: st.DataObject, shut_out: set[UUID]) -> dict[str, Callable[[], object]]:
    """Each act by somebody; most are refused, some are lawful."""
    who = house.actor(data.draw(st.sampled_from(NAMES)))
    seats = Seat.objects.filter(case=case, active=True, role=SeatRole.INTAKE).values_list("staff_uid", flat=True)
    names = {person.uid: name for name, person in house.staff.items()}
    seated = sorted(names[uid] for uid in seats)
    if seated and data.draw(st.integers(0, 4)):
        who = house.actor(data.draw(st.sampled_from(seated)))
    unit = house.units[data.draw(st.sampled_from(PLACES))].uid
    added = frozenset(house.uid(name) for name in data.draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=2)))
    concerned = Concerned(people=added) if data.draw(st.booleans()) else Concerned(ticked_people=added)

    def shut() -> None:
        exclude(case, who, concerned, "有利害关系。")
        shut_out.update(excluded(organisation(today()), concerned))

    return {
        "register": lambda: register(case, who, officers.ALL_GIVEN),
        "accept": lambda: accept(case, who, Answer.YES, Answer.YES),
        "classify": lambda: classify(case, who, MatterType.REPORT, Category.SAFETY),
        "dispatch": lambda: dispatch(case, who, unit, officers.PACKET),
        "return": lambda: return_objection(case, who, "不归本部门管。"),
        "recall": lambda: recall(case, who),
        "exclude": shut,
        "flag": lambda: emergency.flag_emergency(case, who, emergency.Ground.LOSS),
        "leaders": lambda: emergency.report_to_leaders(case, who, "请决定。"),
        "write": lambda: reporter.write(case, "补充。"),
        "message": lambda: talking.message_reporter(case, who, "收到。"),
    }


def check(house: House, case: Case, shut_out: set[UUID]) -> None:
    everybody = {person.uid for person in house.staff.values()}
    barred = {uid for uid in everybody if is_barred(case.uid, Case.objects.get(pk=case.pk).barred, uid)}
    assert shut_out <= barred
    sitting = set(Seat.objects.filter(case=case, active=True).values_list("staff_uid", flat=True))
    live = Grant.objects.filter(compartment__case_uid=case.uid, revoked_on=None)
    holding = set(live.values_list("holder_uid", flat=True)) & everybody
    assert not barred & sitting
    assert not barred & holding
    assert holding <= sitting
    assert not live.filter(sealed_key=b"").exists()
    for name in NAMES:
        if house.uid(name) in barred:
            assert reads.worklist(house.actor(name)) == []


@pytest.mark.clause("1.3.2")
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_f2_no_excluded_person_ever_holds_a_key_or_a_seat(house: House, data: st.DataObject) -> None:
    with transaction.atomic():
        rearrange(house, data)
        given = a_report(house, data)
        case = receive(given, receipts.new_code())
        shut_out = set(excluded(organisation(today()), concerned_in(organisation(today()), given)))
        check(house, case, shut_out)
        for act in (*WAY, *data.draw(st.lists(st.sampled_from(ACTS), max_size=6))):
            try:
                with transaction.atomic():
                    attempts(house, case, data, shut_out)[act]()
            except NotLawful:
                case.refresh_from_db()
            check(house, case, shut_out)
        assert list(rebuild.check()) == []
        transaction.set_rollback(True)
