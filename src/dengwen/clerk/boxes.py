"""Reminders of the suggestion boxes: keepers before and on the last day, supervision too when it is over (2.3c, 2.3d)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from dengwen.channels.box import plan
from dengwen.clerk.reminders import DAYS_A_LEVEL, OFFICE
from dengwen.desk.notices import NoticeKind, Told, tell_all
from dengwen.docket import moment
from dengwen.people.organisation import organisation
from dengwen.policy.numbers import Policy, in_force
from dengwen.regulation.vocabulary import Post
from dengwen.regulation.workdays import working_between


def remind(now: datetime) -> int:
    """Tell whoever has to open a box or bring its papers; how many were told, again or for the first time. Rests outside office hours."""
    with moment.standing_at(now):
        today, policy = moment.today(), in_force(moment.today())
        local = timezone.localtime(now).time()
        if not (policy.calendar.presumed().is_working(today) and OFFICE[0] <= local < OFFICE[1]):
            return 0
        told = [*_of_openings(policy, today), *_of_papers(policy, today)]
        tell_all(told)
        return len(told)


def _of_openings(policy: Policy, today: date) -> Iterator[Told]:
    for each in plan.planned():
        yield from _told(policy, today, each.due.on, plan.OPENING, each.box.uid)


def _of_papers(policy: Policy, today: date) -> Iterator[Told]:
    for opening in plan.not_handed_over():
        yield from _told(policy, today, plan.papers_due(opening, policy), plan.HAND_OVER, opening.uid)


def _told(policy: Policy, today: date, last: date, term: str, about: UUID) -> Iterator[Told]:
    """Occasions are the last day and how far it is over, so that every working week of delay is a new one."""
    posts = organisation(today).by_post
    keepers, watchers = posts.get(Post.BOX_KEEPER, []), posts.get(Post.SUPERVISOR, [])
    if today > last:
        weeks = max(working_between(policy.calendar.presumed(), last, today) - 1, 0) // DAYS_A_LEVEL
        kind, people, level = NoticeKind.OVERDUE, [*keepers, *watchers], f"late{weeks}"
    elif today == last:
        kind, people, level = NoticeKind.DUE, keepers, "due"
    elif working_between(policy.calendar.presumed(), today, last) <= 1:
        kind, people, level = NoticeKind.SOON, keepers, "soon"
    else:
        return
    for uid in dict.fromkeys(people):
        yield Told(uid, kind, f"{about}:{last:%m%d}:{level}", None, term)
