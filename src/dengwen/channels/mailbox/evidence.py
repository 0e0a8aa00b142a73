"""What makes a mail this mail: told from the bytes alone, before and without any parsing.

The body and its Message-ID together: the same mail over two ways differs in trace headers, different mails under one ID in the body.
"""

from __future__ import annotations

import hashlib
import re

from dengwen.intake.submissions import evidence_of
from dengwen.regulation.vocabulary import Channel

HEAD_AT_MOST = 1 << 18
NAMED = re.compile(rb"^(message-id|date|from|subject)[ \t]*:((?:.*)(?:\r?\n[ \t].*)*)", re.IGNORECASE | re.MULTILINE)
EMPTY_LINE = re.compile(rb"\r?\n\r?\n|\r\r")
SPACE = re.compile(rb"\s+")


def proof_of(raw: bytes) -> str:
    """The proof of one mail: a digest over its body and its Message-ID; over the usual headers where it has none."""
    border = EMPTY_LINE.search(raw)
    head, body = (raw[: border.start()], raw[border.end() :]) if border else (raw, b"")
    told: dict[bytes, bytes] = {}
    for name, value in NAMED.findall(head[:HEAD_AT_MOST]):
        told.setdefault(name.lower(), SPACE.sub(b" ", value).strip())
    own = told.get(b"message-id") or b"\n".join(told[name] for name in sorted(told))
    if not told:
        body = raw
    digest = hashlib.sha256(own + b"\0")
    digest.update(body.replace(b"\r\n", b"\n").rstrip())
    return digest.hexdigest()


def evidence_of_mail(raw: bytes) -> str:
    """The keyed digest under which this mail is known to the whole house."""
    return evidence_of(Channel.MAILBOX, proof_of(raw))
