"""What supervision and the clerk do to any matter (1.3, 7.1)."""

from dengwen.regulation.act import SYSTEM, Act
from dengwen.regulation.vocabulary import Stage
from dengwen.regulation.words import Words

OVERSIGHT = (
    Act("supervise", Words("监督意见", "Supervision note"), "7.1.1b", frozenset(Stage)),
    Act("remind", Words("到期提醒", "Reminder"), "1.3.3a", frozenset(Stage), by=SYSTEM),
    Act(
        "recompute", Words("历法更新后重算", "Recomputed after a calendar change"), "1.3.1", frozenset(Stage), by=SYSTEM
    ),
)
