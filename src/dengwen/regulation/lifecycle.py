"""The lifecycle as rows: which act leads from where to where, which clocks it opens and settles, and whom it must not be done by."""

from collections.abc import Iterable

from dengwen.regulation.act import Act
from dengwen.regulation.acts.answering import ANSWERING
from dengwen.regulation.acts.intake import INTAKE
from dengwen.regulation.acts.investigation import INVESTIGATION
from dengwen.regulation.acts.mending import MENDING
from dengwen.regulation.acts.oversight import OVERSIGHT
from dengwen.regulation.acts.reporters_own import REPORTERS_OWN
from dengwen.regulation.acts.review import REVIEW, STANDING_IN
from dengwen.regulation.vocabulary import Stage


def _index(rows: Iterable[Act]) -> dict[str, Act]:
    return {row.name: row for row in rows}


ACTS: dict[str, Act] = _index(
    (*INTAKE, *INVESTIGATION, *REVIEW, *STANDING_IN, *MENDING, *ANSWERING, *REPORTERS_OWN, *OVERSIGHT)
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
