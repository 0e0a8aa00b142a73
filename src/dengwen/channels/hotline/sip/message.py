"""SIP as text: read from a datagram without trust, written for an answer. What cannot be read is nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

LARGEST = 65_507
MOST_HEADERS = 100
_COMPACT = {
    "v": "via",
    "f": "from",
    "t": "to",
    "i": "call-id",
    "m": "contact",
    "c": "content-type",
    "l": "content-length",
}
_METHOD = re.compile(r"[A-Z]{2,12}")
_TAG = re.compile(r";\s*tag=([^;,\s>]{1,128})", re.IGNORECASE)
_BRANCH = re.compile(r";\s*branch=([^;,\s]{1,256})", re.IGNORECASE)
_USER = re.compile(r"(?:sips?|tel):([^@;>\s\"]{1,80})", re.IGNORECASE)
_CSEQ = re.compile(r"(\d{1,10})\s+([A-Z]{2,12})")
_STATUS = re.compile(r"SIP/2\.0 ([1-6]\d\d)(?: |$)")
SERVED = ("INVITE", "ACK", "BYE", "CANCEL", "OPTIONS")


@dataclass(frozen=True, slots=True, repr=False)
class Request:
    """One request; header names in small letters, each with its values in order."""

    method: str
    target: str
    headers: dict[str, list[str]] = field(default_factory=dict)
    body: str = ""

    def first(self, name: str) -> str:
        return self.headers.get(name, [""])[0]

    @property
    def call_id(self) -> str:
        return self.first("call-id")

    @property
    def branch(self) -> str:
        found = _BRANCH.search(self.first("via"))
        return found[1] if found else ""

    @property
    def cseq(self) -> str:
        return self.first("cseq")

    @property
    def from_tag(self) -> str:
        found = _TAG.search(self.first("from"))
        return found[1] if found else ""

    @property
    def to_tag(self) -> str:
        found = _TAG.search(self.first("to"))
        return found[1] if found else ""

    @property
    def number(self) -> str:
        """Who calls, as the network says; nothing for a caller who hides it."""
        found = _USER.search(self.first("from"))
        return found[1] if found and found[1].lower() not in ("anonymous", "unknown") else ""


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """One answer to a request of our own."""

    status: int
    headers: dict[str, list[str]] = field(default_factory=dict)

    def first(self, name: str) -> str:
        return self.headers.get(name, [""])[0]

    def all(self, *names: str) -> list[str]:
        return [value for name in names for value in self.headers.get(name, ())]

    @property
    def branch(self) -> str:
        found = _BRANCH.search(self.first("via"))
        return found[1] if found else ""


def read(datagram: bytes) -> Request | None:
    """The request in a datagram; None for answers, keep-alives and whatever is no SIP."""
    parted = _parted(datagram)
    parts = parted[0].split(" ") if parted else []
    if parted is None or len(parts) != 3 or parts[2] != "SIP/2.0" or not _METHOD.fullmatch(parts[0]):
        return None
    request = Request(parts[0], parts[1], parted[1], parted[2])
    return request if _whole(request) else None


def read_answer(datagram: bytes) -> Answer | None:
    """The answer in a datagram; None for anything else."""
    parted = _parted(datagram)
    found = _STATUS.match(parted[0]) if parted else None
    return Answer(int(found[1]), parted[1]) if parted and found else None


def _parted(datagram: bytes) -> tuple[str, dict[str, list[str]], str] | None:
    """First line, headers, body; None when that is no text in SIP's form."""
    try:
        head, _, body = datagram.decode("utf-8").partition("\r\n\r\n")
    except UnicodeDecodeError:
        return None
    first, *lines = head.split("\r\n")
    headers = _headers(lines) if len(lines) <= MOST_HEADERS else None
    return None if headers is None else (first, headers, body)


def _headers(lines: list[str]) -> dict[str, list[str]] | None:
    headers: dict[str, list[str]] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon or not name.strip():
            return None
        name = name.strip().lower()
        headers.setdefault(_COMPACT.get(name, name), []).append(value.strip())
    return headers


def _whole(request: Request) -> bool:
    """Whether all is there that an answer must repeat."""
    cseq = _CSEQ.fullmatch(request.cseq)
    named = all(request.first(name) for name in ("via", "from", "to", "call-id"))
    return bool(named and cseq and cseq[2] == request.method and len(request.call_id) <= 256)


REASONS = {
    100: "Trying",
    200: "OK",
    405: "Method Not Allowed",
    481: "Call/Transaction Does Not Exist",
    486: "Busy Here",
    487: "Request Terminated",
    488: "Not Acceptable Here",
    500: "Server Internal Error",
}


def answer(
    request: Request, status: int, to_tag: str = "", extra: dict[str, str] | None = None, body: str = ""
) -> bytes:
    """An answer that repeats what it must."""
    to = request.first("to")
    lines = [f"SIP/2.0 {status} {REASONS[status]}"]
    lines += [f"Via: {via}" for via in request.headers["via"]]
    lines += [
        f"From: {request.first('from')}",
        f"To: {to};tag={to_tag}" if to_tag and not request.to_tag else f"To: {to}",
    ]
    lines += [f"Call-ID: {request.call_id}", f"CSeq: {request.cseq}", f"Allow: {', '.join(SERVED)}"]
    lines += [f"Record-Route: {route}" for route in request.headers.get("record-route", ())]
    lines += [f"{name}: {value}" for name, value in (extra or {}).items()]
    return "\r\n".join([*lines, f"Content-Length: {len(body.encode())}", "", body]).encode()


def written(method: str, target: str, headers: list[tuple[str, str]]) -> bytes:
    """A request of our own, without a body."""
    lines = [f"{method} {target} SIP/2.0", *(f"{name}: {value}" for name, value in headers)]
    return "\r\n".join([*lines, "Max-Forwards: 70", "Content-Length: 0", "", ""]).encode()
