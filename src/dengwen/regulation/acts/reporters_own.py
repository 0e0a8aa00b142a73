"""What a reporter does to the own matter (5.1, 5.2)."""

from dengwen.regulation.act import REPORTER, Act, at_stages
from dengwen.regulation.acts.spans import ANSWERED, APPROVED
from dengwen.regulation.vocabulary import OPEN_STAGES, Stage
from dengwen.regulation.words import Words

REPORTERS_OWN = (
    Act(
        "reporter_message",
        Words("反馈人来信", "Message from the reporter"),
        "5.2.1a",
        frozenset(Stage) - at_stages(Stage.ARCHIVED),
        by=REPORTER,
    ),
    Act("rate", Words("评价满意度", "Rate the handling"), "7.2.1e", ANSWERED, by=REPORTER),
    Act(
        "voice_dissatisfaction",
        Words("表示不满意", "Voice dissatisfaction"),
        "5.1.2a",
        ANSWERED,
        None,
        ("S13",),
        by=REPORTER,
    ),
    Act("withdraw", Words("撤回", "Withdraw"), "3.1c", OPEN_STAGES - APPROVED, Stage.WITHDRAWN, (), ("*",), REPORTER),
)
