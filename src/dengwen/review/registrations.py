"""What the review brings to the docket and to the page of a matter."""

from __future__ import annotations

from dengwen.desk.casepage import action, panel
from dengwen.docket.gates import gate
from dengwen.regulation.words import Words
from dengwen.review import handlers, judging, panels, standing_in
from dengwen.review.forms import JudgeForm

for act in ("approve", "return_report"):
    gate(act, judging.had_no_part)
    gate(act, judging.all_answered)
    gate(act, standing_in.can_read)
gate("approve", judging.four_yes)
gate("return_report", judging.one_no)
gate("seat_reviewer", standing_in.nobody_reviews)
gate("hand_on_keys", standing_in.somebody_waits)

panel("opinions", 50, Words("审核意见", "Review"), "review/opinions.html", panels.opinions)
panel("review-gap", 3, Words("审核缺人", "The review waits"), "review/gap.html", panels.gap)

action("seat_reviewer", 198, handlers.seat_reviewer, offered=handlers.unreviewed)
action("hand_on_keys", 199, handlers.hand_on_keys, offered=handlers.can_hand_on)
action(
    "approve",
    200,
    handlers.approve,
    JudgeForm,
    template="review/judge.html",
    offered=handlers.reads_report,
    explains=Words(
        "四问都为“是”才能通过；结论由各项认定得出。",
        "Four times yes passes the report; the outcome follows from the findings.",
    ),
)
action(
    "return_report",
    201,
    handlers.return_report,
    JudgeForm,
    template="review/judge.html",
    offered=handlers.reads_report,
    explains=Words(
        "至少一问为“否”；写明还缺什么，调查人员据此补查。",
        "At least one no; say what is missing, the investigators work from it.",
    ),
)
