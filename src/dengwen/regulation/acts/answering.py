"""The answer to the reporter and the end of the matter (chapter 5)."""

from dengwen.regulation.act import SYSTEM, Act, at_stages
from dengwen.regulation.acts.spans import ANSWERED, APPROVED, INVESTIGATING, SEEN
from dengwen.regulation.vocabulary import Stage
from dengwen.regulation.words import Words

ANSWERING = (
    Act("message_reporter", Words("回复反馈人", "Write to the reporter"), "5.2.1a", SEEN),
    Act(
        "notify_progress",
        Words("通报进展", "Tell the progress"),
        "5.2.1b",
        INVESTIGATING | at_stages(Stage.REPORTED, Stage.APPROVED),
        None,
        ("S15",),
        ("S15",),
    ),
    Act("draft_feedback", Words("起草反馈", "Draft the feedback"), "5.1.1c", APPROVED),
    Act(
        "release_feedback",
        Words("复核并送达反馈", "Release the feedback"),
        "5.1.1a",
        APPROVED,
        None,
        ("S15",),
        ("T7", "S15"),
        not_after=("draft_feedback",),
        consequence=Words(
            "反馈立即出现在反馈人及并案反馈人的查询页，不可收回。",
            "The feedback appears on the pages of the reporter and of those who joined at once and cannot be taken back.",
        ),
    ),
    Act(
        "pass_on_feedback",
        Words("并案反馈送达", "Feedback passed on to a joined reporter"),
        "5.1.1a",
        at_stages(Stage.MERGED, Stage.ARCHIVED),
        by=SYSTEM,
    ),
    Act("return_feedback", Words("退回反馈稿", "Return the draft"), "5.1.1c", APPROVED, not_after=("draft_feedback",)),
    Act(
        "explain",
        Words("回应不满意", "Answer the dissatisfaction"),
        "5.1.2b",
        ANSWERED,
        None,
        (),
        ("S13",),
        not_after=("classify", "dispatch", "assign", "submit_report", "approve", "draft_feedback"),
    ),
    Act(
        "close",
        Words("结案", "Close"),
        "1.1b",
        APPROVED,
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
