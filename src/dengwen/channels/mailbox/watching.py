"""Watching one mailbox for as long as the process lives: fetch, wait for news, and after any fault begin anew with growing patience."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from threading import Event

import structlog
from django.db import DatabaseError, close_old_connections, connections
from imapclient import IMAPClient

from dengwen.channels.mailbox import server
from dengwen.channels.mailbox.fetching import Fetcher
from dengwen.channels.mailbox.models import Mailbox, Watch
from dengwen.docket import moment

LISTEN_SECONDS = 1.0
BEAT_SECONDS = 30.0
FIRST_IDLE, LONGEST_IDLE = 2.0, 9 * 60.0
"""A mail that comes between a search and the next wait was announced to nobody who listens: after news we soon look again by ourselves."""
POLL_SECONDS = 30.0
FIRST_WAIT, LONGEST_WAIT = 1.0, 300.0
log = structlog.get_logger("dengwen.mailbox")


class Watcher:
    """One mailbox in a thread of its own; ``arrived`` is called whenever something was put into the spool."""

    def __init__(self, mailbox: Mailbox, stop: Event, arrived: Callable[[], None]) -> None:
        self.mailbox, self.stop, self.arrived = mailbox, stop, arrived
        self.wait, self.beaten, self.idle_for = FIRST_WAIT, 0.0, FIRST_IDLE
        self.chance = random.Random()  # noqa: S311 (spreads reconnections, hides nothing)

    def run(self) -> None:
        """Until told to stop."""
        try:
            while not self.stop.is_set():
                self._try()
        finally:
            connections.close_all()

    def _try(self) -> None:
        try:
            close_old_connections()
            with server.signed_in(self.mailbox) as client:
                self._watch(client)
        except (*server.FAULTS, DatabaseError) as fault:
            self._failed(fault)
        except Exception as fault:
            log.error("mailbox.fault", kind=type(fault).__name__)
            self._failed(fault)

    def _failed(self, fault: Exception) -> None:
        """Nothing has advanced; wait a while that no other mailbox waits, and longer each time."""
        kind = type(fault).__name__
        log.warning("mailbox.disconnected", kind=kind)
        self.beat(kind)
        self.stop.wait(self.wait * self.chance.uniform(0.5, 1.5))
        self.wait = min(self.wait * 2, LONGEST_WAIT)

    def beat(self, fault: str = "") -> None:
        """Leave a sign of life; a database that cannot take it is no reason to stop."""
        try:
            row, _ = Watch.objects.get_or_create(mailbox=self.mailbox)
            Watch.objects.filter(pk=row.pk).update(alive_at=moment.now(), fault=fault)
            self.beaten = time.monotonic()
        except DatabaseError:
            log.warning("mailbox.no_beat")

    def _watch(self, client: IMAPClient) -> None:
        fetcher = Fetcher(client, self.mailbox, server.opened(client, self.mailbox))
        self._announce(fetcher.everything())
        self.idle_for = FIRST_IDLE
        self.wait = FIRST_WAIT
        self.beat()
        while not self.stop.is_set():
            if client.has_capability("IDLE"):
                self._idle(client)
            else:
                self.stop.wait(POLL_SECONDS)
                client.noop()
                self.beat()
            close_old_connections()
            self._announce(fetcher.news())

    def _announce(self, count: int) -> None:
        self.idle_for = FIRST_IDLE if count else min(self.idle_for * 2, LONGEST_IDLE)
        if count:
            self.arrived()

    def _idle(self, client: IMAPClient) -> None:
        """Until the server tells of something, or it is time to ask by oneself. Nobody keeps a database connection while waiting."""
        connections.close_all()
        client.idle()
        until = time.monotonic() + self.idle_for
        while time.monotonic() < until and not self.stop.is_set():
            if any(b"EXISTS" in told for told in client.idle_check(timeout=LISTEN_SECONDS)):
                break
            if time.monotonic() - self.beaten > BEAT_SECONDS:
                self.beat()
                connections.close_all()
        client.idle_done()
