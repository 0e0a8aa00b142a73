"""Where a channel was tried, and what was wrong there, in words instead of addresses and codes."""

import pytest

from dengwen.oversight import wording
from dengwen.regulation.vocabulary import Channel
from dengwen.regulation.words import Words


@pytest.mark.parametrize(
    ("channel", "named", "told"),
    [
        (Channel.BOX, "2", Words("2 号意见箱", "Box 2")),
        (Channel.WEB, "/zh-hans/report/", Words("填写页（中文）", "The form (Chinese)")),
        (Channel.WEB, "/en/", Words("首页（英文）", "First page (English)")),
        (Channel.MAILBOX, "drum@example.org", Words("drum@example.org", "drum@example.org")),
    ],
)
def test_a_place_is_called_by_what_it_is(channel: Channel, named: str, told: Words) -> None:
    assert wording.place(channel, named) == told


def test_a_day_that_was_missed_is_told_as_a_day() -> None:
    assert wording.remark("due 2026-12-04") == Words("应于2026年12月4日前完成", "was due 4 Dec 2026")
