"""Old ledgers: every wrong row is named before anything is written; good ones become matters once, from their own day."""

from __future__ import annotations

import io
from contextlib import suppress
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from dengwen.channels.counter.importing import judged, take_over
from dengwen.desk.sheets import NoTable, lines_of
from dengwen.docket import rebuild
from dengwen.docket.models import Case
from dengwen.regulation.vocabulary import Category, Channel
from dengwen.vault.models import SealedFile
from tests.desk_pages import enter
from tests.house import House

pytestmark = pytest.mark.django_db
PAGE = "/desk/counter/table/"
GOOD = """编号,渠道,收到日期,事项类型,类别,内容,涉及人员,姓名,联系方式
A-1,来信,2026年3月5日,举报,安全与环境,灭火器过期。,孙望舒；,某人,
A-2,,2026-04-01,,,建议延长供餐时间。,,,
"""


def workbook(rows: list[list[object]]) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_table_is_read_in_whatever_encoding(encoding: str) -> None:
    lines = lines_of(GOOD.encode(encoding))
    assert [line.no for line in lines] == [2, 3]
    assert lines[0].cells["内容"] == "灭火器过期。"


def test_a_workbook_is_read_with_its_days() -> None:
    data = workbook(
        [["编号", "收到日期", "内容"], [17, date(2026, 3, 5), "漏水"], [None, None, None], ["18", "2026/3/6", "停电"]]
    )
    rows = judged(lines_of(data))
    assert [(row.no, row.received_on, row.problems) for row in rows] == [
        (2, date(2026, 3, 5), []),
        (4, date(2026, 3, 6), []),
    ]


@given(st.binary(max_size=400))
def test_whatever_is_no_table_is_said_to_be_none(data: bytes) -> None:
    for start in (b"", b"PK\x03\x04"):
        with suppress(NoTable):
            assert lines_of(start + data)


@pytest.mark.clause("3.1a")
def test_good_rows_become_matters_once_from_their_own_day(house: House) -> None:
    assert take_over(judged(lines_of(GOOD.encode())), house.actor("an")) == 2
    assert take_over(judged(lines_of(GOOD.encode())), house.actor("an")) == 0
    first, second = Case.objects.order_by("received_on")
    assert (first.received_on, first.channel, first.category) == (date(2026, 3, 5), Channel.LETTER, Category.SAFETY)
    assert (second.received_on, second.identity_mode) == (date(2026, 4, 1), "anonymous")
    assert list(rebuild.check()) == []


def test_every_wrong_row_is_named_and_nothing_is_written(house: House) -> None:
    bad = GOOD + "A-1,来信,2026-13-01,举报,,重复,,,\n,邮鸽,2099-01-01,,,,,,\n"
    client = enter(house, "an")
    page = client.post(PAGE, {"table": SimpleUploadedFile("t.csv", bad.encode())})
    text = page.content.decode()
    assert page.status_code == 422
    for words in (
        "This reference stands",
        "is no day",
        "编号 is missing",
        "反映事项 is missing",
        "still to come",
        "邮鸽",
    ):
        assert words in text
    assert '<th scope="row">4</th>' in text
    assert '<th scope="row">5</th>' in text
    assert not Case.objects.exists()
    assert not SealedFile.objects.exists()


def test_only_looking_writes_nothing_and_importing_does(house: House) -> None:
    client = enter(house, "wu")
    seen = client.post(PAGE, {"judge": "1", "table": SimpleUploadedFile("t.csv", GOOD.encode("gb18030"))})
    assert (seen.status_code, Case.objects.count()) == (200, 0)
    done = client.post(PAGE, {"table": SimpleUploadedFile("t.csv", GOOD.encode("gb18030"))})
    assert (done.status_code, Case.objects.count()) == (302, 2)
    assert client.post(PAGE, {"table": SimpleUploadedFile("t.csv", b"\0\1\2")}).status_code == 422
    assert enter(house, "lin").get(PAGE).status_code == 403


def test_a_wrong_word_is_told_with_its_column_and_the_words_that_fit(db: None) -> None:
    rows = judged(lines_of("编号,收到日期,内容,类别\nA-1,2026-03-31,灭火器过期。,天气\n".encode()))
    (said,) = [problem for row in rows for problem in row.problems]
    assert said.startswith("类别列：“天气”")
    assert "安全与环境" in said
    assert "其他" in said


def test_the_table_is_no_optional_field(house: House) -> None:
    page = enter(house, "an").get(PAGE).content.decode()
    assert "(optional)" not in page[page.index('for="id_table"') : page.index('id="id_table"')]
