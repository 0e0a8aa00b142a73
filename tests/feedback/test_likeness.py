"""A reply pasted from another matter is found, whole, in parts and in pieces; no text is kept for that (F11)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db.models import Count

from dengwen.feedback import answering, likeness
from dengwen.feedback.models import LikenessBand
from dengwen.feedback.wording import Reply as Written
from tests import closing
from tests import house as houses
from tests.feedback.test_answering import against

PARAGRAPH = (
    "我们调取了当月全部入库单和监控影像,并请外单位的两名计量人员到场复秤,复秤结果与原单相差不到千分之二。"
    "在场的仓管员、司机和保管员分别作了说明,三人所说一致,均有签字。"
)


@pytest.mark.clause("5.1.1c")
def test_f11_one_paragraph_of_another_matter_pasted_into_every_place_is_stopped(house: houses.House) -> None:
    first, second = closing.approved(house), closing.approved(house)
    answering.draft_feedback(first, house.actor("bai"), closing.reply(first, 0, handling=PARAGRAPH))
    answering.release_feedback(first, house.actor("cai"))
    answers = tuple(replace(each, text=PARAGRAPH) for each in closing.reply(second).answers)
    pasted = Written(PARAGRAPH, PARAGRAPH, PARAGRAPH, answers)
    answering.draft_feedback(second, house.actor("bai"), pasted)
    assert against(house, second) == [
        "These places say the same: How it was handled, What came of it, What changes, Answer to allegation 1. "
        "Each must say its own.",
        "It is about 100 % the same as a reply that was given in another matter.",
    ]


@pytest.mark.clause("5.1.1c")
@pytest.mark.parametrize("place", ["handling", "result", "measures"])
def test_f11_one_pasted_part_among_own_ones_is_named(house: houses.House, place: str) -> None:
    first, second = closing.approved(house), closing.approved(house)
    answering.draft_feedback(first, house.actor("bai"), closing.reply(first, 0, handling=PARAGRAPH))
    answering.release_feedback(first, house.actor("cai"))
    own = "".join(
        f"本案第{each}笔单据已逐张核对并由经办人{each}次说明来由,留有影像编号{each * 37}。" for each in range(3, 9)
    )
    parts = dict.fromkeys(("handling", "result", "measures"), "") | closing.reply(second, 1).parts
    retouched = "经核实，" + PARAGRAPH.replace("当月", "上月")
    others = {name: text + own[at * 60 : at * 60 + 60] for at, (name, text) in enumerate(parts.items())}
    answering.draft_feedback(second, house.actor("bai"), closing.reply(second, 1, **others | {place: retouched}))
    label = {"handling": "How it was handled", "result": "What came of it", "measures": "What changes"}[place]
    reasons = against(house, second)
    assert len(reasons) == 1
    assert reasons[0].startswith(f"“{label}” is about ")
    assert reasons[0].endswith(" % taken from a reply that was given in another matter.")


def test_f11_sentences_of_another_reply_in_another_order_are_found(house: houses.House) -> None:
    first, second = closing.approved(house), closing.approved(house)
    answering.draft_feedback(first, house.actor("bai"), closing.reply(first, 0, handling=PARAGRAPH))
    answering.release_feedback(first, house.actor("cai"))
    one, two = PARAGRAPH.rstrip("。").split("。")
    found = likeness.nearest(second, {"a": f"{two}。另,{one}。"})
    assert found.parts["a"] >= likeness.ALIKE
    assert likeness.nearest(first, {"a": PARAGRAPH}).parts["a"] == 0.0


def test_what_many_replies_say_is_the_houses_formula(house: houses.House) -> None:
    formula = "您如对处理结果有异议,可自收到本答复之日起十五日内凭查询码在本页面提出,由未参与办理的人员复核。"
    cases = [houses.open_matter().case for _ in range(likeness.FORMULA + 2)]
    shares = []
    for case in cases:
        shares.append(likeness.nearest(case, {"a": formula}).parts["a"])
        likeness.remember(case, {"a": formula})
    assert shares == [0.0, *[1.0] * (likeness.FORMULA - 1), 0.0, 0.0]
    most = LikenessBand.objects.values("band").annotate(many=Count("pk")).order_by("-many").first()
    assert most is not None
    assert most["many"] == likeness.FORMULA


def test_answers_may_agree_in_a_few_words_and_parts_may_not() -> None:
    assert likeness.repeated({"x": "情况不属实已经查明。"}, {"y": "情况不属实,已经查明"}) == [["x", "y"]]
    assert likeness.repeated({}, {"x": "未发现差错,情况不属实。", "y": "未发现差错,情况不属实。"}) == []
    assert likeness.repeated({"x": "无。", "z": "无。"}, {}) == []


def test_english_sentences_are_compared_word_by_word(house: houses.House) -> None:
    case, other = houses.open_matter().case, houses.open_matter().case
    text = "We weighed every delivery of last month again in the presence of two outside experts and found no difference at all."
    likeness.remember(case, {"a": text})
    assert likeness.nearest(other, {"a": "In short: " + text.upper()}).parts["a"] >= likeness.ALIKE
    mine = (
        "We asked every driver of last spring again in a talk with two inside people and heard of no delay that night."
    )
    assert likeness.nearest(other, {"a": mine}).parts["a"] < likeness.ALIKE


def test_what_is_kept_of_a_reply_for_likeness_holds_no_text(house: houses.House) -> None:
    case = closing.approved(house)
    closing.answered(house, case)
    bands = LikenessBand.objects.filter(case=case).values_list("band", flat=True)
    assert {type(band) for band in bands} == {int}
    assert 4 <= len(bands) <= len(closing.reply(case).text) // 2
    assert (
        len(
            likeness.prints(
                "。".join(f"第{each}句话说的是第{each * 7}件与众不同的事情,一共{each}项" for each in range(1500))
            )
        )
        == likeness.MOST
    )


def test_an_opening_sentence_of_the_house_is_no_pasting(house: houses.House) -> None:
    opening = "您的来件由没有利害关系的人员独立核查,报告经另外的人员审核。"
    case, other = houses.open_matter().case, houses.open_matter().case
    likeness.remember(case, {"a": opening})
    assert likeness.nearest(other, {"a": opening + "未发现差错。"}) == likeness.Alike(0.0, {"a": 0.0})
    likeness.remember(case, {"a": PARAGRAPH})
    assert likeness.nearest(other, {"a": opening + PARAGRAPH}).whole == 1.0
