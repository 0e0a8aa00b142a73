"""The daily reconciliation names exactly what a channel proves and nobody registered (K0, F6)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import uuid4

import pytest

from dengwen.clerk import watching
from dengwen.desk.models import Notice
from dengwen.desk.notices import NoticeKind
from dengwen.docket import moment
from dengwen.intake import proving, reconciling
from dengwen.intake.models import Missing, Reconciled, Submission
from dengwen.intake.proving import Piece
from dengwen.intake.submissions import evidence_of
from dengwen.intake.waiting import Arrival, keep
from dengwen.ledger.inserting import insert_values
from dengwen.regulation.vocabulary import Channel
from tests.desk_pages import enter
from tests.house import House
from tests.intake.officers import received

pytestmark = pytest.mark.django_db
PIECES = 500
PLACE = uuid4()


def mails(since: date, until: date) -> Iterable[Piece]:
    """A mailbox of five hundred mails."""
    for number in range(PIECES):
        yield Piece(Channel.MAILBOX, PLACE, f"UID {number}", until, evidence_of(Channel.MAILBOX, f"<{number}@x>"))


@pytest.fixture
def mailbox(house: House, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setattr(proving, "PROVERS", {"mailbox": mails})
    monkeypatch.setattr(reconciling, "PROVERS", proving.PROVERS)
    return house


def register_all_but(dropped: set[int]) -> None:
    on = moment.today()
    rows = [
        {
            "uid": uuid4(),
            "channel": "mailbox",
            "evidence": evidence_of(Channel.MAILBOX, f"<{each}@x>"),
            "received_on": on,
        }
        for each in range(PIECES)
        if each not in dropped and each != 7
    ]
    insert_values({Submission: rows})
    keep(Arrival(Channel.MAILBOX, "<7@x>", {"text": "这封信还在等人处理。"}))


@pytest.mark.clause("1.1a")
def test_f6_one_percent_dropped_on_purpose_is_named_exactly(mailbox: House) -> None:
    dropped = {13, 99, 250, 301, 499}
    register_all_but(dropped)
    assert reconciling.reconcile(moment.now()) == len(dropped)
    found = reconciling.verdict()
    assert {each["mark"] for each in found["missing"]} == {f"UID {each}" for each in dropped}
    assert {each["place"] for each in found["missing"]} == {str(PLACE)}
    assert (found["ok"], found["proved"], found["registered"]) == (False, PIECES, PIECES - len(dropped))
    told = Notice.objects.filter(kind=NoticeKind.MISSING).values_list("staff_uid", flat=True)
    assert set(told) == {mailbox.uid(name) for name in ("an", "bai", "cai", "feng", "gao")}
    for address in ("/desk/inbox/", "/desk/reconciliation/"):
        page = enter(mailbox, "an").get(address).content.decode()
        assert all(f">UID {each}<" in page for each in dropped)
    assert enter(mailbox, "lin").get("/desk/reconciliation/").status_code == 403


def test_f6_what_was_found_later_is_missing_no_more(mailbox: House) -> None:
    register_all_but({13})
    reconciling.reconcile(moment.now())
    insert_values(
        {
            Submission: [
                {
                    "uid": uuid4(),
                    "channel": "mailbox",
                    "evidence": evidence_of(Channel.MAILBOX, "<13@x>"),
                    "received_on": moment.today(),
                }
            ]
        }
    )
    assert reconciling.reconcile(moment.now() + timedelta(days=1)) == 0
    assert Missing.objects.get().found_on is not None
    assert reconciling.verdict()["ok"]


def test_f6_nothing_is_missing_when_nothing_was_dropped(mailbox: House) -> None:
    register_all_but(set())
    assert reconciling.reconcile(moment.now()) == 0
    assert not Notice.objects.filter(kind=NoticeKind.MISSING).exists()
    assert watching.reconciled() == {"ok": True, "proved": PIECES, "registered": PIECES, "missing": [], "not_asked": []}


def test_a_channel_that_cannot_be_asked_is_named_and_keeps_its_former_result(
    mailbox: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    register_all_but(set())
    reconciling.reconcile(moment.now())

    def away(since: date, until: date) -> Iterable[Piece]:
        raise ConnectionRefusedError

    monkeypatch.setitem(proving.PROVERS, "mailbox", away)
    reconciling.reconcile(moment.now())
    assert reconciling.verdict()["not_asked"] == ["mailbox"]
    assert Reconciled.objects.get().proved == PIECES


def test_the_ledger_proves_what_the_web_form_received(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    case, _ = received()
    on = moment.today()
    (piece,) = reconciling.entered_online(on, on)
    assert piece.evidence == Submission.objects.get(case=case).evidence
    Submission.objects.all().delete()
    monkeypatch.setattr(reconciling, "PROVERS", {"web": reconciling.entered_online})
    monkeypatch.setattr(proving, "PROVERS", reconciling.PROVERS)
    assert reconciling.reconcile(moment.now()) == 1
