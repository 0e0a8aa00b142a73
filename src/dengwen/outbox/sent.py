"""What went out, found again by its Message-ID."""

from __future__ import annotations

from uuid import UUID

from dengwen.outbox.models import Mail
from dengwen.vault.blind import blind


def message_mark(message_id: str) -> str:
    """The keyed digest under which a Message-ID of ours is kept."""
    return blind("message id", message_id.strip().strip("<>")).hex()


def is_ours(message_id: str) -> bool:
    """Whether we sent a mail under this Message-ID."""
    return Mail.objects.filter(message_mark=message_mark(message_id)).exists()


def matter_of(message_id: str) -> UUID | None:
    """The matter of which our mail with this Message-ID told; None when it is not ours or speaks of no single matter."""
    marked = Mail.objects.filter(message_mark=message_mark(message_id))
    return marked.values_list("case_uid", flat=True).first()
