"""The lifecycle as rows: which act leads from where to where, which clocks it opens and settles, and whom it must not be done by."""

from collections.abc import Iterable

from dengwen.regulation.act import HOUSE, REPORTER, SYSTEM, Act, at_stages
from dengwen.regulation.alike_acts import ALIKE
from dengwen.regulation.vocabulary import ENDED_STAGES, OPEN_STAGES, ActorKind, Stage
from dengwen.regulation.words import Words

HANDLED = ("classify", "dispatch", "assign", "submit_report")
"""Whoever did one of these handled the matter and may not judge the result."""

_INVESTIGATING = at_stages(Stage.INVESTIGATING)
_APPROVED = at_stages(Stage.APPROVED)
_ALARM = ("S6", "S7")
_SEEN = OPEN_STAGES | at_stages(Stage.CLOSED, Stage.MERGED)

_INTAKE = (
    Act(
        "receive",
        Words("收到来件", "Received"),
        "3.1a",
        frozenset(),
        Stage.RECEIVED,
        ("T1", "T2"),
        (),
        (ActorKind.REPORTER, ActorKind.STAFF, ActorKind.SYSTEM),
    ),
    Act(
        "register",
        Words("登记", "Register"),
        "3.2.1a",
        at_stages(Stage.RECEIVED),
        Stage.REGISTERED,
        (),
        ("T1",),
        consequence=Words(
            "六项要素的状态入册，登记时限结束。", "The state of the six facts is recorded; the registration term ends."
        ),
    ),
    Act(
        "accept",
        Words("受理", "Accept"),
        "3.2.2a",
        at_stages(Stage.REGISTERED),
        Stage.ACCEPTED,
        ("T3", "S5"),
        ("T2",),
        consequence=Words(
            "反馈人会在回执页看到已受理；分类与转办时限开始。",
            "The reporter sees that it was accepted; classification and dispatch fall due.",
        ),
    ),
    Act(
        "refuse",
        Words("不予受理", "Refuse"),
        "3.2.2b",
        at_stages(Stage.REGISTERED),
        Stage.REFUSED,
        (),
        ("*",),
        consequence=Words(
            "理由与说明会送到反馈人的回执页，不可收回。",
            "Reason and explanation go to the reporter's own page and cannot be taken back.",
        ),
    ),
    Act(
        "classify",
        Words("分类", "Classify"),
        "3.2.3a",
        at_stages(Stage.ACCEPTED),
        Stage.CLASSIFIED,
        (),
        ("S5",),
    ),
    Act(
        "dispatch",
        Words("转办", "Dispatch"),
        "3.2.3b",
        at_stages(Stage.CLASSIFIED),
        Stage.DISPATCHED,
        ("T4",),
        ("T3",),
        consequence=Words(
            "责任部门只收到改写后的转办件，看不到原文与身份。",
            "The unit receives the rewritten packet only, never the original or the identity.",
        ),
    ),
    Act(
        "return_objection",
        Words("退回（非本部门职责）", "Return as not competent"),
        "1.3.3b",
        at_stages(Stage.DISPATCHED),
        Stage.CLASSIFIED,
        ("T3",),
        ("T4",),
        consequence=Words(
            "每个部门只能退回一次；再次指定即为最终决定。",
            "A unit may return a matter once; the next designation is final.",
        ),
    ),
    Act(
        "recall",
        Words("收回改派", "Take back"),
        "1.3.3b",
        at_stages(Stage.DISPATCHED, Stage.INVESTIGATING, Stage.REPORTED),
        Stage.CLASSIFIED,
        ("T3",),
        ("T4", "T5", "T6", "S9", "S15"),
        consequence=Words(
            "责任部门已无人可办，事项回到待转办；另行指定的部门从转办件开始，重新调查。",
            "Nobody of the unit is left to handle it; it waits for another unit, which begins anew from its packet.",
        ),
    ),
    Act("exclude", Words("增加回避", "Add an exclusion"), "1.3.2", OPEN_STAGES),
    Act("view_identity", Words("查看身份", "Open the identity"), "1.3.4a", _SEEN),
    Act("note", Words("内部备注", "Internal note"), "3.1c", _SEEN),
    *ALIKE,
    Act("flag_emergency", Words("标记紧急重大", "Flag as an emergency"), "3.3.1a", OPEN_STAGES, None, _ALARM, by=HOUSE),
    Act(
        "emergency_action",
        Words("记录应急措施", "Record an emergency action"),
        "3.3.1a",
        OPEN_STAGES,
        None,
        (),
        ("S6",),
    ),
    Act("report_to_leaders", Words("报告领导", "Report to leaders"), "3.3.1c", OPEN_STAGES, None, (), ("S7",)),
    Act(
        "downgrade_emergency",
        Words("解除紧急", "Lift the emergency"),
        "3.3.1a",
        OPEN_STAGES,
        None,
        (),
        _ALARM,
        not_after=("flag_emergency",),
    ),
)

