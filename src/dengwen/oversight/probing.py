"""Live tests of the channels: what each way in can try on itself (1.1a, 2.1a)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from dengwen.regulation.vocabulary import Channel

NOT_CONNECTED = "advertised, not connected"


@dataclass(frozen=True, slots=True)
class Probe:
    """One trial: ``place`` names the mailbox, line, box or account as the house calls it, ``kind`` what was tried.

    ``ok`` is None where there is no answer: nothing was tried, or it is still under way. ``again`` marks an answer that was told, and
    counted, before. ``remark`` holds no content.
    """

    channel: Channel
    place: str
    kind: str
    ok: bool | None
    remark: str = ""
    again: bool = False

    @property
    def counts(self) -> bool:
        """Whether this is a fresh answer."""
        return self.ok is not None and not self.again


Tries = Callable[[datetime], Iterable[Probe]]
PROBES: dict[str, Tries] = {}


def probe(name: str, tries: Tries) -> None:
    """Register a trial; called from AppConfig.ready."""
    PROBES[name] = tries


def unconnected(channel: Channel, place: str) -> Probe:
    """The failed trial of a way in that the house prints for everybody and that nobody watches: what comes by it is lost (F6)."""
    return Probe(channel, place, "advertised", ok=False, remark=NOT_CONNECTED)


def tried(now: datetime) -> Iterator[Probe]:
    """Every trial once. One that breaks off counts as failed and stops none of the others: its name stands in for the place."""
    for name, tries in PROBES.items():
        try:
            yield from tries(now)
        except Exception as fault:
            channel = Channel(name) if name in set(Channel) else Channel.WEB
            yield Probe(channel, name, "probe", ok=False, remark=type(fault).__name__)
