"""Live tests of the mailboxes (1.1a): whether each is watched, whether its server lets us in, and whether a mail to it arrives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from dengwen.channels.mailbox import server, trials
from dengwen.channels.mailbox.models import Delivery, Mailbox, Watch
from dengwen.oversight.probing import Probe, unconnected
from dengwen.policy.numbers import in_force
from dengwen.regulation.vocabulary import Channel

LIVES_WITHIN = timedelta(minutes=5)
HANDED_OVER_WITHIN = timedelta(days=35)


def tries(now: datetime) -> Iterator[Probe]:
    """Three trials for every active mailbox; without one, whether the house prints an address all the same.

    A remark names the kind of a fault and nothing else.
    """
    watched = list(Mailbox.objects.filter(active=True).order_by("pk"))
    if not watched:
        yield from _advertised(now)
    for mailbox in watched:
        yield _watched(mailbox, now)
        yield _lets_in(mailbox)
        yield from trials.tries(mailbox, now)


def _advertised(now: datetime) -> Iterator[Probe]:
    """P1 is watched by nobody unless a mail server handed something over by itself of late."""
    on = timezone.localdate(now)
    address = str(in_force(on).blanks.get("P1", "")).strip()
    if address and not Delivery.objects.filter(received_on__gt=on - HANDED_OVER_WITHIN).exists():
        yield unconnected(Channel.MAILBOX, address)


def _watched(mailbox: Mailbox, now: datetime) -> Probe:
    watch = Watch.objects.filter(mailbox=mailbox).first()
    alive = watch is not None and watch.alive_at is not None and now - watch.alive_at <= LIVES_WITHIN
    fault = watch.fault if watch else ""
    return Probe(Channel.MAILBOX, mailbox.address, "watch", alive and not fault, fault)


def _lets_in(mailbox: Mailbox) -> Probe:
    try:
        with server.signed_in(mailbox) as client:
            server.opened(client, mailbox)
    except server.FAULTS as fault:
        return Probe(Channel.MAILBOX, mailbox.address, "sign-in", ok=False, remark=type(fault).__name__)
    return Probe(Channel.MAILBOX, mailbox.address, "sign-in", ok=True)