_INVESTIGATION = (
    Act("open_packet", Words("查收转办件", "Open the packet"), "4.1.1a", at_stages(Stage.DISPATCHED), None, ("T4",)),
    Act(
        "assign",
        Words("确定调查人员", "Name the investigator"),
        "4.1.1a",
        at_stages(Stage.DISPATCHED),
        Stage.INVESTIGATING,
        ("T5", "S9", "S15"),
        ("T4",),
    ),
    Act("add_investigator", Words("增加调查人员", "Add an investigator"), "4.1.1a", _INVESTIGATING),
    Act("declare_no_conflict", Words("签署无利益冲突声明", "Declare no conflict of interest"), "1.3.2", _INVESTIGATING),
    Act("contact", Words("联系反馈人", "Contact the reporter"), "4.1.1b", _INVESTIGATING, None, (), ("S9",)),
    Act("contact_attempt", Words("记录一次联系未果", "Record a failed attempt"), "4.1.1b", _INVESTIGATING),
    Act("plan", Words("制定调查方案", "Plan the investigation"), "4.1.2a", _INVESTIGATING),
    Act("allege", Words("列出指称事项", "List an allegation"), "4.1.2a", _INVESTIGATING),
    Act("find", Words("作出认定", "Make a finding"), "4.1.2a", _INVESTIGATING),
    Act("add_evidence", Words("添加证据", "Add evidence"), "4.1.1c", _INVESTIGATING),
    Act("interview", Words("询问记录", "Record an interview"), "4.1.2b", _INVESTIGATING),
    Act("inspect_documents", Words("查阅资料", "Record a document check"), "4.1.2b", _INVESTIGATING),
    Act("visit_site", Words("实地走访", "Record a site visit"), "4.1.2b", _INVESTIGATING),
    Act(
        "extend",
        Words("批准延期", "Approve an extension"),
        "4.1.3a",
        _INVESTIGATING,
        not_after=("ask_extension", "submit_report"),
    ),
    Act("ask_extension", Words("申请延期", "Ask for an extension"), "4.1.3a", _INVESTIGATING),
    Act("pause", Words("中止计时", "Pause the term"), "4.1.3a", _INVESTIGATING),
    Act("resume", Words("恢复计时", "Resume the term"), "4.1.3a", _INVESTIGATING),
    Act(
        "submit_report",
        Words("提交调查报告", "Submit the report"),
        "4.1.3b",
        _INVESTIGATING,
        Stage.REPORTED,
        ("T6",),
        ("T5", "S9"),
        consequence=Words(
            "报告锁定并送交审核；审核人不得是经办人。",
            "The report is locked and goes to review by somebody who did not handle the matter.",
        ),
    ),
)

