"""A channel's own pointers read as words in the reader's language, and scripts keep the code."""

from __future__ import annotations

import pytest

from dengwen.intake import marks


@pytest.mark.parametrize(
    ("mark", "zh", "en"),
    [
        (
            "box 3 opening 12 sheet 4 of 9",
            "3 号意见箱第 12 次开箱，第 4 张（共 9 张）",
            "box 3, opening 12, sheet 4 of 9",
        ),
        ("box 3 opening 12 letter 2", "3 号意见箱第 12 次开箱，第 2 封", "box 3, opening 12, letter 2"),
        ("call 13679f37", "来电 13679f37", "call 13679f37"),
        ("message 7", "第 7 条消息", "message 7"),
        ("entry 40", "台账第 40 条", "ledger entry 40"),
        ("UIDVALIDITY 5 UID 17", "UIDVALIDITY 5 UID 17", "UIDVALIDITY 5 UID 17"),
        ("box 3 opening x", "box 3 opening x", "box 3 opening x"),
    ],
)
def test_marks_read_as_words(mark: str, zh: str, en: str) -> None:
    assert (marks.shown(mark, "zh-hans"), marks.shown(mark, "en")) == (zh, en)
