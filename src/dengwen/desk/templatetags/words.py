"""How words of the regulation, days and instants are written in the reader's language."""

from datetime import date, datetime
from enum import StrEnum

from django import template
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext

from dengwen.docket.moment import today
from dengwen.regulation.labels import label
from dengwen.regulation.words import Words

register = template.Library()


def language() -> str:
    return get_language() or "zh-hans"


@register.filter
def words(value: Words | StrEnum | None) -> str:
    """The words in the reader's language; members of the closed lists by their label; nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, StrEnum):
        value = label(value)
    return value.in_(language())


@register.filter
def name(value: object) -> str:
    """The name of a person or unit in the reader's language."""
    own, foreign = getattr(value, "name", ""), getattr(value, "name_en", "")
    return str(foreign if language().startswith("en") and foreign else own)


@register.filter
def day(value: date | None) -> str:
    """A day with its year: 2026年11月23日, 23 Nov 2026."""
    if value is None:
        return ""
    if language().startswith("en"):
        return f"{value.day} {value:%b} {value.year}"
    return f"{value.year}年{value.month}月{value.day}日"


@register.filter
def short_day(value: date | None) -> str:
    """A day of this year without its year, any other with it."""
    if value is None:
        return ""
    if value.year != today().year:
        return day(value)
    return f"{value.day} {value:%b}" if language().startswith("en") else f"{value.month}月{value.day}日"


def month(value: date) -> str:
    """A month with its year: 2026年11月, Nov 2026."""
    return f"{value:%b} {value.year}" if language().startswith("en") else f"{value.year}年{value.month}月"


@register.filter
def instant(value: datetime | None) -> str:
    """A day and the time in the organisation's zone, to the minute."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return f"{day(local.date())} {local:%H:%M}"


@register.filter
def days_left(value: date | None) -> str:
    """How long until the day: 'today', '3 days left', '2 days late'."""
    if value is None or value.year == 9999:
        return gettext("no term runs")
    left = (value - today()).days
    if left == 0:
        return gettext("due today")
    if left > 0:
        return ngettext("%(count)d day left", "%(count)d days left", left) % {"count": left}
    return ngettext("%(count)d day late", "%(count)d days late", -left) % {"count": -left}


@register.filter
def due_tone(value: date | None) -> str:
    """The class for a due day: late, soon (three days or fewer), or nothing."""
    if value is None or value.year == 9999:
        return ""
    left = (value - today()).days
    return "late" if left < 0 else "soon" if left <= 3 else ""
