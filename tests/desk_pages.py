"""Walking the desk's pages as a signed-in person, with the reasons at hand when a page refuses."""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import reverse

from dengwen.desk import person
from dengwen.docket.models import Case
from tests import house as houses

REASON = re.compile(r'class="wrong">.*?<span>(.*?)</span>|<li>([^<]*)</li>')


def enter(house: houses.House, name: str, language: str = "en") -> Client:
    """The person's browser, signed in and unlocked."""
    client = Client()
    client.force_login(house.staff[name])
    client.cookies[person.cookie_name()] = house.actor(name).token
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client


def page(client: Client, case: Case) -> str:
    response = client.get(reverse("desk:case", args=[case.code]))
    assert response.status_code == 200
    return str(response.content.decode())


def address(case: Case, act: str, about: object = "") -> str:
    return reverse("desk:act", args=[case.code, act]) + (f"?about={about}" if about else "")


def do(client: Client, case: Case, act: str, data: dict[str, Any] | None = None, about: object = "") -> str:
    """Look at the act's page, then do it; the page of the matter that follows."""
    where = address(case, act, about)
    assert client.get(where).status_code == 200
    done = client.post(where, data or {})
    assert done.status_code == 302, REASON.findall(done.content.decode())
    case.refresh_from_db()
    return page(client, case)


def refused(client: Client, case: Case, act: str, data: dict[str, Any] | None = None, about: object = "") -> str:
    """Try the act; the page that says why not."""
    answer = client.post(address(case, act, about), data or {})
    assert answer.status_code in (403, 404, 409, 422)
    return str(answer.content.decode())
