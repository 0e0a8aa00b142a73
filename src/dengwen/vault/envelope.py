"""Envelopes: HPKE (RFC 9180, base mode) to one public key, bound to everything that says where they belong.

An envelope is one suite byte, the encapsulated key and the ciphertext. The context (purpose, compartment, record,
holder, …) goes length-prefixed into HPKE's `info` together with the suite byte, so an envelope moved to another row,
case, holder or suite opens for nobody.
"""

from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

SUITE = 1
SUITES = {SUITE: Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)}
SMALLEST = 256
_DOUBLING_ENDS = 1 << 16


class NotSealedForYou(Exception):
    """This envelope was not sealed for this key and this place, or it was altered."""


class UnknownSuite(Exception):
    """This envelope names a set of algorithms that this version does not have."""


class PaddingBroken(Exception):
    """The padded text inside an authentic envelope is malformed."""


def framed(*parts: bytes | str) -> bytes:
    """The parts behind each other, each with its length in front: no two lists of parts give the same bytes."""
    raw = [part.encode() if isinstance(part, str) else part for part in parts]
    return b"".join([len(raw).to_bytes(4, "big"), *(len(part).to_bytes(4, "big") + part for part in raw)])


def seal(public_key: bytes, plaintext: bytes, context: tuple[bytes | str, ...]) -> bytes:
    """Seal for the owner of `public_key`; whoever opens must name the same context."""
    box = SUITES[SUITE].encrypt(plaintext, _public(public_key), _info(SUITE, context))
    return bytes((SUITE,)) + box


@lru_cache(maxsize=512)
def _public(raw: bytes) -> X25519PublicKey:
    """The same few people read most matters: their keys are not parsed anew for each."""
    return X25519PublicKey.from_public_bytes(raw)


def open_(private_key: X25519PrivateKey, envelope: bytes, context: tuple[bytes | str, ...]) -> bytes:
    """The plaintext, or one of this module's sentences."""
    suite = SUITES.get(envelope[0]) if envelope else None
    if suite is None:
        raise UnknownSuite("This envelope names no known suite.")
    try:
        return suite.decrypt(envelope[1:], private_key, _info(envelope[0], context))
    except (InvalidTag, ValueError):
        raise NotSealedForYou("This envelope was not sealed for this key and this place.") from None


def _info(suite: int, context: tuple[bytes | str, ...]) -> bytes:
    return framed("dengwen", bytes((suite,)), *context)


def bucket(size: int) -> int:
    """The size that `size` bytes are padded to: doubling from 256 B to 64 KiB, then steps of one eighth."""
    room = max(SMALLEST, 1 << (max(size, 1) - 1).bit_length())
    if room <= _DOUBLING_ENDS:
        return room
    step = room >> 4
    return -(-size // step) * step


def pad(plaintext: bytes) -> bytes:
    framed_text = len(plaintext).to_bytes(4, "big") + plaintext
    return framed_text.ljust(bucket(len(framed_text)), b"\0")


def unpad(padded: bytes) -> bytes:
    size = int.from_bytes(padded[:4], "big")
    if len(padded) < 4 + size or len(padded) != bucket(4 + size):
        raise PaddingBroken("The padding of this text is malformed.")
    return padded[4 : 4 + size]
