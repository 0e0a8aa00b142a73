"""What a mail says: that there is something, and where; nothing else, in either language, to nobody who looks over a shoulder."""

from __future__ import annotations

import re

import pytest

from dengwen.outbox import wording
from dengwen.outbox.letter import composed
from dengwen.outbox.models import MailKind

TELLING = re.compile(
    "投诉|举报|检举|控告|信访|反馈|事项|案|登闻|report|complain|accus|whistle|case|matter|dengwen", re.IGNORECASE
)
LINK = "https://reports.example/en/return/"
BOTH = pytest.mark.parametrize("language", ["zh-hans", "en"])
ALL = pytest.mark.parametrize("kind", list(MailKind))


@BOTH
@ALL
def test_no_subject_tells_what_kind_of_house_writes(kind: MailKind, language: str) -> None:
    assert not TELLING.search(wording.subject(kind, language))


@BOTH
@ALL
def test_the_body_is_the_same_for_everybody(kind: MailKind, language: str) -> None:
    """But for the link nothing in it depends on anything; and it does not say what was written or done either."""
    told = wording.text(kind, language, LINK)
    assert told.count(LINK) == 1
    assert not TELLING.search(told.replace(LINK, ""))
    assert LINK not in wording.text(kind, language, "")
    assert "{" not in told + wording.text(kind, language, "")
    assert bool(re.search("[一-鿿]", told)) is (language == "zh-hans")


@ALL
@pytest.mark.django_db
def test_a_mail_has_these_headers_and_no_others(kind: MailKind) -> None:
    content = {"address": "zhao@post.example", "language": "en", "link": LINK, "message_id": "<a@reports.example>"}
    message = composed(kind, content).message()
    assert {name.lower() for name in message} == {
        *("content-type", "mime-version", "content-transfer-encoding", "subject", "from", "to", "reply-to", "date"),
        *("message-id", "auto-submitted", "x-auto-response-suppress", "x-dengwen-loop"),
    }
