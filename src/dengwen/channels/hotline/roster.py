"""Who is on duty when, and where nobody is (2.2a, 2.2e)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from dengwen.channels.hotline import hours
from dengwen.channels.hotline.hours import Opening
from dengwen.channels.hotline.models import Duty, DutyRole
from dengwen.docket import moment
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful
from dengwen.docket.house import enter
from dengwen.docket.projection import change, new
from dengwen.people.organisation import Organisation, organisation
from dengwen.regulation.vocabulary import Post
from dengwen.regulation.words import Words

ROLE_WORDS = {
    DutyRole.OPERATOR: Words("接听", "Answers calls"),
    DutyRole.OFFICER: Words("承接急事", "Takes over urgent calls"),
}
POSTS = {
    DutyRole.OPERATOR: (Post.HOTLINE_OPERATOR,),
    DutyRole.OFFICER: (Post.INTAKE_OFFICER, Post.SUPERVISOR, Post.LEADER),
}
DAYS_AHEAD = 14
Window = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of an opening day in which no operator is on duty."""

    on: date
    opens: int
    closes: int


def gaps(windows: Iterable[Window], covered: Iterable[Window]) -> list[Window]:
    """What of the windows is not covered; all half-open, in minutes of the day."""
    found: list[Window] = []
    taken = sorted(covered)
    for opens, closes in windows:
        at = opens
        for first, last in taken:
            if first > at and first < closes:
                found.append((at, first))
            at = max(at, last) if first < closes else at
        if at < closes:
            found.append((at, closes))
    return found


def unanswered(opening: Opening, since: date, days: int = DAYS_AHEAD) -> list[Gap]:
    """Every gap in the coming days' opening hours."""
    duties = list(standing(since, days).filter(role=DutyRole.OPERATOR))
    found = []
    for day in (since + timedelta(days=ahead) for ahead in range(days)):
        covered = [(each.opens, each.closes) for each in duties if each.on == day]
        found += [Gap(day, opens, closes) for opens, closes in gaps(opening.windows(day), covered)]
    return found


def standing(since: date, days: int = DAYS_AHEAD) -> QuerySet[Duty]:
    return Duty.objects.filter(ended_on=None, on__gte=since, on__lt=since + timedelta(days=days)).order_by(
        "on", "opens", "pk"
    )


def plan(actor: Actor, staff_uid: UUID, role: DutyRole, on: date, window: Window) -> None:
    """Put somebody on duty. NotLawful for a past day, hours that end before they begin, or somebody without the post."""
    opens, closes = window
    if on < moment.today():
        raise NotLawful(gettext("A duty is planned for today or a day to come."))
    if not 0 <= opens < closes <= 24 * 60:
        raise NotLawful(gettext("The duty must end after it begins."))
    if staff_uid not in suited(organisation(moment.today()), role):
        raise NotLawful(gettext("This person does not hold the post for it."))
    values = {"staff_uid": staff_uid, "role": role, "on": on, "opens": opens, "closes": closes}
    enter("plan_duty", actor, [new("hotline_duty", uuid4(), values)])


def plan_all(actor: Actor, staff_uid: UUID, role: DutyRole, days: Sequence[date], window: Window) -> int:
    """Put somebody on duty on all these days, or on none of them; of several days those on which nobody answers anyway are left out."""
    opening = hours.opening()
    open_days = [day for day in days if len(days) == 1 or opening.windows(day)]
    with transaction.atomic():
        for day in open_days:
            plan(actor, staff_uid, role, day, window)
    return len(open_days)


def end(actor: Actor, uid: UUID) -> None:
    """Take a duty back; that it was planned stays entered."""
    duty = Duty.objects.filter(uid=uid, ended_on=None).first()
    if duty is not None:
        enter("end_duty", actor, [change("hotline_duty", uid, {"ended_on": moment.today()})])


def suited(house: Organisation, role: DutyRole) -> list[UUID]:
    """Who may be on duty for it."""
    return list(dict.fromkeys(uid for post in POSTS[role] for uid in house.by_post.get(post, ())))


def on_duty(role: DutyRole) -> list[UUID]:
    """Who is on duty at this moment, in the order of the roster."""
    now = timezone.localtime(moment.now())
    minute = now.hour * 60 + now.minute
    rows = Duty.objects.filter(ended_on=None, on=now.date(), role=role, opens__lte=minute, closes__gt=minute)
    return list(dict.fromkeys(rows.order_by("opens", "pk").values_list("staff_uid", flat=True)))
