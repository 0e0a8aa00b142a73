"""The mailbox process: one watching thread a mailbox, and the spool worked off beside them."""

from __future__ import annotations

import signal
from dataclasses import dataclass
from threading import Event, Thread
from uuid import UUID

import structlog
from django.db import DatabaseError, close_old_connections

from dengwen.channels.mailbox.models import Mailbox
from dengwen.channels.mailbox.watching import Watcher
from dengwen.channels.mailbox.working import NotWorkedOff, work_off

LOOK_AROUND_SECONDS = 5.0
PAUSE_AFTER_FAULT = 5.0
END_WITHIN = 3.0
log = structlog.get_logger("dengwen.mailbox")


@dataclass(frozen=True, slots=True)
class Watched:
    mailbox: Mailbox
    stop: Event
    thread: Thread


class Post:
    """Everything that the process does until told to stop."""

    def __init__(self) -> None:
        self.stop, self.work = Event(), Event()
        self.watched: dict[UUID, Watched] = {}

    def run(self) -> None:
        while not self.stop.is_set():
            self.work.clear()
            rest = self._turn()
            if rest:
                self.work.wait(rest)
        self.end()

    def _turn(self) -> float:
        """Mailboxes as they are configured now, then some of the spool; how many seconds to rest."""
        try:
            close_old_connections()
            self._look_around()
            return 0.0 if work_off() else LOOK_AROUND_SECONDS
        except NotWorkedOff:
            return PAUSE_AFTER_FAULT
        except DatabaseError as fault:
            log.error("mailbox.fault", kind=type(fault).__name__)
            return PAUSE_AFTER_FAULT

    def _look_around(self) -> None:
        wanted = {each.uid: each for each in Mailbox.objects.filter(active=True)}
        for uid, watched in list(self.watched.items()):
            if wanted.get(uid) is None or _changed(watched.mailbox, wanted[uid]) or not watched.thread.is_alive():
                watched.stop.set()
                del self.watched[uid]
        for uid, mailbox in wanted.items():
            if uid not in self.watched:
                self.watched[uid] = self._begun(mailbox)

    def _begun(self, mailbox: Mailbox) -> Watched:
        stop = Event()
        thread = Thread(target=Watcher(mailbox, stop, self.work.set).run, daemon=True)
        thread.start()
        return Watched(mailbox, stop, thread)

    def end(self) -> None:
        """Ask all threads to stop; whoever does not in time is cut off, which loses nothing."""
        for watched in self.watched.values():
            watched.stop.set()
        for watched in self.watched.values():
            watched.thread.join(END_WITHIN / max(1, len(self.watched)))

    def told_to_stop(self, *_: object) -> None:
        self.stop.set()
        self.work.set()


def _changed(before: Mailbox, now: Mailbox) -> bool:
    names = ("host", "port", "security", "username", "password", "folder", "since_on")
    return any(getattr(before, name) != getattr(now, name) for name in names)


def main() -> None:
    """Watch and work until SIGTERM or SIGINT."""
    post = Post()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, post.told_to_stop)
    post.run()
