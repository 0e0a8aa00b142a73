"""What counts as a copy of the reporter's words, and which forms of a name and a contact are looked for (F1)."""

from __future__ import annotations

import pytest

from dengwen.docket.exposure import copied, may_be_kept
from dengwen.docket.telltales import forms_of, pieces_of
from tests.intake.test_packet_words import WHAT, WHERE


def test_a_run_is_counted_in_characters_or_in_words_as_the_script_wants() -> None:
    told_in_english = "Last Tuesday the foreman switched the gas alarm off before the night shift began."
    assert copied("It is said that the foreman switched the gas alarm off.", [told_in_english])
    assert not copied("The gas alarm is said to have been off during a shift.", [told_in_english])
    assert copied("看到安全员把气体报", [WHAT])
    assert not copied("看到安全员把气体", [WHAT])


def test_names_of_units_and_set_phrases_are_one_word_each() -> None:
    original = "铸造车间清理工段没有按照规定佩戴劳动防护用品。"
    assert copied("铸造车间清理工段没有按照规定", [original])
    assert not copied("铸造车间清理工段没有按照规定", [original], ["铸造车间", "清理工段"])


def test_only_a_short_piece_in_which_nobody_speaks_may_be_kept() -> None:
    assert may_be_kept("三号天车驾驶室正下方", [WHERE])
    assert not may_be_kept(WHERE, [WHERE])
    assert not may_be_kept("我的三号天车驾驶室正下方", [WHERE])
    assert not may_be_kept("一二三四五六七八九十" * 3, ["一二三四五六七八九十" * 3])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("欧阳修文", "欧阳先生"),
        ("刘工", "找刘师傅"),
        ("刘老师", "刘师傅"),
        ("买买提·阿迪力", "阿迪力说"),
        ("Robert Smith", "ask Mr. SMITH"),
        ("质检员陈建国", "陈建国"),
        ("陈建工", "陈建工"),
    ],
)
def test_forms_of_address_are_known(name: str, text: str) -> None:
    assert forms_of(name, "") & pieces_of(text)


@pytest.mark.parametrize("name", ["匿名", "员工", "群众", "不详", ""])
def test_what_is_no_name_marks_no_word_of_everyday_use(name: str) -> None:
    assert not forms_of(name, "") & pieces_of("群众匿名来信，员工姓名不详，请部门主任安全管理。")


def test_years_and_common_words_do_not_count_as_a_contact() -> None:
    forms = forms_of("", "微信 xiaohei88 或电话 010-6655 7788")
    assert not forms & pieces_of("2026年3月，010室，电话、微信均可")
    for text in ("加 XiaoHei88", "打 6655-7788", "01066557788"):
        assert forms & pieces_of(text)


def test_a_date_is_one_word() -> None:
    assert not copied("2026年3月12日至4月2日", ["2026年3月12日至4月2日夜间"])
