"""Mails of ours that came back: known by the Message-ID that we made, never by an address that somebody names.

Ends the news of an address that does not exist any more, at once; of one that fails for a while, after some patience.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dengwen.outbox import subscriptions
from dengwen.outbox.models import Mail, MailKind, Subscription
from dengwen.outbox.queue import to_mark
from dengwen.outbox.sent import message_mark

ENOUGH = 3
FORGOTTEN_AFTER = timedelta(days=30)
"""A failure that lies so far back does not count any more."""


def mail_of(message_ids: Iterable[str]) -> Mail | None:
    """The first mail of ours among these Message-IDs."""
    marks = [message_mark(each) for each in message_ids]
    return Mail.objects.filter(message_mark__in=marks).order_by("pk").first() if marks else None


def came_back(mail: Mail, on: date, *, for_good: bool) -> int:
    """Count it against whoever got this mail, once a mail; how many addresses were forgotten.

    ``for_good`` says that there is no such mailbox; anything else may pass.
    """
    if mail.kind != MailKind.NEWS or not Mail.objects.filter(pk=mail.pk, returned=False).update(returned=True):
        return 0
    return sum(_counted(each, on, for_good=for_good) for each in list(_receivers(mail)))


def _receivers(mail: Mail) -> Iterator[Subscription]:
    """Subscriptions whose address is that of the mail; one mail may have told of several matters."""
    asked = Subscription.objects.exclude(sealed=b"")
    if mail.case_uid is not None:
        asked = asked.filter(case_uid=mail.case_uid)
    for each in asked.iterator():
        if mail.to_mark and to_mark(mail.uid, subscriptions.opened_address(each)) == mail.to_mark:
            yield each


def _counted(kept: Subscription, on: date, *, for_good: bool) -> bool:
    recent = kept.returned_on is not None and on - kept.returned_on <= FORGOTTEN_AFTER
    kept.returned = kept.returned + 1 if recent else 1
    kept.returned_on = on
    ends = for_good or kept.returned >= ENOUGH
    if ends:
        kept.sealed = b""
    kept.save(update_fields=["returned", "returned_on", "sealed"])
    return ends
