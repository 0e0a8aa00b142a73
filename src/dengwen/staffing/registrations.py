"""What staffing brings to the house's chain, to the rail, to the worklist and to the page of a matter."""

from dengwen.desk.navigation import place, posts_for
from dengwen.desk.worklist_notes import note
from dengwen.docket.house import register_in_house
from dengwen.docket.projection import Noun
from dengwen.people.models import Posting, Staff, Tie, Unit
from dengwen.regulation.words import Words
from dengwen.staffing import handing
from dengwen.staffing.founding import BEGUN

NAME = Words("人员与部门", "People and units")


def _noun(name: str, model: type, fields: str, derived: str) -> None:
    register_in_house(Noun(name, model, tuple(fields.split()), frozenset(derived.split()), BEGUN))


_noun("unit", Unit, "parent_uid head_uid", "parent_uid head_uid")
_noun("staff", Staff, "unit_uid is_active", "unit_uid")
_noun("posting", Posting, "staff_uid post unit_uid from_on until_on", "staff_uid unit_uid")
_noun("tie", Tie, "staff_uid other_uid unit_uid kind declared_on ended_on", "staff_uid other_uid unit_uid")

place("staffing:people", NAME, "unit", 55, posts_for("people"))
note("staffing/keys_note.html", handing.noted)
