"""Fetching: what the server holds and we do not have goes into the spool. Flags play no part; the folder is never changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from imapclient import IMAPClient

from dengwen.channels.mailbox.models import Delivery, Mailbox, Watch
from dengwen.channels.mailbox.server import day_of
from dengwen.channels.mailbox.spool import Parcel, Reached, take

ASKED_AT_ONCE = 25
BYTES_AT_ONCE = 4 << 20
SIZE, DATE, WHOLE = "RFC822.SIZE", "INTERNALDATE", "BODY.PEEK[]"


class Fetcher:
    """Fetches from one folder that is open on ``client``; how far it has come is kept with what it fetched."""

    def __init__(self, client: IMAPClient, mailbox: Mailbox, uidvalidity: int) -> None:
        self.client, self.mailbox, self.uidvalidity = client, mailbox, uidvalidity
        self.watch, _ = Watch.objects.get_or_create(mailbox=mailbox)
        self.last_uid = self.watch.last_uid if self.watch.uidvalidity == uidvalidity else 0

    def everything(self) -> int:
        """Whatever lies on the server and was never fetched, however old; how many. After a new UIDVALIDITY that is all of it."""
        return self._fetch(self.missing())

    def missing(self) -> list[int]:
        """The UIDs on the server of which there is no delivery."""
        wanted = ["SINCE", self.mailbox.since_on] if self.mailbox.since_on else ["ALL"]
        have = Delivery.objects.filter(mailbox_uid=self.mailbox.uid, uidvalidity=self.uidvalidity)
        return sorted(set(self.client.search(wanted)) - set(have.values_list("message_uid", flat=True).iterator()))

    def news(self) -> int:
        """What came behind the last mail fetched; how many."""
        behind = self.client.search(["UID", f"{self.last_uid + 1}:*"])
        return self._fetch(sorted(uid for uid in behind if uid > self.last_uid))

    def _fetch(self, uids: Sequence[int]) -> int:
        return sum(self._taken(group, dates) for group, dates in self._groups(uids))

    def _groups(self, uids: Sequence[int]) -> Iterator[tuple[list[int], dict[int, datetime | None]]]:
        """UIDs in their order, so many together as are few and small enough to be held in memory."""
        for at in range(0, len(uids), ASKED_AT_ONCE):
            asked = uids[at : at + ASKED_AT_ONCE]
            told: dict[int, dict[bytes, Any]] = self.client.fetch(asked, [SIZE, DATE])
            dates = {uid: told.get(uid, {}).get(DATE.encode()) for uid in asked}
            group, size = list[int](), 0
            for uid in asked:
                more = int(told.get(uid, {}).get(SIZE.encode(), 0))
                if group and size + more > BYTES_AT_ONCE:
                    yield group, dates
                    group, size = [], 0
                group.append(uid)
                size += more
            yield group, dates

    def _taken(self, uids: Sequence[int], dates: dict[int, datetime | None]) -> int:
        """Into the spool with them. A mail that is gone from the server meanwhile is passed over."""
        told: dict[int, dict[bytes, Any]] = self.client.fetch(uids, [WHOLE])
        parcels = [
            Parcel(told[uid][b"BODY[]"], day_of(dates[uid]), self.mailbox.uid, self.uidvalidity, uid)
            for uid in uids
            if told.get(uid, {}).get(b"BODY[]") is not None
        ]
        last = max(self.last_uid, uids[-1])
        take(parcels, Reached(self.watch, self.uidvalidity, last))
        self.last_uid = last
        return len(parcels)
