"""The terms (时限): what runs, how long unless the organisation says otherwise, and the limit that no house rule may pass."""

from dataclasses import dataclass

from dengwen.regulation.vocabulary import Pause, SeatRole
from dengwen.regulation.words import Words
from dengwen.regulation.workdays import Span


@dataclass(frozen=True, slots=True)
class Term:
    """One term. ``hard`` counts from the day of the act named ``hard_from``, or from the term's own start when that is empty."""

    code: str
    clause: str
    words: Words
    span: Span
    hard: Span | None = None
    hard_from: str = ""


def _working(days: int) -> Span:
    return Span(days, "day", "working")


def _natural(days: int) -> Span:
    return Span(days, "day", "natural")


_ROWS = (
    Term("T1", "3.2.1a", Words("登记", "Registration"), _working(1), _working(2)),
    Term("T2", "3.2.2b", Words("受理决定", "Decision on acceptance"), _working(5), _working(7)),
    Term("T3", "3.2.3b", Words("转办", "Dispatch"), _working(2), _natural(15), "receive"),
    Term("T4", "4.1.1a", Words("确定调查人员", "Naming the investigator"), _working(2), _working(3), "dispatch"),
    Term("T5", "4.1.3a", Words("调查并提交报告", "Investigation and report"), _natural(30), _natural(90), "assign"),
    Term("T6", "4.2.1b", Words("审核报告", "Review of the report"), _working(5), _working(10)),
    Term(
        "T7",
        "5.1.1a",
        Words("反馈处理结果", "Feedback to the reporter"),
        _working(5),
        Span(3, "month", "natural"),
        "receive",
    ),
    Term("S0", "1.1a", Words("渠道检测", "Channel probe"), _natural(1)),
    Term("S1", "2.2d", Words("热线转接", "Hotline transfer"), Span(15, "minute", "clock")),
    Term("S2", "2.3c", Words("开启意见箱", "Opening a suggestion box"), _natural(7), _working(10)),
    Term("S3", "2.3d", Words("意见箱材料移交", "Hand-over of box papers"), _working(0), _working(1)),
    Term("S4", "2.4b", Words("网络来件整理", "Sorting of online messages"), _working(1)),
    Term("S5", "3.2.3a", Words("分类", "Classification"), _working(1)),
    Term(
        "S6",
        "3.3.1a",
        Words("启动应急处理", "Start of the emergency procedure"),
        Span(1, "hour", "clock"),
        Span(2, "hour", "clock"),
    ),
    Term("S7", "3.3.1c", Words("紧急事项报告领导", "Emergency report to leaders"), Span(24, "hour", "clock")),
    Term("S8", "3.3.2a", Words("确定牵头与协办", "Naming the lead and co-handlers"), _working(1)),
    Term("S9", "4.1.1b", Words("首次联系反馈人", "First contact with the reporter"), _working(3)),
    Term("S11", "4.3.1a", Words("启动整改", "Start of rectification"), _working(5)),
    Term("S12", "4.3.2a", Words("检查整改落实", "Check of a measure"), _working(0)),
    Term("S13", "5.1.2a", Words("回应不满意", "Answer to dissatisfaction"), _working(5)),
    Term("S14", "5.1.2c", Words("申诉", "Appeal"), _natural(30)),
    Term("S15", "5.2.1b", Words("通报进展", "Progress notice"), _working(10), _natural(30)),
    Term("S16", "5.2.2a", Words("统计分析", "Statistics"), Span(1, "month", "natural")),
    Term("S17", "6.2.2a", Words("决定保护措施", "Decision on protective measures"), _working(2)),
    Term("S18", "7.1.1c", Words("监督抽查", "Supervision spot check"), Span(3, "month", "natural")),
    Term("S19", "7.1.1d", Words("监督问题整改", "Mending a supervision finding"), _working(10)),
    Term("S20", "7.1.2a", Words("向领导汇报", "Report to leaders"), Span(3, "month", "natural")),
    Term("S21", "7.2.1a", Words("考核周期", "Assessment period"), Span(3, "month", "natural")),
)
TERMS: dict[str, Term] = {row.code: row for row in _ROWS}

RECURRING = frozenset({"S0", "S2", "S15", "S16", "S18", "S20", "S21"})
"""Terms after which the same thing is to be done again."""

PAUSE_CAP_DAYS: dict[Pause, int] = {Pause.AWAITING_REPORTER: 15, Pause.EXPERT_OPINION: 30, Pause.OTHER_AUTHORITY: 60}
EXTENSION_CAP_DAYS: dict[str, int] = {"T5": 60, "S12": 60}
"""Terms that may be extended, each by at most so many natural days in all."""
REMIND_AT_PERCENT = (50, 80, 100)
ORGANISATION_BLANKS = ("P1", "P2", "P3")

_INTAKE, _HEAD, _INVESTIGATOR = (SeatRole.INTAKE,), (SeatRole.HEAD,), (SeatRole.INVESTIGATOR,)
ANSWERS_FOR: dict[str, tuple[SeatRole, ...]] = {
    "T1": _INTAKE,
    "T2": _INTAKE,
    "T3": _INTAKE,
    "T4": _HEAD,
    "T5": _INVESTIGATOR,
    "T6": (SeatRole.REVIEWER,),
    "T7": _INTAKE,
    "S5": _INTAKE,
    "S6": _INTAKE,
    "S7": _INTAKE,
    "S8": _INTAKE,
    "S9": _INVESTIGATOR,
    "S11": _HEAD,
    "S12": (SeatRole.OWNER,),
    "S13": (SeatRole.INTAKE, SeatRole.REVIEWER),
    "S15": _INVESTIGATOR,
}
"""Whose part in the matter it is to keep the term: they are reminded and urged."""

ANSWERS_ONCE_DONE: dict[str, tuple[SeatRole, ...]] = {"S12": (SeatRole.INTAKE, SeatRole.REVIEWER)}
"""Who answers from the moment at which the thing itself was reported done: it waits to be checked, by others than its owner."""
