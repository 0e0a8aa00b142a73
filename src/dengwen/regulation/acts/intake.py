"""From the arrival to the unit: registered, screened, classified, dispatched, and the alarm beside it (chapter 3)."""

from dengwen.regulation.act import HOUSE, Act, at_stages
from dengwen.regulation.acts.alike import ALIKE
from dengwen.regulation.acts.spans import SEEN
from dengwen.regulation.vocabulary import OPEN_STAGES, ActorKind, Stage
from dengwen.regulation.words import Words

ALARM = ("S6", "S7")

INTAKE = (
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
            "反馈人会在查询页看到已受理；分类与转办时限开始。",
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
            "理由与说明会送到反馈人的查询页，不可收回。",
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
    Act(
        "release_original",
        Words("放行原件副本", "Release a copy of an original"),
        "1.3.4a",
        SEEN,
        consequence=Words(
            "办理人员可以打开这份副本；放行记入台账，并告知监督小组和反馈人。",
            "Those who handle the matter can open the copy; the release is entered and told to supervision and the reporter.",
        ),
    ),
    Act("view_identity", Words("查看身份", "Open the identity"), "1.3.4a", SEEN),
    Act("note", Words("内部备注", "Internal note"), "3.1c", SEEN),
    *ALIKE,
    Act("flag_emergency", Words("标记紧急重大", "Flag as an emergency"), "3.3.1a", OPEN_STAGES, None, ALARM, by=HOUSE),
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
        ALARM,
        not_after=("flag_emergency",),
    ),
)
