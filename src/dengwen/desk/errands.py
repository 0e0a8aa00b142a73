"""What waits for somebody beside matters, a line each on the worklist, told by the rooms that know: a call owed, papers to sign for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dengwen.docket.actors import Actor


@dataclass(frozen=True, slots=True)
class Errand:
    """``words`` in the reader's language, a number and nothing of any content; ``url`` where it is done; ``pressing`` when late."""

    words: str
    url: str
    pressing: bool = False


Provider = Callable[[Actor], Iterable[Errand]]
_providers: dict[str, tuple[int, Provider]] = {}


def errands(name: str, order: int, provider: Provider) -> None:
    """Let a room tell what waits; called from AppConfig.ready. A provider asks the database only for those whose work it is."""
    _providers[name] = (order, provider)


def errands_of(actor: Actor) -> list[Errand]:
    """Everything that waits for this person, in order."""
    ordered = sorted(_providers.values(), key=lambda each: each[0])
    return [errand for _, provider in ordered for errand in provider(actor)]
