"""Acts on what is, or may be, the same matter: part of the lifecycle."""

from dengwen.regulation.act import HOUSE, Act, at_stages
from dengwen.regulation.acts.spans import SEEN
from dengwen.regulation.vocabulary import OPEN_STAGES, Stage
from dengwen.regulation.words import Words

ALIKE = (
    Act(
        "link",
        Words("并入来件", "Join another arrival"),
        "3.1a",
        frozenset(Stage) - at_stages(Stage.ARCHIVED),
        by=HOUSE,
    ),
    Act(
        "relate",
        Words("关联事项", "Relate to another matter"),
        "3.1a",
        SEEN,
    ),
    Act("keep_apart", Words("确认不是同一事项", "Keep apart"), "3.1a", OPEN_STAGES),
    Act(
        "merge",
        Words("并入另一事项", "Merge into another matter"),
        "3.1a",
        at_stages(Stage.RECEIVED, Stage.REGISTERED),
        Stage.MERGED,
        (),
        ("*",),
        consequence=Words(
            "本事项的时限结束，随主事项继续办理；反馈人的回执继续有效，可看到主事项的进展。",
            "Its terms end and it goes on in the other; its receipt stays alive and shows where that one stands.",
        ),
    ),
)
