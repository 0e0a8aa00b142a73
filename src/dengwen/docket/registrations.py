"""The docket's own nouns, registered when Django is ready."""

from dengwen.docket.models import Case, Clock, Paper, Seat
from dengwen.docket.projection import CASE_FIELDS, CLOCK_FIELDS, Noun, register

register(Noun("case", Case, CASE_FIELDS))
register(Noun("clock", Clock, CLOCK_FIELDS))
register(Noun("seat", Seat, ("staff_uid", "role", "active")))
register(Noun("paper", Paper, ("kind", "author_uid", "about_uid", "on", "digest")))
