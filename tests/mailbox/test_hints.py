"""The subject word of the regulation sorts and filters nothing; what a letter does not say is asked for (2.1b)."""

from __future__ import annotations

import pytest

from dengwen.docket.models import Case
from dengwen.intake.models import Submission
from dengwen.outbox import wording
from dengwen.outbox.models import Mail, MailKind
from tests.desk_pages import enter
from tests.house import House
from tests.mailbox.mails import came, proven, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media", "mail_server")]
MARK = "marked by the sender"


@pytest.mark.clause("2.1b")
def test_the_word_sorts_and_a_mail_without_it_becomes_a_matter_too(house: House) -> None:
    plain = came(written("仓库漏水。", Subject="一件事", Message_ID="<a@sender.example>"))
    marked = came(written("食堂账目不符。", Subject="投诉举报：一件事", Message_ID="<b@sender.example>"))
    assert [plain.outcome, marked.outcome] == ["matter", "matter"]
    assert {each.case.code: each.hinted for each in Submission.objects.all() if each.case} == {
        plain.case: False,
        marked.case: True,
    }
    page = enter(house, "an").get("/desk/inbox/").content.decode()
    assert page.index(str(marked.case)) < page.index(str(plain.case))
    assert page.count(MARK) == 1
    assert page.index(str(marked.case)) < page.index(MARK) < page.index(str(plain.case))
    assert proven()


@pytest.mark.clause("2.1b")
def test_what_waits_is_marked_and_sorted_too(house: House) -> None:
    came(written("", Subject="", Message_ID="<a@sender.example>"))
    waits = came(written("", Subject=" 投 诉 举报 ", Message_ID="<b@sender.example>"))
    assert waits.outcome in ("waiting", "matter")
    assert enter(house, "an").get("/desk/inbox/").content.decode().count(MARK) == 1


@pytest.mark.clause("2.1b")
def test_the_answer_asks_for_what_is_missing_and_repeats_nothing(house: House) -> None:
    came()
    assert Mail.objects.filter(kind=MailKind.RECEIVED, case_uid=Case.objects.get().uid).count() == 1
    for language, asked in (("zh-hans", "没有写明何事、何人、何时、何地"), ("en", "what, who, when and where")):
        assert asked in wording.text(MailKind.RECEIVED, language, "https://x.example/")
