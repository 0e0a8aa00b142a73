"""A telephone system outside of the house: the same signatures over a real connection."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx

from tests.hotline.exchange import Exchange


@dataclass
class Ringing:
    url: str
    line: str
    key: bytes

    def tell(self, event: str, call: str, **more: Any) -> None:
        body = json.dumps({"event": event, "call": call, **more}).encode()
        self._send("events", body)

    def record(self, data: bytes, call: str) -> None:
        self._send("recordings", data, **{"X-Dengwen-Call": call})

    def _send(self, kind: str, body: bytes, **more: str) -> None:
        signing = Exchange(UUID(self.line), self.key)
        path = signing.path(kind)
        told = httpx.post(self.url + path, content=body, headers=signing.headers(path, body, **more))
        assert told.status_code == 204, told.text
