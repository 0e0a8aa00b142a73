"""Notices announced by mail to those of the staff who asked for it: that there are some, at some moment of the next working hour.

A mail is planned while somebody has notices that were not seen and not announced, and taken back when there is none left to see: they were
read, or the person was excluded meanwhile. At most one an hour. Emergencies alone do not wait for the morning.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from dengwen.desk import notices
from dengwen.desk.notices import Fresh
from dengwen.docket import moment
from dengwen.docket.actors import staff_actor
from dengwen.outbox import queue, staff
from dengwen.outbox.models import MailKind, Recipient
from dengwen.people.models import Staff
from dengwen.people.organisation import organisation
from dengwen.policy.numbers import in_force
from dengwen.regulation.service_hours import Hours

WORKING = Hours.parse("09:00-12:00;13:30-17:30")
ONE_HOUR = timedelta(hours=1)
URGENT_WITHIN = timedelta(minutes=10)


def announce(now: datetime) -> int:
    """The round: how many mails were planned."""
    with moment.standing_at(now):
        staff.end_all_but(organisation(moment.today()).people)
        if not queue.configured():
            return 0
        return sum(
            _looked_after(pk, now) for pk in Recipient.objects.exclude(verified_on=None).values_list("pk", flat=True)
        )


@transaction.atomic
def _looked_after(pk: int, now: datetime) -> bool:
    kept = Recipient.objects.select_for_update().filter(pk=pk).first()
    if kept is None:
        return False
    if kept.mail_uid is not None and not queue.waits(kept.mail_uid):
        kept.told_until, kept.mailed_at, kept.mail_uid = kept.covers, now, None
    fresh = notices.fresh(staff_actor(kept.staff_uid), kept.told_until)
    planned = _planned(kept, fresh, now)
    kept.save()
    return planned


def _planned(kept: Recipient, fresh: Fresh, now: datetime) -> bool:
    """Let what waits be as it must be; whether a mail was planned anew."""
    hurries = fresh.urgent and not kept.urgent
    if kept.mail_uid is not None and (not fresh.newest or hurries) and queue.withdraw(kept.mail_uid):
        kept.mail_uid = None
    kept.covers = max(kept.covers, fresh.newest)
    if kept.mail_uid is not None or not fresh.newest:
        return False
    at = _moment(kept, now, urgent=fresh.urgent)
    kept.mail_uid, kept.urgent = (
        queue.plan(MailKind.STAFF_NOTICE, staff.address_of(kept), _language(kept), at),
        fresh.urgent,
    )
    return kept.mail_uid is not None


def _moment(kept: Recipient, now: datetime, *, urgent: bool) -> datetime:
    """When it goes: at random, an hour after the last one at the earliest, and in working hours if it can wait."""
    earliest = max(now, kept.mailed_at + ONE_HOUR) if kept.mailed_at else now
    if urgent:
        return earliest + _some_of(URGENT_WITHIN)
    at = max(queue.at_random_in(queue.next_hour(now)), earliest + _some_of(URGENT_WITHIN))
    calendar = in_force(moment.today()).calendar.presumed()
    opens = WORKING.next_open(calendar, timezone.localtime(at))
    return at if opens <= at else opens + _some_of(ONE_HOUR)


def _some_of(span: timedelta) -> timedelta:
    return timedelta(seconds=secrets.randbelow(int(span.total_seconds())))


def _language(kept: Recipient) -> str:
    return Staff.objects.values_list("language", flat=True).get(uid=kept.staff_uid)
