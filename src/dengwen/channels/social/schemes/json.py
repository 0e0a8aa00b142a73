"""JSON as the other platforms write it: an object, or nothing that is understood."""

from __future__ import annotations

import json
from typing import Any

from dengwen.channels.social.calls import Refused, Reply

JSON = "application/json"


def read(body: bytes) -> dict[str, Any]:
    """The object; `Refused` for anything else."""
    try:
        found = json.loads(body.decode("utf-8"))
    except ValueError:
        raise Refused from None
    if not isinstance(found, dict):
        raise Refused
    return found


def text_at(found: dict[str, Any], *path: str) -> str:
    """The text at the end of a path of names; empty where there is none."""
    here: Any = found
    for name in path:
        here = here.get(name) if isinstance(here, dict) else None
    return here if isinstance(here, str) else ""


def reply(values: dict[str, Any], status: int = 200) -> Reply:
    return Reply(json.dumps(values, ensure_ascii=False).encode(), JSON, status)
