"""Codes on paper: 128 random bits as 28 characters that people can copy, read out and type.

A code is 26 base32 characters of randomness and two check characters, in seven groups of four. The alphabet leaves out
I, L, O and U; look-alikes, spaces, dashes and small or full-width letters are forgiven. The check value is the number
modulo 1021, a prime above 32 × 31, so every single wrong character and every swap of two neighbours is noticed.
"""

import secrets
import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 28
_CHECK = 1021
_FORGIVEN = str.maketrans("ILO", "110", " -–—_.·\t\r\n\u3000")


def new_code() -> str:
    """A new code, grouped for reading: XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX."""
    return code_of(secrets.token_bytes(16))


def code_of(secret: bytes) -> str:
    """The code that spells these 16 bytes."""
    number = int.from_bytes(secret, "big")
    return grouped(_spelled(number, 26) + _spelled(number % _CHECK, 2))


def grouped(code: str) -> str:
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def bare(code: str) -> str:
    return code.replace("-", "")


def normalise(text: str) -> str | None:
    """The 28 bare characters of a code as somebody typed it, or None when it cannot be one."""
    typed = unicodedata.normalize("NFKC", text[:200]).upper().translate(_FORGIVEN)
    if len(typed) != LENGTH or not set(typed) <= set(ALPHABET):
        return None
    number = _number(typed[:26])
    return typed if number < 1 << 128 and number % _CHECK == _number(typed[26:]) else None


def secret_of(code: str) -> bytes:
    """The 16 random bytes that a well-formed code spells."""
    return _number(bare(code)[:26]).to_bytes(17, "big")[1:]


def _spelled(number: int, length: int) -> str:
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(length)))


def _number(characters: str) -> int:
    number = 0
    for character in characters:
        number = number << 5 | ALPHABET.index(character)
    return number
