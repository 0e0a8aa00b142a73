"""The signatures and ciphers in which social platforms call back: pure functions over what came and the account's own secrets.

Three families. The letter: SHA-1 over sorted parts and AES-256-CBC padded to 32 bytes (WeCom, WeChat, DingTalk). Lark: SHA-256 over the
request and AES-256-CBC with the vector in front (Feishu). HMAC-SHA-256 for robots of DingTalk and for the house's own webhook.
None of it is this house's sealing; what was opened here is sealed like everything else.
"""

import base64
import binascii
import hashlib
import hmac
import secrets

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

_AES_BLOCK = 16
_LETTER_BLOCK = 32
_RANDOM = 16
_LENGTH = 4
_KEY_TEXT = 43


class NotGenuine(Exception):
    """This was not written with the account's secrets, or was meant for another account."""


def same(one: str, other: str) -> bool:
    """Equality in constant time, for any text."""
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode("utf-8", "surrogatepass"))


def sorted_signature(*parts: str) -> str:
    """SHA-1 over the parts in order of their characters: token, timestamp, nonce and, where there is one, the encrypted text."""
    return hashlib.sha1("".join(sorted(parts)).encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()


def open_letter(key_text: str, receiver: str, encrypted: str) -> bytes:
    """The message inside a letter that names us as its receiver, or `NotGenuine`."""
    key = letter_key(key_text)
    plain = _unpadded(_Blocks(key, key[:_AES_BLOCK]).decrypt(_bytes_of(encrypted)), _LETTER_BLOCK)
    head, start = plain[_RANDOM : _RANDOM + _LENGTH], _RANDOM + _LENGTH
    end = start + int.from_bytes(head, "big")
    if len(head) < _LENGTH or end > len(plain) or not hmac.compare_digest(plain[end:], receiver.encode()):
        raise NotGenuine("This letter is not for this account.")
    return plain[start:end]


def seal_letter(key_text: str, receiver: str, message: bytes) -> str:
    """A message as a letter that the platform opens with the same key."""
    key = letter_key(key_text)
    plain = secrets.token_bytes(_RANDOM) + len(message).to_bytes(_LENGTH, "big") + message + receiver.encode()
    return base64.b64encode(_Blocks(key, key[:_AES_BLOCK]).encrypt(_padded(plain, _LETTER_BLOCK))).decode()


def letter_key(text: str) -> bytes:
    """The 32 bytes of an EncodingAESKey of 43 characters; `NotGenuine` for anything else."""
    if len(text) != _KEY_TEXT:
        raise NotGenuine("An EncodingAESKey has 43 characters.")
    return _bytes_of(text + "=")


def open_lark(encrypt_key: str, encrypted: str) -> bytes:
    """What Feishu encrypted with the account's Encrypt Key."""
    data = _bytes_of(encrypted)
    vector, rest = data[:_AES_BLOCK], data[_AES_BLOCK:]
    if len(vector) < _AES_BLOCK:
        raise NotGenuine("This is too short to have been encrypted.")
    return _unpadded(_Blocks(hashlib.sha256(encrypt_key.encode()).digest(), vector).decrypt(rest), _AES_BLOCK)


def seal_lark(encrypt_key: str, message: bytes) -> str:
    """A message as Feishu encrypts it."""
    vector, key = secrets.token_bytes(_AES_BLOCK), hashlib.sha256(encrypt_key.encode()).digest()
    return base64.b64encode(vector + _Blocks(key, vector).encrypt(_padded(message, _AES_BLOCK))).decode()


def lark_signature(timestamp: str, nonce: str, encrypt_key: str, body: bytes) -> str:
    """What Feishu puts into X-Lark-Signature."""
    return hashlib.sha256((timestamp + nonce + encrypt_key).encode("utf-8", "surrogatepass") + body).hexdigest()


def robot_signature(timestamp: str, secret: str) -> str:
    """What DingTalk signs a robot's message with. It covers the instant alone, not the message."""
    text = f"{timestamp}\n{secret}".encode("utf-8", "surrogatepass")
    return base64.b64encode(hmac.digest(secret.encode(), text, "sha256")).decode()


def webhook_signature(key: str, timestamp: str, nonce: str, body: bytes) -> str:
    """What a caller of the house's own webhook signs with; neither timestamp nor nonce may hold a dot."""
    return hmac.digest(key.encode(), f"{timestamp}.{nonce}.".encode("utf-8", "surrogatepass") + body, "sha256").hex()


class _Blocks:
    """AES-256-CBC with one key and one vector, without padding."""

    def __init__(self, key: bytes, vector: bytes) -> None:
        self._cipher = Cipher(AES256(key), CBC(vector))

    def decrypt(self, data: bytes) -> bytes:
        if not data or len(data) % _AES_BLOCK:
            raise NotGenuine("This is no whole number of blocks.")
        opener = self._cipher.decryptor()
        return opener.update(data) + opener.finalize()

    def encrypt(self, data: bytes) -> bytes:
        sealer = self._cipher.encryptor()
        return sealer.update(data) + sealer.finalize()


def _padded(data: bytes, block: int) -> bytes:
    missing = block - len(data) % block
    return data + bytes([missing]) * missing


def _unpadded(data: bytes, block: int) -> bytes:
    length = data[-1]
    if not 1 <= length <= block or data[-length:] != bytes([length]) * length:
        raise NotGenuine("This was encrypted with another key.")
    return data[:-length]


def _bytes_of(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise NotGenuine("This is no base64 text.") from None
