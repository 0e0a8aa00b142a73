"""Bulk matters are no dummies: they verify, refold, open for the people they were sealed for, and lie as real ones would."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from dengwen.clerk.reactions import react_to_all
from dengwen.config.demo.company import Company, found_company
from dengwen.config.demo.scene import Crew
from dengwen.config.seed import filling
from dengwen.config.seed.chances import CITY, COMPANY, PROFILES
from dengwen.desk import turns
from dengwen.docket import rebuild
from dengwen.docket.acts import ledger_key
from dengwen.docket.barring import is_barred
from dengwen.docket.granting import opener_of
from dengwen.docket.models import Case, Paper, Seat
from dengwen.docket.papers import open_papers
from dengwen.ledger.models import Entry
from dengwen.ledger.verify import verify
from dengwen.people.organisation import organisation
from dengwen.regulation.vocabulary import OPEN_STAGES, Channel, SeatRole, Stage
from dengwen.vault import session
from dengwen.vault.models import Sealed
from tests.servers.live import Installation

pytestmark = pytest.mark.django_db
CASES = 120
READS = {
    SeatRole.INTAKE: {"submission"},
    SeatRole.HEAD: {"packet"},
    SeatRole.INVESTIGATOR: {"packet", "plan", "report"},
    SeatRole.REVIEWER: {"report"},
    SeatRole.CUSTODIAN: {"identity"},
}


@pytest.fixture
def company() -> Iterator[Company]:
    yield found_company()
    (settings.HOME / filling.RECEIPTS).unlink(missing_ok=True)


@pytest.mark.parametrize("profile", PROFILES)
def test_they_verify_and_refold(company: Company, profile: str) -> None:
    made = filling.fill(profile, CASES)
    assert CASES == made == Case.objects.count()
    assert verify(ledger_key()).sound
    assert list(rebuild.check()) == []
    assert [case.code for case in Case.objects.all() if turns.decide(case)] == []
    assert Seat.objects.exclude(step="").exists()


def test_everybody_with_a_part_opens_what_the_part_is_given_and_nobody_barred_has_one(company: Company) -> None:
    filling.fill("company", CASES)
    house = organisation(timezone.localdate())
    case = Case.objects.filter(stage=Stage.ARCHIVED, outcome="substantiated").exclude(identity_mode="anonymous").first()
    assert case is not None
    with session.in_process():
        crew = Crew(company)
        for role, kinds in READS.items():
            seat = Seat.objects.filter(case=case, role=role, active=True).first()
            assert seat is not None, role
            read = {each.paper.kind for each in open_papers(case, opener_of(crew.actor(seat.staff_uid)), rooms="RIWT")}
            assert kinds <= read, role
    for each in Case.objects.exclude(barred=b""):
        people = set(Seat.objects.filter(case=each).values_list("staff_uid", flat=True))
        assert not [uid for uid in people if is_barred(each.uid, each.barred, uid)]
    assert {*Paper.objects.values_list("author_uid", flat=True)} - {None} <= house.people.keys()


def test_every_blob_is_sealed_on_its_own(company: Company) -> None:
    filling.fill("company", 40)
    blobs = [bytes(blob) for blob in Sealed.objects.values_list("blob", flat=True)]
    assert len(set(blobs)) == len(blobs) > 300


def test_the_kept_receipts_open_their_matters(company: Company) -> None:
    filling.fill("company", 40)
    kept = json.loads((settings.HOME / filling.RECEIPTS).read_text())
    with session.in_process():
        for each in kept:
            opened = session.unlock_reporter(each["code"])
            assert opened is not None
            assert Case.objects.get(uid=opened[1]).code == each["case"]
    assert len(kept) > 1


def test_years_lie_behind_and_little_is_open(company: Company) -> None:
    filling.fill("company", CASES)
    days = list(Case.objects.values_list("received_on", flat=True))
    assert (max(days) - min(days)).days > 3 * 365
    assert max(Entry.objects.exclude(case_uid=None).values_list("on", flat=True)) < timezone.localdate()
    assert Case.objects.filter(stage__in=OPEN_STAGES).count() < CASES / 4
    channels = Counter(Case.objects.values_list("channel", flat=True))
    assert channels.most_common(1)[0][0] == Channel.WEB


def test_the_clerk_has_nothing_to_say_about_them(company: Company) -> None:
    filling.fill("city", 30)
    assert react_to_all() == 0


def test_more_can_be_added(company: Company) -> None:
    first, second = filling.fill("company", 30), filling.fill("city", 30)
    assert Case.objects.count() == first + second
    assert verify(ledger_key()).sound


@pytest.mark.parametrize("chances", [COMPANY, CITY])
def test_shares_are_whole(chances: object) -> None:
    for name in ("types", "categories", "channels", "modes", "reporters", "outcomes"):
        assert sum(getattr(chances, name).values()) == pytest.approx(1)


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_the_command_fills_a_home_with_several_workers(tmp_path: Path) -> None:
    home = Installation(tmp_path)
    told = home.run("seed", "--profile", "company", "--cases", "240")
    assert "a second" in told
    assert json.loads(home.run("ledger", "verify", "--json"))["ok"]
    assert json.loads(home.run("ledger", "rebuild", "--check", "--json"))["ok"]
