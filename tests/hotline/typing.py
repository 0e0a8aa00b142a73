"""What an operator types, and where the buttons of the pages lead."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client

from dengwen.docket.models import Case

TYPED = {
    "consent": "none",
    "matter_type": "report",
    "category": "integrity",
    "what": "三号库的验收单与实物不符。",
    "when": "上周五",
    "where": "三号库",
    "identity_mode": "anonymous",
    "reporter_type": "employee",
}
HIDDEN = re.compile(r'name="(code|draft)" value="([^"]+)"')


def hidden(page: str) -> dict[str, str]:
    return dict(HIDDEN.findall(page))


def read_back(client: Client, call_uid: object, **typed: Any) -> str:
    answer = client.post(f"/desk/hotline/call/{call_uid}/", TYPED | typed)
    assert answer.status_code == 200, answer.content.decode()
    return str(answer.content.decode())


def close(client: Client, call_uid: object, page: str, **ticked: str) -> Any:
    return client.post(f"/desk/hotline/call/{call_uid}/close/", hidden(page) | ticked)


def registered(client: Client, call_uid: object, ticked: dict[str, str] | None = None, **typed: Any) -> Case:
    answer = close(client, call_uid, read_back(client, call_uid, **typed), **(ticked or {}))
    assert answer.status_code == 200, answer.content.decode()
    return Case.objects.latest("pk")
