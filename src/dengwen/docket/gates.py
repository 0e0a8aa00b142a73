"""Gates: conditions beyond stage and right that an act must pass; chapters register theirs. Each answers with sentences, or nothing."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from dengwen.docket.actors import Actor
from dengwen.docket.models import Case

Gate = Callable[[Case, Actor, dict[str, Any]], list[str]]
_gates: defaultdict[str, list[Gate]] = defaultdict(list)


def gate(act: str, check: Gate) -> None:
    """Register a check for an act; it gets the case, the actor and the act's facts, and returns the reasons against, translated."""
    if check not in _gates[act]:
        _gates[act].append(check)


def reasons_against(act: str, case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Every reason of every gate of the act; empty when it may pass."""
    return [reason for check in _gates[act] for reason in check(case, actor, facts)]
