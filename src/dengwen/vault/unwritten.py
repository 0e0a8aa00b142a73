"""What is sealed but not written yet. A busy form makes several at once: plain values, not objects of the ORM."""

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from .models import Compartment


class GrantDraft(NamedTuple):
    """A compartment's private key, sealed for one holder."""

    compartment: Compartment
    holder_uid: UUID
    holder_kind: str
    sealed_key: bytes
    given_on: date

    def values(self) -> dict[str, Any]:
        """By column; the compartment must have been written."""
        return {
            "compartment_id": self.compartment.pk,
            "holder_uid": self.holder_uid,
            "holder_kind": self.holder_kind,
            "sealed_key": self.sealed_key,
            "given_on": self.given_on,
        }


class SealedDraft(NamedTuple):
    """One sealed text for one compartment."""

    record_uid: UUID
    compartment: Compartment
    blob: bytes

    def values(self) -> dict[str, Any]:
        """By column; the compartment must have been written."""
        return {"record_uid": self.record_uid, "compartment_id": self.compartment.pk, "blob": self.blob}
