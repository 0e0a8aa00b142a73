"""What the boxes bring to the house's chain, to the rail, to the desk of what waits, to the reconciliation and to the probes."""

from dengwen.channels.box import offering, proving, showing, waiting
from dengwen.channels.box.models import Box, Correction, HandOver, Incident, Letter, Opening
from dengwen.desk.errands import errands
from dengwen.desk.navigation import place
from dengwen.docket.house import register_in_house
from dengwen.docket.projection import Noun
from dengwen.intake.inbox import section
from dengwen.intake.marks import written
from dengwen.intake.proving import prover
from dengwen.intake.ways import offer
from dengwen.oversight.probing import probe
from dengwen.regulation.rights import RIGHTS
from dengwen.regulation.vocabulary import Post
from dengwen.regulation.words import Words

TWO = ("keeper_uid", "witness_uid")
SEEN = ("kind", "noted_on", "seen_on", "seen_by_uid")

register_in_house(Noun("box", Box, ("no", "seal", "active", "since_on", "last_on")))
register_in_house(
    Noun(
        "box_opening",
        Opening,
        ("box_uid", "no", "opened_on", *TWO, "seal_expected", "seal_found", "seal_new", "sheets"),
    )
)
register_in_house(
    Noun("box_correction", Correction, ("opening_uid", "corrected_on", *TWO, "reason", "sheets", "seal_new"))
)
register_in_house(Noun("box_letter", Letter, ("opening_uid", "no", "sheets", "aside", "evidence")))
register_in_house(
    Noun("box_hand_over", HandOver, ("opening_uid", "offered_on", "keeper_uid", "sheets", "taken_on", "officer_uid"))
)
register_in_house(Noun("box_incident", Incident, ("box_uid", "opening_uid", *SEEN)))

BOXES = frozenset(right.post for right in RIGHTS if right.deed == "boxes" and right.role is None and right.post)
NAME = Words("意见箱", "Suggestion boxes")

place("box:boxes", NAME, "seal", 30, BOXES, [Post.BOX_KEEPER])
section("box", 40, NAME, "box/section.html", showing.waiting_for)
OPENED = r"box (?P<box>\d+) opening (?P<no>\d+) "
written(
    rf"{OPENED}sheet (?P<sheet>\d+) of (?P<all>\d+)",
    Words(
        "{box} 号意见箱第 {no} 次开箱，第 {sheet} 张（共 {all} 张）", "box {box}, opening {no}, sheet {sheet} of {all}"
    ),
)
written(
    rf"{OPENED}letter (?P<letter>\d+)",
    Words("{box} 号意见箱第 {no} 次开箱，第 {letter} 封", "box {box}, opening {no}, letter {letter}"),
)
errands("box", 20, waiting.errands)
offer(30, offering.ways)
prover("box", proving.pieces)
probe("box", proving.tries)
