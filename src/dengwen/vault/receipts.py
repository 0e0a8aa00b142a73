"""Receipts: what a reporter keeps. The code finds the case, opens its report, and exists nowhere else."""

import hmac
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from .codes import LENGTH, bare, grouped, new_code, normalise
from .holders import Holder, HolderKind
from .keyring import keyring
from .models import Receipt
from .seeds import seed_key, seed_of_code

__all__ = [
    "find",
    "grouped",
    "holder",
    "holders_of_case",
    "issue",
    "lookup",
    "new_code",
    "normalise",
    "reporter_key",
]

_NOBODY = "0" * LENGTH


def lookup(code: str) -> bytes:
    """The value a receipt is found by: one HMAC under the keyring, cut to 16 bytes; also the reporter's holder uid."""
    return hmac.digest(keyring().derive("receipt lookup"), bare(code).encode(), "sha256")[:16]


def reporter_key(code: str) -> X25519PrivateKey:
    """The reporter's key follows from the code alone."""
    return seed_key(seed_of_code(code, HolderKind.REPORTER))


def holder(code: str) -> Holder:
    """The reporter as somebody a compartment can be granted to."""
    public = reporter_key(code).public_key().public_bytes_raw()
    return Holder(UUID(bytes=lookup(code)), HolderKind.REPORTER, public)


def issue(reporter: Holder, case_uid: UUID) -> Receipt:
    """The unsaved row by which the code will be found; `reporter` comes from `holder(code)`."""
    return Receipt(case_uid=case_uid, lookup=reporter.uid.bytes, public_key=reporter.public_key)


def find(text: str) -> Receipt | None:
    """The receipt for what somebody typed. A malformed and an unknown code cost the same and answer the same."""
    code = normalise(text)
    receipt = Receipt.objects.filter(lookup=lookup(code or _NOBODY)).first()
    return receipt if code is not None else None


def holders_of_case(case_uid: UUID) -> list[Holder]:
    """Every reporter of a case, so that a new version of R can be granted to them too."""
    rows = Receipt.objects.filter(case_uid=case_uid)
    return [Holder(UUID(bytes=row.lookup), HolderKind.REPORTER, row.public_key) for row in rows]
