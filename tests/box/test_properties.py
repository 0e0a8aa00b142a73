"""Whatever two keepers do in whatever order: sheets counted are always letters, set aside, or named as missing; rows always refold (F6)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dengwen.channels.box import plan
from dengwen.channels.box.handing_over import hand_over
from dengwen.channels.box.letters import account_of, file_letter, set_aside
from dengwen.channels.box.models import Box, HandOver
from dengwen.channels.box.opening import correct
from dengwen.channels.box.proving import pieces
from dengwen.channels.box.vocabulary import CorrectionReason
from dengwen.clerk import boxes
from dengwen.desk.models import Notice
from dengwen.docket import house as chain
from dengwen.docket import moment
from dengwen.docket.acts import NotLawful
from dengwen.intake import proving
from dengwen.policy.numbers import in_force
from dengwen.regulation.terms import TERMS
from dengwen.regulation.vocabulary import SetAside
from dengwen.regulation.workdays import due
from tests.box.steps import opened, told
from tests.house import House

pytestmark = pytest.mark.django_db

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("letter"), st.integers(1, 4)),
        st.tuples(st.just("aside"), st.integers(1, 4)),
        st.tuples(st.just("correct"), st.integers(0, 9)),
        st.tuples(st.just("hand over"), st.just(0)),
    ),
    max_size=6,
)


@pytest.mark.clause("2.3d")
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(counted=st.integers(0, 8), steps=STEPS)
def test_every_sheet_is_always_accounted_for(
    house: House, box: Box, counted: int, steps: list[tuple[str, int]]
) -> None:
    with transaction.atomic():
        opening, keeper = opened(house, box, counted), house.actor("shu")
        for what, number in steps:
            try:
                if what == "letter":
                    file_letter(opening, keeper, told(), number)
                elif what == "aside":
                    set_aside(opening, keeper, SetAside.SPAM, "广告", number)
                elif what == "correct":
                    reason = CorrectionReason.MISCOUNTED
                    correct(opening, keeper, house.uid("tong"), reason, number, opening.seal_new)
                else:
                    hand_over(opening, keeper)
            except NotLawful:
                continue
        account, today = account_of(opening), moment.today()
        assert list(proving.missing("box", today, today)) == []
        with moment.standing_at(moment.now() + timedelta(days=30)):
            missing = list(proving.missing("box", today, today))
        assert len(missing) == max(account.left, 0)
        assert account.in_letters + account.aside + account.left == account.sheets
        if HandOver.objects.filter(opening_uid=opening.uid).exists():
            assert (account.left, missing) == (0, [])
        assert len(list(pieces(today, today))) >= len(missing)
        assert list(chain.differences()) == []
        transaction.set_rollback(True)


@pytest.mark.clause("2.3c")
def test_the_term_starts_anew_with_every_opening_and_never_passes_its_limit(house: House, box: Box) -> None:
    policy, start = in_force(moment.today()), moment.now()
    for days in range(0, 60, 4):
        with moment.standing_at(start + timedelta(days=days)):
            opening = opened(house, box, 0)
            box.refresh_from_db()
            last = plan.due_of(box, policy).on
            limit = due(policy.calendar, opening.opened_on, TERMS["S2"].hard or TERMS["S2"].span).on
            assert opening.opened_on < last <= limit
            assert policy.calendar.presumed().is_working(last)


@pytest.fixture
def late(house: House, box: Box) -> Box:
    Box.objects.update(since_on=moment.today() - timedelta(days=60))
    return box


@pytest.mark.clause("2.3c")
def test_keepers_are_reminded_and_supervision_hears_of_what_is_late(house: House, late: Box) -> None:
    calendar = in_force(moment.today()).calendar.presumed()
    noon = moment.now().replace(hour=4, minute=0)
    while not calendar.is_working(noon.date()):
        noon += timedelta(days=1)
    with moment.standing_at(noon):
        opened(house, late, 1)
        Box.objects.update(last_on=moment.today() - timedelta(days=60))
    assert boxes.remind(noon.replace(hour=20)) == 0
    assert boxes.remind(noon) > 0
    by_term = set(Notice.objects.exclude(term="").values_list("term", "kind", "staff_uid"))
    keepers, watchers = {house.uid("shu"), house.uid("tong")}, {house.uid("feng"), house.uid("gao")}
    assert {uid for term, kind, uid in by_term if (term, kind) == ("S2", "overdue")} == keepers | watchers
    assert {uid for term, kind, uid in by_term if term == "S3"} == keepers
    before = Notice.objects.count()
    boxes.remind(noon)
    assert Notice.objects.count() == before
