"""A telephone system as the contract describes it, written against the contract and not against the code."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import time
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.test import Client

from dengwen.channels.hotline.models import Call
from dengwen.channels.hotline.sip import audio

NUMBER = "+8613900001234"


@dataclass
class Exchange:
    line: UUID
    key: bytes
    client: Client = field(default_factory=Client)

    def path(self, kind: str = "events") -> str:
        return f"/in/hotline/{self.line}/{kind}/"

    def headers(self, path: str, body: bytes, **other: str) -> dict[str, str]:
        at, nonce, digest = str(int(time.time())), secrets.token_hex(12), hashlib.sha256(body).hexdigest()
        told = {"X-Dengwen-Time": at, "X-Dengwen-Nonce": nonce, "X-Dengwen-Digest": digest, **other}
        text = "\n".join(
            ("POST", path, told["X-Dengwen-Time"], told["X-Dengwen-Nonce"], told["X-Dengwen-Digest"])
        ).encode()
        return {**told, "X-Dengwen-Signature": hmac.new(self.key, text, "sha256").hexdigest()}

    def send(self, body: bytes, headers: dict[str, str], kind: str = "events") -> Any:
        return self.client.post(self.path(kind), body, content_type="application/json", headers=headers)

    def tell(self, event: str, call: str = "1", **more: Any) -> int:
        body = json.dumps({"event": event, "call": call, **more}).encode()
        return int(self.send(body, self.headers(self.path(), body)).status_code)

    def record(self, data: bytes, call: str = "1") -> int:
        headers = self.headers(self.path("recordings"), data, **{"X-Dengwen-Call": call})
        return int(self.send(data, headers, "recordings").status_code)

    def rings(self, call: str = "1") -> Call:
        assert self.tell("ringing", call, number=NUMBER) == 204
        return Call.objects.latest("pk")


def wav(hertz: float = 700, seconds: float = 1.0) -> bytes:
    data = b"".join(sample.to_bytes(2, "little", signed=True) for sample in audio.tone(hertz, seconds))
    return audio.header(len(data)) + data