_REVIEW = (
    Act(
        "approve",
        Words("审核通过", "Pass the report"),
        "4.2.1c",
        at_stages(Stage.REPORTED),
        Stage.APPROVED,
        ("T7", "S11"),
        ("T6",),
        not_after=HANDLED,
        consequence=Words("反馈与整改同时开始。", "Feedback and rectification begin side by side."),
    ),
    Act(
        "return_report",
        Words("退回重新调查", "Return the report"),
        "4.2.2b",
        at_stages(Stage.REPORTED),
        Stage.INVESTIGATING,
        ("T5", "S9"),
        ("T6",),
        not_after=HANDLED,
        consequence=Words(
            "审核意见送达调查人员，重新计算调查时限，总时长继续累计。",
            "The opinions reach the investigator; a new investigation term runs, the whole age goes on.",
        ),
    ),
)

_STANDING_IN = (
    Act(
        "hand_on_keys",
        Words("转授密钥", "Hand on the keys"),
        "4.2.1a",
        at_stages(Stage.REPORTED),
        consequence=Words(
            "后来补上的审核人即可阅读报告和调查材料。",
            "The reviewers who came in later can read the report and the work product.",
        ),
    ),
    Act(
        "seat_reviewer",
        Words("补定审核人", "Seat another reviewer"),
        "4.2.1a",
        at_stages(Stage.REPORTED),
    ),
)

_MENDING = (
    Act("add_measure", Words("确定整改措施", "Add a measure"), "4.3.1b", _APPROVED, None, (), ()),
    Act(
        "no_measure", Words("确认无需整改", "Record that no measure is needed"), "4.3.1a", _APPROVED, None, (), ("S11",)
    ),
    Act("start_measure", Words("开始整改", "Start a measure"), "4.3.1a", _APPROVED, None, (), ("S11",)),
    Act("complete_measure", Words("完成整改", "Report a measure done"), "4.3.1c", _APPROVED),
    Act("check_measure", Words("检查通过（销号）", "Check and strike off"), "4.3.2a", _APPROVED, None, (), ()),
    Act("reject_measure", Words("检查不通过", "Check not passed"), "4.3.2a", _APPROVED),
    Act("reschedule_measure", Words("变更整改期限", "Change a measure's date"), "4.3.1b", _APPROVED),
    Act("urge", Words("督促", "Urge"), "4.3.2b", OPEN_STAGES, by=HOUSE),
)

_ANSWERING = (
    Act("message_reporter", Words("回复反馈人", "Write to the reporter"), "5.2.1a", _SEEN),
    Act(
        "notify_progress",
        Words("通报进展", "Tell the progress"),
        "5.2.1b",
        _INVESTIGATING | at_stages(Stage.REPORTED, Stage.APPROVED),
        None,
        ("S15",),
        ("S15",),
    ),
    Act("draft_feedback", Words("起草反馈", "Draft the feedback"), "5.1.1c", _APPROVED),
    Act(
        "release_feedback",
        Words("复核并送达反馈", "Release the feedback"),
        "5.1.1a",
        _APPROVED,
        None,
        ("S15",),
        ("T7", "S15"),
        not_after=("draft_feedback",),
        consequence=Words(
            "反馈立即出现在反馈人的回执页，不可收回。",
            "The feedback appears on the reporter's page at once and cannot be taken back.",
        ),
    ),
    Act("return_feedback", Words("退回反馈稿", "Return the draft"), "5.1.1c", _APPROVED, not_after=("draft_feedback",)),
    Act(
        "explain",
        Words("回应不满意", "Answer the dissatisfaction"),
        "5.1.2b",
        _APPROVED | at_stages(Stage.CLOSED),
        None,
        (),
        ("S13",),
        not_after=("classify", "dispatch", "assign", "submit_report", "approve", "draft_feedback"),
    ),
    Act(
        "close",
        Words("结案", "Close"),
        "1.1b",
        _APPROVED,
        Stage.CLOSED,
        (),
        ("*",),
        consequence=Words(
            "所有时限结束；需每项指称有认定、每项措施已销号、反馈已送达。",
            "All terms end. Every allegation has a finding, every measure was struck off, the feedback was delivered.",
        ),
    ),
    Act(
        "archive",
        Words("归档", "Archive"),
        "3.1c",
        at_stages(Stage.CLOSED, Stage.REFUSED, Stage.WITHDRAWN, Stage.MERGED),
        Stage.ARCHIVED,
        (),
        ("*",),
    ),
    Act(
        "reopen",
        Words("重新办理", "Reopen"),
        "7.1.1b",
        at_stages(Stage.CLOSED),
        Stage.INVESTIGATING,
        ("T5", "S15"),
        ("*",),
        not_after=("close",),
    ),
)

