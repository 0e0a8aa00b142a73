"""The demonstration as a whole: lived through the real acts, it verifies, refolds, and keeps what it promises to show."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from dengwen.bylaws.days import Wish, correct
from dengwen.clerk import upkeep
from dengwen.config.demo import command
from dengwen.config.demo.company import PASSWORD, PLAN, found_company
from dengwen.config.demo.playing import plots
from dengwen.desk import nextstep, person, worklist
from dengwen.desk.casecontext import CaseContext
from dengwen.docket import moment, reads, rebuild
from dengwen.docket.actors import SYSTEM, Actor, staff_actor
from dengwen.docket.acts import ledger_key
from dengwen.docket.barring import is_barred
from dengwen.docket.joining import main_of
from dengwen.docket.models import Case, Clock, Seat
from dengwen.ledger.models import Entry
from dengwen.ledger.verify import verify
from dengwen.people.models import Staff
from dengwen.people.organisation import organisation
from dengwen.policy.numbers import in_force
from dengwen.regulation.vocabulary import Category, Channel, SeatRole, Stage
from dengwen.vault import session
from dengwen.vault.models import Grant
from tests.demo import ways

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.timeout(400)]

MOST_QUERIES = 15


@pytest.fixture
def receipts(media: object) -> Iterator[list[dict[str, str]]]:
    yield command.standing_receipts()
    (command.settings.HOME / command.KEPT).unlink()


def test_the_whole_demonstration(receipts: list[dict[str, str]]) -> None:
    """One life for all questions, because living it takes a while."""
    assert verify(ledger_key()).sound
    assert list(rebuild.check()) == []
    every_stage_is_there()
    ways.the_house_is_busy()
    the_past_is_in_order()
    nobody_barred_takes_part()
    list_and_page_say_the_same_next_step()
    the_receipts_open(receipts)
    a_second_start_makes_nothing(receipts)
    everybody_can_sign_in_and_open_the_vault()
    every_page_opens_and_asks_little()
    everybody_finds_something_to_do()
    every_running_term_follows_the_calendar()


def every_stage_is_there() -> None:
    assert Case.objects.count() == len(plots()) + ways.MATTERS
    assert {*Case.objects.values_list("stage", flat=True)} == set(Stage)
    assert {main_of(case).stage for case in Case.objects.filter(stage=Stage.MERGED)} == {Stage.INVESTIGATING}
    assert {*Case.objects.values_list("category", flat=True)} == set(Category)
    assert {*Case.objects.values_list("channel", flat=True)} >= set(Channel) - {Channel.SOCIAL, Channel.LETTER}


def the_past_is_in_order() -> None:
    """Entries by day, nothing done in the future or by staff on a day off, and some terms running late, most not."""
    days = list(Entry.objects.filter(case_uid__isnull=False).order_by("index").values_list("on", flat=True))
    today = timezone.localdate()
    assert days == sorted(days)
    assert (today - days[0]).days > 250
    assert days[-1] <= today
    calendar = in_force(today).calendar.presumed()
    assert [e.act for e in Entry.objects.exclude(at=None) if not calendar.is_working(timezone.localdate(e.at))] == []
    running = Clock.objects.filter(settled_on=None)
    late = running.filter(due_on__lt=today).count()
    assert 5 <= late < running.count() / 2


def nobody_barred_takes_part() -> None:
    for case in Case.objects.exclude(barred=b""):
        people = Seat.objects.filter(case=case, active=True).values_list("staff_uid", flat=True)
        keys = Grant.objects.filter(compartment__case_uid=case.uid, revoked_on=None).values_list(
            "holder_uid", flat=True
        )
        assert [uid for uid in {*people, *keys} if is_barred(case.uid, case.barred, uid)] == []


def list_and_page_say_the_same_next_step() -> None:
    """For everybody seated, in every matter; and 'my turn' holds exactly the matters whose page offers a next step."""
    offered = 0
    with session.in_process():
        house = organisation(timezone.localdate())
        for uid in {*Seat.objects.filter(active=True).values_list("staff_uid", flat=True)}:
            reader = staff_actor(uid, session.unlock_staff(uid, PASSWORD) or "")
            seats = Seat.objects.filter(staff_uid=uid, active=True).select_related("case")
            paged = {seat.case: nextstep.steps(CaseContext(seat.case, reader, house))[:1] for seat in seats}
            offered += sum(map(len, paged.values()))
            listed = {line.case.code: [line.step] for line in whole_list(reader)}
            assert listed == {case.code: step for case, step in paged.items() if step}
            assert [seat for seat in seats if [seat.step] != (paged[seat.case] or [""])] == []
    assert offered > len(plots())


def whole_list(reader: Actor) -> list[reads.Line]:
    found: list[reads.Line] = []
    while more := worklist.lines(
        reader, "mine", None, worklist.place_of(reader, found[-1].case.code) if found else None
    ):
        found += more[: worklist.PAGE]
        if len(more) <= worklist.PAGE:
            break
    return found


def the_receipts_open(receipts: list[dict[str, str]]) -> None:
    stages = []
    with session.in_process():
        for each in receipts:
            opened = session.unlock_reporter(each["code"])
            assert opened is not None
            case = Case.objects.get(uid=opened[1])
            assert case.code == each["case"]
            stages.append(case.stage)
    assert stages == [Stage.INVESTIGATING, Stage.APPROVED]
    assert Entry.objects.filter(case_uid=case.uid, act="release_feedback").exists()
    assert not Entry.objects.filter(case_uid=case.uid, act="rate").exists()


def a_second_start_makes_nothing(receipts: list[dict[str, str]]) -> None:
    before = Entry.objects.count()
    assert command.standing_receipts() == receipts
    assert Entry.objects.count() == before


def everybody_can_sign_in_and_open_the_vault() -> None:
    with session.in_process():
        for username in ("su.wenqing", "you.jialiang", "wan.jisheng"):
            person = Staff.objects.get(username=username)
            assert person.check_password(PASSWORD)
            assert session.unlock_staff(person.uid, PASSWORD)


def every_page_opens_and_asks_little() -> None:
    """Each matter at each stage, to one person of each part in it."""
    asked: dict[tuple[str, str], int] = {}
    with session.in_process():
        for seat in Seat.objects.filter(active=True).select_related("case").order_by("role", "case__stage", "pk"):
            if (seat.role, seat.case.stage) not in asked:
                browser = signed_in(Staff.objects.get(uid=seat.staff_uid))
                browser.get("/desk/notices/")
                with CaptureQueriesContext(connection) as queries:
                    assert browser.get(reverse("desk:case", args=[seat.case.code])).status_code == 200
                asked[seat.role, seat.case.stage] = len(queries)
    assert {role for role, _ in asked} == set(SeatRole)
    assert {part: number for part, number in asked.items() if number > MOST_QUERIES} == {}


def everybody_finds_something_to_do() -> None:
    """On the first page: an operator, a keeper of boxes, supervision, an officer."""
    with session.in_process():
        for username, wanted in ways.ON_THE_FIRST_PAGE.items():
            shown = signed_in(Staff.objects.get(username=username)).get("/desk/").content.decode()
            assert [words for words in wanted if words not in shown] == [], username


def signed_in(staff: Staff) -> Client:
    browser = Client(HTTP_HOST="localhost")
    browser.force_login(staff)
    browser.cookies[person.cookie_name()] = session.unlock_staff(staff.uid, PASSWORD)
    return browser


def test_a_home_with_other_people_in_it_is_left_alone() -> None:
    found_company()
    with pytest.raises(command.NotADemo):
        command.standing_receipts()


def test_second_factors_come_and_go_with_the_option() -> None:
    found_company()
    secrets = command.with_factors()
    assert secrets.keys() == PLAN["staff"].keys()
    assert not Staff.objects.filter(totp_sealed=b"").exists()
    assert [each["totp_secret"] for each in command.accounts(secrets)].count("") == 0
    command.without_factors()
    assert not Staff.objects.exclude(totp_sealed=b"").exists()


def test_the_company_is_read_as_written() -> None:
    found_company()
    house = organisation(moment.today())
    assert len(house.units) == len(PLAN["units"])
    assert len(house.people) == len(PLAN["staff"])
    assert all(house.by_post.values())
    assert not [place for place in house.units.values() if place.head_uid is None]


def every_running_term_follows_the_calendar() -> None:
    """Counted again by the same calendar, no term moves; when the last days of all of them become days off, every one does."""
    assert upkeep.recompute(moment.now()) == 0
    running = Clock.objects.filter(settled_on=None, due_at=None)
    was = {clock.uid: clock for clock in running}
    wishes = [Wish(on, working=False) for on in sorted({clock.due_on for clock in was.values()})]
    correct(SYSTEM, wishes)
    assert upkeep.follow_calendar(moment.now()) == len(was) > 40
    assert {clock.term for clock in was.values()} >= {"T1", "T2", "T5", "T6", "S12"}
    free = {wish.on for wish in wishes}
    for clock in running.all():
        assert clock.due_on not in free
        facts = Entry.objects.filter(case_uid=clock.case.uid, act="recompute").values_list("body", flat=True)
        told = {"term": clock.term, "was": was[clock.uid].due_on.isoformat(), "is": clock.due_on.isoformat()}
        assert told in [body["facts"] for body in facts]
    assert list(rebuild.check()) == []
