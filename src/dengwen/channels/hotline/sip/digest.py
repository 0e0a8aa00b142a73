"""Digest answers for a registrar (RFC 7616 as RFC 8760 uses it): MD5 and SHA-256, with and without qop=auth. Nothing else is answered."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

_PART = re.compile(r'([A-Za-z0-9_-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))')
Hash = Callable[[str], str]


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


HASHES: dict[str, Hash] = {"SHA-256": _sha256, "MD5": _md5}
"""The strongest first: of several challenges the first of these is answered."""


@dataclass(frozen=True, slots=True, repr=False)
class Challenge:
    """What a registrar wants to be answered; ``stale``: the password was right, only the nonce was old."""

    algorithm: str
    realm: str
    nonce: str
    opaque: str | None
    qop: bool
    stale: bool


@dataclass(frozen=True, slots=True, repr=False)
class Login:
    user: str
    password: str


def strongest(headers: Iterable[str]) -> Challenge | None:
    """The challenge to answer; None when there is none that this line understands."""
    found = {each.algorithm: each for each in map(_read, headers) if each is not None}
    return next((found[name] for name in HASHES if name in found), None)


def _read(header: str) -> Challenge | None:
    scheme, _, rest = header.strip().partition(" ")
    parts = {name.lower(): quoted or bare for name, quoted, bare in _PART.findall(rest)}
    algorithm = parts.get("algorithm", "MD5").upper()
    offered = [each.strip().lower() for each in parts.get("qop", "").split(",") if each.strip()]
    understood = algorithm in HASHES and (not offered or "auth" in offered)
    if scheme.lower() != "digest" or not understood or not parts.get("nonce") or "realm" not in parts:
        return None
    stale = parts.get("stale", "").lower() == "true"
    return Challenge(algorithm, parts["realm"], parts["nonce"], parts.get("opaque"), bool(offered), stale)


def answer(asked: Challenge, login: Login, method: str, uri: str, count: int, cnonce: str) -> str:
    """The value of the Authorization header for one request: the ``count``-th with this nonce."""
    hashed = HASHES[asked.algorithm]
    secret = hashed(f"{login.user}:{asked.realm}:{login.password}")
    counted = f"{asked.nonce}:{count:08x}:{cnonce}:auth" if asked.qop else asked.nonce
    response = hashed(f"{secret}:{counted}:{hashed(f'{method}:{uri}')}")
    parts = [f'username="{login.user}"', f'realm="{asked.realm}"', f'nonce="{asked.nonce}"', f'uri="{uri}"']
    parts += [f'response="{response}"', f"algorithm={asked.algorithm}"]
    if asked.opaque is not None:
        parts.append(f'opaque="{asked.opaque}"')
    if asked.qop:
        parts += ["qop=auth", f"nc={count:08x}", f'cnonce="{cnonce}"']
    return "Digest " + ", ".join(parts)
