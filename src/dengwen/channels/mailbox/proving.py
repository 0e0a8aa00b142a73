"""What the mailboxes can prove they received (K0): what the mail servers hold, and what was handed over to us."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from imapclient import IMAPClient

from dengwen.channels.mailbox import server
from dengwen.channels.mailbox.models import Delivery, Mailbox, Spooled, Trial
from dengwen.docket import moment
from dengwen.intake.proving import Piece
from dengwen.regulation.vocabulary import Channel

ONE_DAY = timedelta(days=1)
AT_ONCE = 500


def pieces(since: date, until: date) -> Iterator[Piece]:
    """Every mail of these days: each delivery with its evidence, and each mail on a server that was never fetched with none.

    What came since yesterday and lies sealed in the spool waits to be looked into.

    Test mails of our own that came back are nobody's submission and prove nothing.

    One of `server.FAULTS` when a mail server cannot be asked: then nothing is proven.
    """
    ours = Trial.objects.exclude(evidence="").values("evidence")
    spooled = set(Spooled.objects.filter(received_on__gte=moment.today() - ONE_DAY).values_list("evidence", flat=True))
    delivered = Delivery.objects.filter(received_on__range=(since, until)).exclude(evidence__in=ours)
    for delivery in delivered.order_by("received_on", "pk").iterator():
        mark = _mark(delivery.uidvalidity, delivery.message_uid, delivery.pk)
        waits = delivery.evidence in spooled
        yield Piece(Channel.MAILBOX, delivery.mailbox_uid, mark, delivery.received_on, delivery.evidence, waits)
    for mailbox in Mailbox.objects.filter(active=True):
        with server.signed_in(mailbox) as client:
            yield from _never_fetched(client, mailbox, since, until)


def _mark(uidvalidity: int | None, uid: int | None, number: int) -> str:
    return f"UIDVALIDITY {uidvalidity} UID {uid}" if uid is not None else f"delivery {number}"


def _never_fetched(client: IMAPClient, mailbox: Mailbox, since: date, until: date) -> Iterator[Piece]:
    """A server counts days in its own time zone: a day more is asked for on both sides, and the house's day decides."""
    uidvalidity = server.opened(client, mailbox)
    first = max(since, mailbox.since_on) if mailbox.since_on else since
    held = client.search(["SINCE", first - ONE_DAY, "BEFORE", until + 2 * ONE_DAY])
    have = Delivery.objects.filter(mailbox_uid=mailbox.uid, uidvalidity=uidvalidity)
    strangers = sorted(set(held) - set(have.values_list("message_uid", flat=True).iterator()))
    for at in range(0, len(strangers), AT_ONCE):
        for uid, told in sorted(client.fetch(strangers[at : at + AT_ONCE], ["INTERNALDATE"]).items()):
            day = server.day_of(told.get(b"INTERNALDATE"))
            if first <= day <= until:
                yield Piece(Channel.MAILBOX, mailbox.uid, _mark(uidvalidity, uid, 0), day, "")