_REPORTERS_OWN = (
    Act(
        "reporter_message",
        Words("反馈人来信", "Message from the reporter"),
        "5.2.1a",
        frozenset(Stage) - at_stages(Stage.ARCHIVED),
        by=REPORTER,
    ),
    Act("rate", Words("评价满意度", "Rate the handling"), "7.2.1e", _APPROVED | at_stages(Stage.CLOSED), by=REPORTER),
    Act(
        "voice_dissatisfaction",
        Words("表示不满意", "Voice dissatisfaction"),
        "5.1.2a",
        _APPROVED | at_stages(Stage.CLOSED),
        None,
        ("S13",),
        by=REPORTER,
    ),
    Act("withdraw", Words("撤回", "Withdraw"), "3.1c", OPEN_STAGES - _APPROVED, Stage.WITHDRAWN, (), ("*",), REPORTER),
)

_OVERSIGHT = (
    Act("supervise", Words("监督意见", "Supervision note"), "7.1.1b", frozenset(Stage)),
    Act("remind", Words("到期提醒", "Reminder"), "1.3.3a", frozenset(Stage), by=SYSTEM),
    Act(
        "recompute", Words("历法更新后重算", "Recomputed after a calendar change"), "1.3.1", frozenset(Stage), by=SYSTEM
    ),
)


def _index(rows: Iterable[Act]) -> dict[str, Act]:
    return {row.name: row for row in rows}


ACTS: dict[str, Act] = _index(
    (*_INTAKE, *_INVESTIGATION, *_REVIEW, *_STANDING_IN, *_MENDING, *_ANSWERING, *_REPORTERS_OWN, *_OVERSIGHT)
)

MAIN_ACTS: dict[Stage, tuple[str, ...]] = {
    Stage.RECEIVED: ("register",),
    Stage.REGISTERED: ("accept", "refuse"),
    Stage.ACCEPTED: ("classify",),
    Stage.CLASSIFIED: ("dispatch",),
    Stage.DISPATCHED: ("open_packet", "assign"),
    Stage.INVESTIGATING: ("declare_no_conflict", "contact", "allege", "find", "submit_report"),
    Stage.REPORTED: ("approve", "return_report"),
    Stage.APPROVED: (
        "add_measure",
        "start_measure",
        "complete_measure",
        "check_measure",
        "draft_feedback",
        "release_feedback",
        "explain",
        "close",
    ),
    Stage.CLOSED: ("explain", "archive"),
    Stage.REFUSED: ("archive",),
    Stage.WITHDRAWN: ("archive",),
    Stage.MERGED: (),
    Stage.ARCHIVED: (),
}
"""The acts that move a matter forward at each stage, in the order in which they are offered as the one next action."""


REMEDIES = ("recall", "seat_reviewer", "hand_on_keys")
"""What helps a matter that has lost the people it waits for; where one of these acts is needed it comes before everything else."""


def lawful_from(act: str, stage: Stage) -> bool:
    """Whether the act may be done at the stage; KeyError for an act that the regulation does not know."""
    return stage in ACTS[act].from_


def is_ended(stage: Stage) -> bool:
    """Whether a matter at this stage needs nothing more but archiving."""
    return stage in ENDED_STAGES
