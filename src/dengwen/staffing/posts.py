"""Posts: who is appointed to what, from when until when (3.1b, 7.1.1a). Entries keep the whole history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from django.db.models import Q
from django.utils.translation import gettext

from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful
from dengwen.docket.house import enter
from dengwen.docket.projection import change, new
from dengwen.ledger.models import Entry
from dengwen.people.models import Posting, Staff, Unit
from dengwen.regulation.vocabulary import Post
from dengwen.staffing import telling
from dengwen.staffing.duties import clashes, not_oneself, posts_of, somebody_left
from dengwen.staffing.founding import changing


@dataclass(frozen=True, slots=True)
class Appointment:
    """A post from a day on, in a unit, until a last day or until further notice."""

    post: Post
    unit: Unit
    from_on: date
    until_on: date | None = None


def appoint(staff: Staff, said: Appointment, actor: Actor) -> Entry:
    """Appoint somebody else. NotLawful for oneself, beside a post that must lie in another hand, and for a post that is held already."""
    with changing():
        not_oneself(actor, staff.uid)
        _check(staff, said)
        uid = uuid4()
        told = {"staff_uid": staff.uid, "post": said.post, "unit_uid": said.unit.uid}
        days = {"from_on": said.from_on, "until_on": said.until_on}
        telling.of_post(said.post, f"posting:{uid}:begins")
        return enter(
            "appoint", actor, [new("posting", uid, told | days, {"staff_id": staff.pk, "unit_id": said.unit.pk})]
        )


def _check(staff: Staff, said: Appointment) -> None:
    if not staff.is_active:
        raise NotLawful(gettext("The account of this person has ended."))
    if said.until_on and said.until_on < said.from_on:
        raise NotLawful(gettext("The last day lies before the first."))
    same = Posting.objects.filter(staff=staff, post=said.post, unit=said.unit)
    if same.filter(Q(until_on=None) | Q(until_on__gte=said.from_on)).exists():
        raise NotLawful(gettext("This person holds this post already."))
    wrong = clashes(posts_of(staff.uid) | {said.post})
    if wrong:
        raise NotLawful(*wrong)


def end(posting: Posting, until_on: date, actor: Actor) -> Entry:
    """Set the last day in a post. NotLawful for the last of a post that the house needs."""
    with changing():
        posting.refresh_from_db()
        if until_on < posting.from_on:
            raise NotLawful(gettext("The last day lies before the first."))
        somebody_left(Post(posting.post), posting.staff.uid)
        telling.of_post(Post(posting.post), f"posting:{posting.uid}:ends:{until_on:%y%m%d}")
        return enter("end_post", actor, [change("posting", posting.uid, {"until_on": until_on})])
