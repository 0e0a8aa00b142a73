"""Stages that several groups of acts share, and who has handled a matter."""

from dengwen.regulation.act import at_stages
from dengwen.regulation.vocabulary import OPEN_STAGES, Stage

HANDLED = ("classify", "dispatch", "assign", "submit_report")
"""Whoever did one of these handled the matter and may not judge the result."""

INVESTIGATING = at_stages(Stage.INVESTIGATING)
APPROVED = at_stages(Stage.APPROVED)
SEEN = OPEN_STAGES | at_stages(Stage.CLOSED, Stage.MERGED)
