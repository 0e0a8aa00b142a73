"""Stages that several groups of acts share, and who has handled a matter."""

from dengwen.regulation.act import at_stages
from dengwen.regulation.vocabulary import OPEN_STAGES, Stage

HANDLED = ("classify", "dispatch", "assign", "submit_report")
"""Whoever did one of these handled the matter and may not judge the result."""

INVESTIGATING = at_stages(Stage.INVESTIGATING)
APPROVED = at_stages(Stage.APPROVED)
ANSWERED = at_stages(Stage.APPROVED, Stage.CLOSED, Stage.MERGED)
"""Where a feedback may lie that the reporter judges; a merged matter has that of the one in which it goes on."""
SEEN = OPEN_STAGES | at_stages(Stage.CLOSED, Stage.MERGED)
