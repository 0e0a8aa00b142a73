"""The operator's desk: from the ring to the receipt code, and nothing afterwards (2.2a, 2.2c, 2.2d, F15)."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client

from dengwen.channels.hotline import calls
from dengwen.channels.hotline.models import Call, CallState, Recording, RecordingState
from dengwen.docket import papers, rebuild
from dengwen.docket.acts import ledger_key
from dengwen.docket.granting import opener_of
from dengwen.docket.house import differences
from dengwen.docket.models import Case, Paper
from dengwen.intake.models import Submission, Waiting
from dengwen.ledger.models import Entry
from dengwen.ledger.verify import verify
from dengwen.protection.identity import Purpose, view_identity
from dengwen.regulation.vocabulary import Channel, Urgency
from dengwen.vault import receipts
from dengwen.vault.models import SealedFile
from tests.desk_pages import enter
from tests.hotline.exchange import NUMBER, Exchange, wav
from tests.hotline.typing import TYPED, close, hidden, read_back, registered
from tests.house import House

pytestmark = pytest.mark.django_db
CODE = re.compile(r'<span class="code">([0-9A-Z]{4})</span>')


def proven() -> bool:
    folded = list(rebuild.check()) == [] and list(differences()) == []
    return folded and verify(ledger_key()).first_bad_index is None


def pages_of(client: Client, call: Call) -> str:
    paths = ["/desk/hotline/", f"/desk/hotline/call/{call.uid}/", f"/desk/hotline/call/{call.uid}/transfer/", "/desk/"]
    return "".join(client.get(path).content.decode() for path in paths)


@pytest.mark.clause("2.2a")
@pytest.mark.clause("2.2c")
@pytest.mark.clause("2.2d")
def test_a_call_is_read_back_and_registered_before_it_is_closed(house: House, exchange: Exchange) -> None:
    call, operator = exchange.rings(), enter(house, "yue")
    assert exchange.tell("answered") == 204
    assert operator.post(f"/desk/hotline/call/{call.uid}/take/").status_code == 302
    page = read_back(operator, call.uid, subject_1="孙望舒", unit_1=str(house.units["works"].uid), evidence="照片")
    assert "三号库的验收单与实物不符。" in page
    assert "Please check" in page
    done = close(operator, call.uid, page, read_back="1").content.decode()
    code = "-".join(CODE.findall(done))
    case = Case.objects.get()
    assert receipts.find(code).case_uid == case.uid  # type: ignore[union-attr]
    assert "X-ray" not in done or "X" in code
    submission = Submission.objects.get()
    assert (submission.channel, submission.case, case.received_on) == (Channel.HOTLINE, case, call.on)
    opened = papers.open_papers(case, opener_of(house.actor("an")), ["submission"])[0].body
    assert "照片" in opened["what"]
    entry = Entry.objects.get(act="close_call")
    assert (entry.actor_uid, entry.body["facts"]) == (house.uid("yue"), {"consent": False, "read_back": True})
    assert not Paper.objects.filter(case=case, kind="identity").exists()
    assert close(operator, call.uid, page).content.decode().count('class="code"') == done.count('class="code"')
    assert Case.objects.count() == 1
    assert proven()


@pytest.mark.clause("2.2a")
@pytest.mark.clause("1.3.4a")
def test_f15_an_operator_sees_only_the_own_open_calls_and_no_number_ever(house: House, exchange: Exchange) -> None:
    call, operator, colleague = exchange.rings(), enter(house, "yue"), enter(house, "yun")
    assert NUMBER not in operator.get("/desk/hotline/").content.decode()
    operator.post(f"/desk/hotline/call/{call.uid}/take/")
    assert NUMBER not in pages_of(operator, call)
    assert colleague.get(f"/desk/hotline/call/{call.uid}/").status_code == 404
    assert str(call.uid) not in pages_of(colleague, call)
    assert colleague.post(f"/desk/hotline/call/{call.uid}/take/").status_code == 409
    page = read_back(operator, call.uid)
    assert NUMBER not in page + close(operator, call.uid, page).content.decode()
    for path in ("", "transfer/"):
        assert operator.get(f"/desk/hotline/call/{call.uid}/{path}").status_code == 404
    assert str(call.uid) not in operator.get("/desk/hotline/").content.decode()
    assert Case.objects.get().code not in pages_of(operator, call)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM hotline_call")
        rows = repr(cursor.fetchall())
    assert NUMBER not in rows
    assert NUMBER.encode().hex() not in rows


def test_f15_a_closed_call_cannot_be_reopened(house: House, exchange: Exchange) -> None:
    call, operator = exchange.rings(), enter(house, "yue")
    operator.post(f"/desk/hotline/call/{call.uid}/take/")
    page = read_back(operator, call.uid)
    close(operator, call.uid, page)
    for event in ("ringing", "answered", "missed", "ended"):
        assert exchange.tell(event, number=NUMBER) == 204
    call.refresh_from_db()
    assert (call.state, call.sealed, call.since) == (CallState.CLOSED, b"", None)
    assert operator.post(f"/desk/hotline/call/{call.uid}/take/").status_code == 409
    assert operator.post(f"/desk/hotline/call/{call.uid}/", TYPED).status_code == 404
    other = read_back(operator, calls.begin_by_hand(house.actor("yue")).uid)
    assert operator.post(f"/desk/hotline/call/{call.uid}/close/", hidden(other)).status_code == 404
    assert enter(house, "yun").post(f"/desk/hotline/call/{call.uid}/close/", hidden(page)).status_code == 404
    assert Case.objects.count() == 1


@pytest.mark.clause("2.2c")
def test_nothing_typed_is_lost(house: House) -> None:
    operator = enter(house, "yue")
    path = operator.post("/desk/hotline/").headers["Location"]
    wrong = operator.post(path, TYPED | {"what": "", "where": "四号库", "identity_mode": "named"})
    assert wrong.status_code == 422
    assert "四号库" in wrong.content.decode()
    uid = path.split("/")[-2]
    page = read_back(operator, uid, where="五号库")
    assert "五号库" not in str(hidden(page))
    changed = operator.post(path, hidden(page) | {"change": "1"}).content.decode()
    assert "五号库" in changed
    ringing = operator.post(f"{path}transfer/", TYPED | {"where": "六号库", "to": str(house.uid("an"))})
    assert "六号库" in ringing.content.decode()
    assert hidden(page)["code"] in changed


def test_what_is_no_matter_waits_for_an_officer(house: House, exchange: Exchange) -> None:
    call, operator = exchange.rings(), enter(house, "yue")
    operator.post(f"/desk/hotline/call/{call.uid}/take/")
    assert operator.post(f"/desk/hotline/call/{call.uid}/no-matter/", {"words": ""}).status_code == 422
    assert operator.post(f"/desk/hotline/call/{call.uid}/no-matter/", {"words": "打错了。"}).status_code == 302
    assert Waiting.objects.get().channel == Channel.HOTLINE
    assert operator.get(f"/desk/hotline/call/{call.uid}/").status_code == 404
    assert proven()


@pytest.mark.clause("2.2c")
@pytest.mark.parametrize(
    ("consent", "read", "kept"),
    [("yes", False, True), ("yes", True, False), ("no", False, False), ("none", False, False)],
)
def test_a_recording_is_kept_by_consent_until_the_minutes_are_confirmed(
    house: House, exchange: Exchange, consent: str, read: bool, kept: bool, django_capture_on_commit_callbacks: object
) -> None:
    call, operator = exchange.rings(), enter(house, "yue")
    exchange.tell("answered")
    assert exchange.record(wav()) == 204
    operator.post(f"/desk/hotline/call/{call.uid}/take/")
    case = registered(operator, call.uid, {"read_back": "1"} if read else {}, consent=consent)
    recording = Recording.objects.get()
    assert recording.state == (RecordingState.KEPT if kept else RecordingState.DROPPED)
    assert (SealedFile.objects.count(), recording.sealed) == (int(kept), b"")
    assert Paper.objects.filter(case=case, kind="recording").exists() is kept
    if kept:
        assert papers.open_papers(case, opener_of(house.actor("an")), ["recording"]) == []
        officer = enter(house, "an")
        assert case.code in officer.get("/desk/hotline/duty/").content.decode()
        assert operator.post(f"/desk/hotline/duty/confirm/{recording.uid}/").status_code == 403
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            assert officer.post(f"/desk/hotline/duty/confirm/{recording.uid}/").status_code == 302
        recording.refresh_from_db()
        assert (recording.state, recording.file_uid, SealedFile.objects.count()) == (RecordingState.DROPPED, None, 0)
    assert exchange.record(wav()) == 204
    waits = consent == "yes" and not kept and not read
    assert Waiting.objects.exists() is waits
    assert proven()


def test_the_number_goes_to_the_identity_of_a_caller_who_gave_one(house: House, exchange: Exchange) -> None:
    call, operator = exchange.rings(), enter(house, "yue")
    operator.post(f"/desk/hotline/call/{call.uid}/take/")
    case = registered(operator, call.uid, identity_mode="confidential", name="小林")
    assert NUMBER in view_identity(case, house.actor("he"), Purpose.CONTACT)["contact"]
    assert Call.objects.get().sealed == b""


@pytest.mark.clause("3.3.1a")
def test_what_is_urgent_is_flagged_when_the_call_is_closed(house: House) -> None:
    operator = enter(house, "yue")
    path = operator.post("/desk/hotline/").headers["Location"]
    case = registered(operator, path.split("/")[-2], urgent=["ongoing", "danger"])
    assert case.urgency == Urgency.EMERGENCY
    assert Entry.objects.get(act="flag_emergency").body["facts"] == {"ground": "danger"}
