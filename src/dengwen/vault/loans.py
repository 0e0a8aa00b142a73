"""Loans: what one process of the house hands to another that comes later, kept by vaultd in memory alone.

The ticket may lie in a row: without the running vaultd it opens nothing, and when vaultd ends, what was lent is gone.
"""

import json
from collections.abc import Mapping
from typing import Any

from .session import ask


def lend(content: Mapping[str, Any]) -> bytes:
    """Leave plain JSON values with vaultd; the ticket. `VaultLocked` when it does not answer."""
    return bytes(ask("lend", json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()))


def borrow(ticket: bytes) -> dict[str, Any]:
    """The content, until it is given back. `VaultLocked` when it is gone, `VaultUnreachable` when vaultd does not answer just now."""
    content: dict[str, Any] = json.loads(ask("borrow", ticket))
    return content


def give_back(ticket: bytes) -> None:
    """Forget it. Fine to call twice."""
    ask("give_back", ticket)
