"""What becomes of a mail: a matter, a message in one, something that waits or something automatic; the same mail twice is one (F6, F8)."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import pytest

from dengwen.channels.mailbox import matching, settling, spool, working
from dengwen.channels.mailbox.models import Delivery, Mailbox, Spooled
from dengwen.docket import moment
from dengwen.docket.models import Case, Clock, Paper
from dengwen.intake import sorting
from dengwen.intake.models import Submission, SubmissionStatus, Waiting, WaitingState
from dengwen.intake.proving import missing
from dengwen.outbox import threads
from dengwen.outbox.models import Mail
from dengwen.regulation.vocabulary import Channel, IdentityMode, MatterType, SetAside, Stage
from dengwen.vault.models import SealedFile
from tests.house import House
from tests.mailbox.mails import US, came, proven, texts, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media", "mail_server")]


@pytest.mark.clause("2.1a")
def test_an_ordinary_mail_is_a_matter_with_its_sender_kept_apart(house: House) -> None:
    settled = came()
    case = Case.objects.get(code=settled.case)
    assert settled.outcome == "matter"
    assert (case.channel, case.identity_mode) == (Channel.MAILBOX, IdentityMode.CONFIDENTIAL)
    assert case.matter_type == MatterType.REPORT
    assert Submission.objects.get(uid=settled.submission).case == case
    shown = texts(house, case)
    assert "验收单" in shown[0]["what"]
    assert "who@sender.example" not in json.dumps(shown)
    assert sorted(Paper.objects.values_list("kind", flat=True)) == ["identity", "raw_mail", "submission"]
    assert Mail.objects.filter(case_uid=case.uid, kind="received").count() == 1
    assert proven()


@pytest.mark.clause("3.2.1a")
def test_f8_the_clock_starts_on_the_day_the_server_had_it(house: House) -> None:
    day = moment.today() - timedelta(days=9)
    case = Case.objects.get(code=came(received_on=day).case)
    assert (case.received_on, Clock.objects.get(case=case, term="T1").opened_on) == (day, day)
    assert Submission.objects.get().received_on == day
    assert not Mail.objects.exists(), "nobody waits for an answer to what lay in an archive"


def test_the_same_mail_twice_and_to_two_addresses_is_one(house: House) -> None:
    first = came(mailbox_uid=Mailbox.objects.create(address=US, host="h", username="u", password=b"").uid)
    again = came(b"Received: by another way\r\nDelivered-To: second@example.org\r\n" + written())
    assert (again.outcome, again.submission, again.case) == ("repeated", first.submission, first.case)
    assert (Submission.objects.count(), Delivery.objects.count(), SealedFile.objects.count()) == (1, 2, 1)
    other = came(written("同一编号下的另一封信。"))
    assert other.outcome == "matter"
    assert Case.objects.count() == 2
    assert proven()


def test_nothing_is_parsed_before_it_is_committed(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process dies in the parser: the sealed mail is there, and whoever starts next makes the submission, out of the same file."""
    seen = []

    def dies(_raw: bytes) -> None:
        seen.extend(Spooled.objects.all())
        raise KeyboardInterrupt

    monkeypatch.setattr(settling, "parse", dies)
    with pytest.raises(KeyboardInterrupt):
        came()
    assert len(seen) == 1
    assert Case.objects.count() == 0
    monkeypatch.undo()
    assert working.tidy(moment.now()) == 1
    assert (Case.objects.count(), SealedFile.objects.count()) == (1, 1)
    assert Paper.objects.filter(kind="raw_mail").count() == 1
    assert proven()


def test_a_mail_that_cannot_be_dealt_with_waits_as_it_came(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "parse", lambda raw: 1 / 0)
    settled = came()
    assert settled.outcome == "unreadable"
    waiting = Waiting.objects.get(uid=settled.submission)
    assert waiting.state == WaitingState.WAITING
    assert sorted(kind for _, kind, _ in waiting.papers) == ["arrival", "raw_mail"]
    assert sorting.opened(house.actor("an"), [waiting])[0].content["warnings"] == ["unreadable"]
    assert proven()


