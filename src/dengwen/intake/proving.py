"""What the channels can prove they received, held against what was registered (K0, F6)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from dengwen.intake.models import Submission, Waiting
from dengwen.regulation.vocabulary import Channel

BATCH = 500


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that a channel can show it received.

    ``evidence`` is as `submissions.evidence_of` gives it; ``mark`` is a short neutral pointer into the channel ("UID 17", "sheet 4 of 12"),
    by which a person finds the thing there. ``waits`` while it still lies where it should and its time is not over: what is not yet
    registered then is neither counted nor missing.
    """

    channel: Channel
    place_uid: UUID | None
    mark: str
    on: date
    evidence: str
    waits: bool = False


Prover = Callable[[date, date], Iterable[Piece]]
PROVERS: dict[str, Prover] = {}


def prover(name: str, proves: Prover) -> None:
    """Register what lists a channel's pieces between two days, both included; called from AppConfig.ready."""
    PROVERS[name] = proves


def held_against(name: str, since: date, until: date) -> Iterator[tuple[Piece, bool]]:
    """Every piece that one channel proves for these days, and whether it became a submission or waits for an officer.

    What is not registered and still has time is left out.
    """
    batch: list[Piece] = []
    for piece in PROVERS[name](since, until):
        batch.append(piece)
        if len(batch) == BATCH:
            yield from _judged(batch)
            batch = []
    yield from _judged(batch)


def missing(name: str, since: date, until: date) -> Iterator[Piece]:
    """The pieces of one channel that neither became a submission nor wait for an officer."""
    return (piece for piece, known in held_against(name, since, until) if not known)


def _judged(batch: list[Piece]) -> list[tuple[Piece, bool]]:
    digests = {piece.evidence for piece in batch if piece.evidence}
    known = set(Submission.objects.filter(evidence__in=digests).values_list("channel", "evidence"))
    known |= set(Waiting.objects.filter(evidence__in=digests).values_list("channel", "evidence"))
    judged = [(piece, (piece.channel, piece.evidence) in known) for piece in batch]
    return [(piece, registered) for piece, registered in judged if registered or not piece.waits]
