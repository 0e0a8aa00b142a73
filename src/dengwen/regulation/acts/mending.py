"""Measures: decided, done, checked and urged (4.3)."""

from dengwen.regulation.act import HOUSE, Act
from dengwen.regulation.acts.spans import APPROVED
from dengwen.regulation.vocabulary import OPEN_STAGES
from dengwen.regulation.words import Words

MENDING = (
    Act("add_measure", Words("确定整改措施", "Add a measure"), "4.3.1b", APPROVED, None, (), ()),
    Act(
        "no_measure", Words("确认无需整改", "Record that no measure is needed"), "4.3.1a", APPROVED, None, (), ("S11",)
    ),
    Act("start_measure", Words("开始整改", "Start a measure"), "4.3.1a", APPROVED, None, (), ("S11",)),
    Act("complete_measure", Words("完成整改", "Report a measure done"), "4.3.1c", APPROVED),
    Act("check_measure", Words("检查通过（销号）", "Check and strike off"), "4.3.2a", APPROVED, None, (), ()),
    Act("reject_measure", Words("检查不通过", "Check not passed"), "4.3.2a", APPROVED),
    Act("reschedule_measure", Words("变更整改期限", "Change a measure's date"), "4.3.1b", APPROVED),
    Act("urge", Words("督促", "Urge"), "4.3.2b", OPEN_STAGES, by=HOUSE),
)
