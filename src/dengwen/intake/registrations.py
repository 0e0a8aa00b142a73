"""What intake puts into the docket's and the desk's registries when Django is ready."""

from dengwen.docket.projection import Noun, register
from dengwen.intake.models import Submission

register(Noun("submission", Submission, ("channel", "evidence", "received_on", "status")))
