"""Receipts: 128 random bits a reporter keeps. The code finds the case, opens its report, and exists nowhere else.

A code is 26 base32 characters of randomness and two check characters, in seven groups of four. The alphabet leaves out
I, L, O and U; look-alikes, spaces, dashes and small or full-width letters are forgiven. The check value is the number
modulo 1021, a prime above 32 × 31, so every single wrong character and every swap of two neighbours is noticed.
"""

import hmac
import secrets
import unicodedata
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from .envelope import framed
from .holders import Holder, HolderKind
from .keyring import hkdf, keyring
from .models import Receipt

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 28
_CHECK = 1021
_LOOK_ALIKES = str.maketrans("ILO", "110", " -–—_.·\t\r\n\u3000")
_NOBODY = "0" * LENGTH


def new_code() -> str:
    """A new code, grouped for reading: XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX."""
    number = secrets.randbits(128)
    return grouped(_spelled(number, 26) + _spelled(number % _CHECK, 2))


def grouped(code: str) -> str:
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def normalise(text: str) -> str | None:
    """The 28 bare characters of a code as somebody typed it, or None when it cannot be one."""
    bare = unicodedata.normalize("NFKC", text[:200]).upper().translate(_LOOK_ALIKES)
    if len(bare) != LENGTH or any(character not in ALPHABET for character in bare):
        return None
    number = _number(bare[:26])
    return bare if number < 1 << 128 and number % _CHECK == _number(bare[26:]) else None


def lookup(code: str) -> bytes:
    """The value a receipt is found by: one HMAC under the keyring, cut to 16 bytes; also the reporter's holder uid."""
    return hmac.digest(keyring().derive("receipt lookup"), _bare(code).encode(), "sha256")[:16]


def reporter_seed(code: str) -> bytes:
    """The reporter's seed follows from the code alone: no keyring, no database."""
    return hkdf(_number(_bare(code)[:26]).to_bytes(17, "big"), framed("dengwen", "reporter seed"))


def reporter_key(code: str) -> X25519PrivateKey:
    return seed_key(reporter_seed(code))


def seed_key(seed: bytes) -> X25519PrivateKey:
    """The X25519 key that a 32-byte seed stands for."""
    return X25519PrivateKey.from_private_bytes(hkdf(seed, framed("dengwen", "x25519")))


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


def _bare(code: str) -> str:
    return code.replace("-", "")


def _spelled(number: int, length: int) -> str:
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(length)))


def _number(characters: str) -> int:
    number = 0
    for character in characters:
        number = number << 5 | ALPHABET.index(character)
    return number
