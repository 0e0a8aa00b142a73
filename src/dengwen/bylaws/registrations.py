"""What the bylaws bring to the house's chain and to the rail."""

from dengwen.desk.navigation import place, posts_for
from dengwen.docket.house import register_in_house
from dengwen.docket.projection import Noun
from dengwen.policy.models import CalendarDay, KnownYear, PolicyVersion
from dengwen.regulation.words import Words

register_in_house(Noun("policy_version", PolicyVersion, ("version", "effective_from", "country", "numbers")))
register_in_house(Noun("calendar_day", CalendarDay, ("on", "working", "withdrawn")))
register_in_house(Noun("known_year", KnownYear, ("begins_on",)))

place("bylaws:numbers", Words("本单位数字", "Own numbers"), "note", 83, posts_for("issue_numbers"))
place("bylaws:calendar", Words("工作日历", "Working calendar"), "day", 84, posts_for("correct_calendar"))
