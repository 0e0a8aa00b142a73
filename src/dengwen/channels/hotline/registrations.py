"""What the hotline puts into the registries of other rooms when Django is ready."""

from dengwen.channels.hotline import offering, provers, waiting
from dengwen.channels.hotline.models import Call, Callback, Duty, Line, Recording, Transfer
from dengwen.desk.errands import errands
from dengwen.desk.navigation import place, posts_for
from dengwen.docket.house import register_in_house
from dengwen.docket.projection import Noun
from dengwen.intake.marks import written
from dengwen.intake.proving import prover
from dengwen.intake.ways import offer
from dengwen.oversight.probing import probe
from dengwen.regulation.vocabulary import Post
from dengwen.regulation.words import Words

CALL_FIELDS = ("line_uid", "mark", "on", "state", "operator_uid", "answered", "consented", "seconds")
CALLBACK_FIELDS = ("call_uid", "on", "due_on", "officer_uid", "tries", "ended_on", "reason", "waiting_uid")

register_in_house(Noun("hotline_line", Line, ("opened_on", "closed_on")))
register_in_house(Noun("hotline_call", Call, CALL_FIELDS))
register_in_house(Noun("hotline_recording", Recording, ("call_uid", "on", "state", "file_uid", "case_uid")))
register_in_house(
    Noun("hotline_transfer", Transfer, ("call_uid", "to_uid", "state", "offered_at", "due_at", "answered_at"))
)
register_in_house(Noun("hotline_callback", Callback, CALLBACK_FIELDS))
register_in_house(Noun("hotline_duty", Duty, ("staff_uid", "role", "on", "opens", "closes", "ended_on")))

written(r"call (?P<mark>[0-9a-f]+)", Words("来电 {mark}", "call {mark}"))
errands("hotline", 10, waiting.errands)
offer(20, offering.ways)
prover("hotline", provers.pieces)
probe("hotline", provers.tries)

place("hotline:desk", Words("热线接听", "Hotline"), "phone", 12, posts_for("hotline_desk"), [Post.HOTLINE_OPERATOR])
place("hotline:duty", Words("热线值守", "Hotline duty"), "phone", 25, posts_for("hotline_duty"))
place("hotline:roster", Words("热线排班", "Hotline roster"), "people", 60, posts_for("hotline_roster"))
