"""What the indicators are called and how they are reckoned, in plain words that stand beside every figure."""

from __future__ import annotations

from dataclasses import dataclass

from dengwen.regulation.words import Words


@dataclass(frozen=True, slots=True)
class Indicator:
    title: Words
    meaning: Words


INDICATORS: dict[str, Indicator] = {
    "K1": Indicator(
        Words("受理率", "Acceptance"),
        Words("本季度作出决定的事项中，受理的占多少。", "Accepted, of all matters decided in the quarter."),
    ),
    "K2": Indicator(
        Words("处理率", "Handling"),
        Words(
            "本季度应当办完的已受理事项中，结果已获审核通过且未被重新办理的占多少。延期、退回不改变应当办完的日子。",
            "With an approved result that stands, of all accepted matters whose work fell due in the quarter. Extensions and "
            "returns do not move that day.",
        ),
    ),
    "K3": Indicator(
        Words("满意度", "Satisfaction"),
        Words(
            "本季度收到反馈并作出评价的反馈人中，满意的占多少。未作评价不算满意；不足十份评价不予显示。",
            "Satisfied, of the reporters who rated the feedback they had in the quarter. Silence is no answer; fewer than ten answers are "
            "not shown.",
        ),
    ),
    "K4": Indicator(
        Words("按时反馈率", "Feedback in time"),
        Words(
            "本季度首次通过审核的结果中，按时送达反馈的占多少。迟送、未送、后来重新办理的都留在分母里。",
            "Answered within the term, of all results first approved in the quarter. The late, the missing and the reopened stay in the "
            "denominator.",
        ),
    ),
    "K5": Indicator(
        Words("在办事项的年龄", "Age of open matters"),
        Words(
            "季度末（或今天）仍在办的事项，从首次收到之日起的自然日；九成事项不超过此数。中止的日子不扣除。",
            "Calendar days since the first receipt of matters open at the quarter's end (or today); nine in ten are no older. Pauses take "
            "nothing off.",
        ),
    ),
}
PAIRED: dict[str, Words] = {
    "overturned": Words("不予受理后又改为受理", "Refusals overturned"),
    "reopened": Words("结案后 90 天内重新办理", "Reopened within 90 days of closing"),
    "extended": Words("办理期间延期", "Extended"),
    "responded": Words("作出评价的比例", "Rated at all"),
    "objected": Words("满意者中又提出异议", "Objections among the satisfied"),
    "whole_age": Words("从收到到反馈，九成不超过", "From receipt to feedback, nine in ten within"),
    "median": Words("半数不超过", "Half are no older than"),
    "oldest": Words("最久", "The oldest"),
    "paused": Words("中止的日子", "Days of pause"),
}
