"""The organisation fills in its blanks: from a day on, within the limits, entered; matters keep what they were received under."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from dengwen.bylaws import numbering
from dengwen.bylaws.hours import tidy
from dengwen.bylaws.numbers_form import values_of
from dengwen.desk.models import Notice
from dengwen.desk.notices import NoticeKind
from dengwen.docket import moment, rebuild
from dengwen.docket.acts import NotLawful, ledger_key
from dengwen.docket.models import Case, Clock
from dengwen.ledger.models import Entry
from dengwen.ledger.verify import verify
from dengwen.policy.models import PolicyVersion
from dengwen.policy.numbers import NumberOutOfRange, in_force, least, most
from dengwen.regulation.service_hours import Hours, NotHours
from dengwen.regulation.terms import TERMS
from tests import house as houses
from tests.desk_pages import enter
from tests.house import House

pytestmark = pytest.mark.django_db
PAGE, NEW = "/desk/numbers/", "/desk/numbers/new/"
NOON = datetime(2026, 3, 2, 12, tzinfo=ZoneInfo("Asia/Shanghai"))


def typed(**changed: Any) -> dict[str, Any]:
    """The form as it stands, with some fields typed anew."""
    newest = PolicyVersion.objects.order_by("-version").first()
    assert newest is not None
    return {**values_of(newest, newest.version), "effective_from": moment.today().isoformat(), **changed}


def send(client: Client, **changed: Any) -> Any:
    return client.post(NEW, typed(**changed))


@pytest.mark.clause("8.2")
@pytest.mark.clause("1.3.1")
def test_a_version_issued_on_the_page_holds_from_its_day_and_is_entered_by_codes_and_numbers(house: House) -> None:
    client, coming = enter(house, "wu", "zh-hans"), moment.today() + timedelta(days=9)
    answer = send(
        client, effective_from=coming.isoformat(), T5="45", P1="new@example.org", P3="8：30－12：00；13:00-17:00"
    )
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{PAGE}?version=2")
    assert in_force(coming - timedelta(days=1)).span("T5").amount == 30
    assert in_force(coming).span("T5").amount == 45
    assert in_force(coming).blanks == {"P1": "new@example.org", "P2": "400-000-0000", "P3": "8:30-12:00;13:00-17:00"}
    entry = Entry.objects.get(act="issue_numbers", post="staff")
    assert entry.actor_uid == house.uid("wu")
    [[sign, noun, _, values]] = entry.body["rows"]
    assert (sign, noun, values["numbers"], values["effective_from"]) == (
        "+",
        "policy_version",
        {"T5": 45},
        coming.isoformat(),
    )
    assert "example" not in str(entry.body)
    assert "测试" not in str(entry.body)
    assert list(rebuild.check()) == []
    assert verify(ledger_key()).first_bad_index is None


@pytest.mark.clause("8.2")
def test_the_page_shows_what_holds_what_comes_and_what_held(house: House) -> None:
    client = enter(house, "wu")
    with moment.standing_at(NOON):
        send(client, effective_from="2026-03-02", T1="2")
        send(client, effective_from="2026-05-01", T2="6", P2="6110")
        page = client.get(PAGE).content.decode()
        coming = client.get(f"{PAGE}?version=3").content.decode()
    assert [page.count(f">{state}</span>") for state in ("in force", "to come", "past")] == [1, 1, 1]
    assert "T1 Registration: 1 working day → 2 working days" in page
    assert "Number of the hotline (P2): 400-000-0000 → 6110" in page
    assert "Terms in version 2" in page
    assert "Terms in version 3" in coming
    assert "90 natural days" in page
    assert "15 natural days from the receipt" in page
    assert all(f'#{term.clause}">' in page for term in TERMS.values())


def test_what_is_out_of_range_is_named_beside_its_field_and_what_was_typed_stays(house: House) -> None:
    client = enter(house, "wu")
    answer = send(client, T5="91", T1="lots", S0="0", P1="nowhere", P2="ring us", P3="nine to five", organisation="")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "A whole number from 0 to 90, in natural days." in page
    assert "A whole number from 0 to 2, in working days." in page
    assert "A whole number from 1 to 365, in natural days." in page
    assert "This is no mail address." in page
    assert "This is no telephone number." in page
    assert "These are no hours of a day." in page
    assert all(f'value="{kept}"' in page for kept in ("91", "lots", "nowhere", "ring us", "nine to five"))
    assert PolicyVersion.objects.count() == 1


def test_the_past_is_never_changed(house: House) -> None:
    client = enter(house, "wu")
    answer = send(client, effective_from=(moment.today() - timedelta(days=1)).isoformat(), T5="20")
    assert answer.status_code == 422
    assert "This day is over. The earliest is today." in answer.content.decode()
    told = numbering.Numbers(moment.today() - timedelta(days=1), "甲", "A", {}, {})
    with pytest.raises(NotLawful):
        numbering.issue(house.actor("wu"), told, 1)
    assert PolicyVersion.objects.count() == 1


def test_a_version_seen_too_early_overwrites_nothing_and_one_without_change_is_none(house: House) -> None:
    client, seen = enter(house, "wu"), typed(T5="20")
    assert client.post(NEW, typed(T5="21")).status_code == 302
    late = client.post(NEW, seen)
    assert late.status_code == 422
    assert "Somebody has issued a newer version" in late.content.decode()
    same = client.post(NEW, typed())
    assert same.status_code == 422
    assert "Nothing differs" in same.content.decode()
    assert PolicyVersion.objects.count() == 2


@pytest.mark.clause("8.2")
def test_a_matter_keeps_the_version_under_which_it_was_received(house: House) -> None:
    with moment.standing_at(NOON):
        before = houses.open_matter().case
        numbering.issue(house.actor("wu"), numbering.Numbers(date(2026, 3, 3), "甲", "A", {"T2": 1, "T1": 0}, {}), 1)
        still = houses.open_matter().case
    with moment.standing_at(NOON + timedelta(days=1)):
        after = houses.open_matter().case
    assert [case.policy_version for case in (before, still, after)] == [1, 1, 2]
    assert (term(before, "T2"), term(still, "T2"), term(after, "T2")) == (
        date(2026, 3, 9),
        date(2026, 3, 9),
        date(2026, 3, 4),
    )
    with moment.standing_at(NOON + timedelta(days=2)):
        assert Case.objects.get(pk=before.pk).policy_version == 1
        assert term(before, "T2") == date(2026, 3, 9)


def term(case: Case, code: str) -> date:
    return Clock.objects.get(case=case, term=code).due_on


def test_intake_and_supervision_hear_that_the_rules_changed_and_no_more(house: House) -> None:
    send(enter(house, "wu"), T5="20")
    told = Notice.objects.filter(kind=NoticeKind.RULES_CHANGED)
    assert {notice.staff_uid for notice in told} == {house.uid(name) for name in ("an", "bai", "cai", "feng", "gao")}
    assert {(notice.case_id, notice.term) for notice in told} == {(None, "")}


def test_nobody_but_an_administrator_issues_numbers(house: House) -> None:
    told = numbering.Numbers(moment.today(), "甲", "A", {"T5": 20}, {})
    for name in ("an", "feng", "zhou", "tang"):
        with pytest.raises(NotLawful):
            numbering.issue(house.actor(name), told, 1)
    assert PolicyVersion.objects.count() == 1


def test_a_number_changed_in_the_database_is_found_by_the_refold(house: House) -> None:
    PolicyVersion.objects.update(numbers={"T5": 90})
    assert [(each.noun, each.column) for each in rebuild.check()] == [("policy_version", "numbers")]


def test_versions_from_before_they_were_entered_are_taken_over_once(house: House) -> None:
    PolicyVersion.objects.create(version=7, effective_from=date(2026, 4, 1), organisation="旧", organisation_en="Old")
    assert [each.column for each in rebuild.check()] == ["*"]
    assert numbering.adopt_unentered() == 1
    assert numbering.adopt_unentered() == 0
    assert list(rebuild.check()) == []


@given(st.sampled_from(sorted(TERMS)), st.integers(-5, 5000))
def test_a_lawful_number_lies_between_least_and_most(code: str, amount: int) -> None:
    row = TERMS[code]
    lawful = least(row) <= amount <= most(row)
    assert least(row) <= row.span.amount <= most(row)
    if not lawful:
        with pytest.raises(NumberOutOfRange):
            numbering.limits.check({code: amount})
    else:
        numbering.limits.check({code: amount})


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("09:00-12:00;13:30-17:30", "09:00-12:00;13:30-17:30"),
        (" 9：00 至 12：00，13：30～17：30； ", "9:00-12:00;13:30-17:30"),
        ("00:00—24:00", "00:00-24:00"),
    ],
)
def test_hours_as_people_type_them(written: str, read: str) -> None:
    assert tidy(written) == read
    assert Hours.parse(read).windows == Hours.parse(tidy(written)).windows


@pytest.mark.parametrize("written", ["", "9-17", "17:00-09:00", "09:00-12:00;11:00-13:00", "25:00-26:00", "随时"])
def test_what_is_no_hours_is_refused(written: str) -> None:
    with pytest.raises(NotHours):
        tidy(written)