def test_a_fault_of_this_machine_leaves_it_in_the_spool(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(settling.becoming.submissions, "receive", full)
        with pytest.raises(OSError, match="No space"):
            came()
        assert working.tidy(moment.now()) == 0
    assert (Spooled.objects.get().tried, Case.objects.count()) == (0, 0)
    with monkeypatch.context() as broken:
        broken.setattr(spool.files, "_written", full)
        with pytest.raises(OSError, match="No space"):
            came(written("第二封。"))
    assert (Spooled.objects.count(), Delivery.objects.count(), SealedFile.objects.count()) == (1, 1, 1)
    today = moment.today()
    assert list(missing("mailbox", today, today)) == []
    with moment.standing_at(moment.now() + timedelta(days=2)):
        assert len(list(missing("mailbox", today, today))) == 1
    assert working.tidy(moment.now()) == 1
    assert proven()


@pytest.mark.parametrize(
    "heads",
    [
        {"Auto_Submitted": "auto-replied"},
        {"From": "MAILER-DAEMON@mx.example", "Return_Path": "<>", "Subject": "Undelivered Mail Returned to Sender"},
        {"List_Id": "<talk.lists.example>", "Precedence": "list"},
        {"From": US},
    ],
)
def test_what_is_automatic_is_kept_aside_and_never_answered(house: House, heads: dict[str, str]) -> None:
    settled = came(written(**heads))
    waiting = Waiting.objects.get(uid=settled.submission)
    assert (settled.outcome, waiting.state, waiting.reason) == ("automatic", "set_aside", SetAside.AUTOMATIC)
    assert not Mail.objects.exists()
    assert proven()


def test_one_automatic_answer_an_address_and_day(house: House) -> None:
    for number in range(3):
        came(written(f"第{number}封。", Message_ID=f"<{number}@sender.example>"))
    assert (Case.objects.count(), Mail.objects.count()) == (3, 1)


def by_token(case: Case) -> dict[str, str]:
    return {"To": f"drum+{threads.token_for(case.uid)}@example.org"}


def by_our_message_id(case: Case) -> dict[str, str]:
    return {"In_Reply_To": message_id_to(case)}


def by_tag_and_known_sender(case: Case) -> dict[str, str]:
    return {"Subject": f"Re: [{case.code}]"}


def message_id_to(case: Case) -> str:
    mail = Mail.objects.get(case_uid=case.uid)
    return str(spool.open_transit("outbox", mail.uid, mail.sealed)["message_id"])


@pytest.mark.parametrize("pointing", [by_token, by_our_message_id, by_tag_and_known_sender])
def test_a_reply_joins_its_matter(house: House, pointing: Callable[[Case], dict[str, str]]) -> None:
    case = Case.objects.get(code=came().case)
    reply = written("补充：还有第二批。", **({"Message_ID": "<2@sender.example>"} | pointing(case)))
    settled = came(reply)
    assert (settled.outcome, settled.case) == ("message", case.code)
    assert Submission.objects.get(uid=settled.submission).status == SubmissionStatus.LINKED
    assert "补充" in texts(house, case, "reporter_message")[0]["text"]
    assert came(reply).outcome == "repeated"
    assert Paper.objects.filter(kind="raw_mail").count() == 2
    assert proven()


def test_a_subject_tag_or_a_strange_token_alone_opens_a_new_matter(house: House) -> None:
    case = Case.objects.get(code=came().case)
    stranger = {"From": "other@elsewhere.example", "Message_ID": "<3@elsewhere.example>"}
    tagged = came(written("与我无关的编号。", Subject=f"Re: [{case.code}]", **stranger))
    forged = came(written("编造的地址。", To=f"drum+{'a' * 24}@example.org", **stranger))
    referring = came(written("别人的编号。", In_Reply_To="<0@example.org>", References="<0@example.org>", **stranger))
    assert {tagged.outcome, forged.outcome, referring.outcome} == {"matter"}
    assert Case.objects.count() == 4


def test_a_token_from_a_new_address_joins_and_says_so(house: House) -> None:
    case = Case.objects.get(code=came().case)
    assert not matching.wrote_before(case.uid, "new@elsewhere.example")
    came(written("换了邮箱。", From="new@elsewhere.example", Message_ID="<4@elsewhere.example>", **by_token(case)))
    told = texts(house, case, "reporter_message")[0]["text"]
    assert told.index("换了邮箱") > 0
    assert "elsewhere" not in told


@pytest.mark.parametrize(("stage", "outcome"), [(Stage.CLOSED, "message"), (Stage.ARCHIVED, "waiting")])
def test_a_reply_to_what_has_ended_reopens_nothing(house: House, stage: Stage, outcome: str) -> None:
    case = Case.objects.get(code=came().case)
    Case.objects.filter(pk=case.pk).update(stage=stage)
    settled = came(written("谢谢。", Message_ID="<5@sender.example>", **by_token(case)))
    assert settled.outcome == outcome
    assert Case.objects.get().stage == stage
