"""Compartments: founding them, sealing texts into them, giving and taking back grants.

Everything here that makes rows returns them unsaved, so that a whole submission costs one INSERT per table: `save`.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.db import transaction

from dengwen.ledger.inserting import insert, insert_missing, insert_values

from . import envelope
from .holders import Holder, HolderKind, NoKeyYet, forget_holders, holders_of, recovery_holder
from .models import Compartment, Grant, Receipt, Sealed
from .unwritten import GrantDraft, SealedDraft

__all__ = [
    "CompartmentKey",
    "Founding",
    "Holder",
    "NoKeyYet",
    "forget_holders",
    "found",
    "grantees",
    "holders_of",
    "newest",
    "open_sealed",
    "recovery_holder",
    "regrant",
    "renewed",
    "revoke",
    "save",
    "seal",
]


@dataclass(frozen=True, slots=True)
class CompartmentKey:
    """An open compartment, for the length of one request."""

    compartment_uid: UUID
    private: X25519PrivateKey


@dataclass(frozen=True, slots=True)
class Founding:
    """A new compartment with its key still in hand; rows are unsaved."""

    compartment: Compartment
    key: CompartmentKey
    grants: list[GrantDraft]


def found(
    case_uid: UUID, kind: str, holders: Iterable[Holder], on: date, unit_uid: UUID | None = None, version: int = 1
) -> Founding:
    """A fresh key pair, granted to these holders. The caller adds `recovery_holder()` (and for R the reporter)."""
    private = X25519PrivateKey.generate()
    compartment = Compartment(
        case_uid=case_uid,
        kind=str(kind),
        unit_uid=unit_uid,
        version=version,
        public_key=private.public_key().public_bytes_raw(),
        opened_on=on,
    )
    key = CompartmentKey(compartment.uid, private)
    return Founding(compartment, key, regrant(key, compartment, holders, on))


def regrant(key: CompartmentKey, compartment: Compartment, holders: Iterable[Holder], on: date) -> list[GrantDraft]:
    """Unsaved grants of an open compartment, one for each of these holders; hand them to `save(grants=…)`."""
    bare = key.private.private_bytes_raw()
    return [
        GrantDraft(
            compartment,
            holder.uid,
            str(holder.kind),
            envelope.seal(holder.public_key, bare, grant_context(compartment.uid, holder.uid)),
            on,
        )
        for holder in {holder.uid: holder for holder in holders}.values()
    ]


def renewed(case_uid: UUID, without: Collection[UUID], on: date) -> list[Founding]:
    """The next version of each compartment that one of these people could open until now, for its other holders.

    What is sealed from then on goes into it, so that a key kept from before opens nothing of it. Rows are unsaved.
    """
    live = Grant.objects.filter(compartment__in=newest(case_uid).values(), revoked_on=None)
    held: dict[Compartment, list[Grant]] = {}
    for grant in live.select_related("compartment").order_by("pk"):
        held.setdefault(grant.compartment, []).append(grant)
    touched = {room: grants for room, grants in held.items() if any(grant.holder_uid in without for grant in grants)}
    return [
        found(case_uid, room.kind, _keepers(grants, without), on, room.unit_uid, room.version + 1)
        for room, grants in touched.items()
    ]


def _keepers(grants: Iterable[Grant], without: Collection[UUID]) -> list[Holder]:
    """The holders of these grants with their present public keys; a retired key gets nothing new."""
    staying = {grant.holder_uid: grant.holder_kind for grant in grants if grant.holder_uid not in without}
    lookups = [uid.bytes for uid, kind in staying.items() if kind == HolderKind.REPORTER]
    reporters = Receipt.objects.filter(lookup__in=lookups) if lookups else ()
    holders = [
        Holder(UUID(bytes=bytes(each.lookup)), HolderKind.REPORTER, bytes(each.public_key)) for each in reporters
    ]
    return [*holders, *holders_of(uid for uid in staying if uid.bytes not in lookups).values()]


def grant_context(compartment_uid: UUID, holder_uid: UUID) -> tuple[bytes | str, ...]:
    return ("grant", compartment_uid.bytes, holder_uid.bytes)


def seal(compartment: Compartment, record_uid: UUID, payload: Mapping[str, Any]) -> SealedDraft:
    """Seal a payload of plain JSON values, padded to a size bucket; nothing is written."""
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    blob = envelope.seal(compartment.public_key, envelope.pad(text), _record_context(compartment.uid, record_uid))
    return SealedDraft(record_uid, compartment, blob)


def open_sealed(sealed: Sealed, key: CompartmentKey) -> dict[str, Any]:
    """The payload; `NotSealedForYou` when the row, the compartment or the key do not belong together."""
    padded = envelope.open_(key.private, sealed.blob, _record_context(key.compartment_uid, sealed.record_uid))
    payload: dict[str, Any] = json.loads(envelope.unpad(padded))
    return payload


def _record_context(compartment_uid: UUID, record_uid: UUID) -> tuple[bytes | str, ...]:
    return ("record", compartment_uid.bytes, record_uid.bytes)


def save(
    foundings: Iterable[Founding] = (),
    sealed: Iterable[SealedDraft] = (),
    grants: Iterable[GrantDraft] = (),
    receipts: Sequence[Receipt] = (),
) -> None:
    """Write all rows, one INSERT per table. A grant that its holder already has is left as it is."""
    founded = list(foundings)
    with transaction.atomic(savepoint=False):
        insert(receipts, [founding.compartment for founding in founded])
        founded_grants = [grant.values() for founding in founded for grant in founding.grants]
        insert_values({Grant: founded_grants, Sealed: [each.values() for each in sealed]})
        insert_missing(Grant, [grant.values() for grant in grants])


def revoke(case_uid: UUID, holder_uids: Iterable[UUID], on: date, kinds: Iterable[str] | None = None) -> int:
    """Take the case's keys back from these holders: sealed keys are emptied at once. How many grants ended."""
    inside = Compartment.objects.filter(case_uid=case_uid)
    if kinds is not None:
        inside = inside.filter(kind__in=[str(kind) for kind in kinds])
    live = Grant.objects.filter(compartment__in=inside, holder_uid__in=list(holder_uids), revoked_on=None)
    return live.update(revoked_on=on, sealed_key=b"")


def newest(case_uid: UUID) -> dict[tuple[str, UUID | None], Compartment]:
    """The compartments one may seal into now, by (kind, unit): the newest version of each."""
    rows = Compartment.objects.filter(case_uid=case_uid).order_by("version")
    return {(row.kind, row.unit_uid): row for row in rows}


def grantees(case_uid: UUID, kinds: Iterable[str] | None = None) -> set[UUID]:
    """Who holds a live grant of this case (staff, recovery and reporter alike)."""
    live = Grant.objects.filter(compartment__case_uid=case_uid, revoked_on=None)
    if kinds is not None:
        live = live.filter(compartment__kind__in=[str(kind) for kind in kinds])
    return set(live.values_list("holder_uid", flat=True))
