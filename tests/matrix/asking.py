"""One person asks for one address; nothing of it stays. The answer in a word: its status, or where it leads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client

from dengwen.channels.portal import visits
from dengwen.desk import person
from dengwen.vault import session
from tests.house import House
from tests.matrix.cast import BARRED, SEATED, STRANGERS, UNSIGNED, Matter

LEADS_TO = {
    "/desk/": "list",
    "/desk/sign-in/": "in",
    "/desk/undertaking/": "sign",
    "/desk/supervision/": "drawn",
    "/desk/notices/": "seen",
    "/desk/hotline/duty/": "duty",
    "/desk/hotline/roster/": "roster",
    "/desk/hotline/call//": "call",
    "/desk/hotline/callback//": "owed",
    "/return/": "return",
    "/report/": "report",
    "/status/": "status",
    "/": "home",
}
UID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
LEAVING = {"/desk/lock/", "/desk/sign-out/", "/zh-hans/status/leave/", "/en/status/leave/"}
"""After these a browser has nothing left to go on with."""
SOMETHING = {"anything": "1"}
"""A form that says nothing: an empty one would count as no form at all."""

STAFF = {
    "unsigned": UNSIGNED,
    "locked": SEATED["intake"],
    **{f"seated {part}": name for part, name in SEATED.items()},
    **{f"stranger {part}": name for part, name in STRANGERS.items()},
    **{f"barred {part}": name for part, name in BARRED.items()},
}
PERSONAS = ["nobody", "reporter", "over", *STAFF]


@dataclass
class Asking:
    """Everybody's browsers before one matter; ``staff an`` is the one of a person by name."""

    house: House
    matter: Matter
    _kept: dict[str, Client] = field(init=False)

    def __post_init__(self) -> None:
        by_name = [f"staff {name}" for name in self.house.staff]
        self._kept = {persona: self.browser(persona) for persona in [*PERSONAS, *by_name]}

    def ask(self, persona: str, method: str, path: str) -> tuple[str, str]:
        """The answer in a word, and the page; whatever was written by it is rolled back."""
        client = self._kept[persona]
        kept = client.cookies.copy()
        with transaction.atomic():
            data: Any = SOMETHING if method == "POST" else None
            response = getattr(client, method.lower())(path, data)
            told = in_a_word(response, self.matter.case.code), content_of(response)
            transaction.set_rollback(True)
        client.cookies = kept
        if path in LEAVING:
            self._kept[persona] = self.browser(persona)
        return told

    def browser(self, persona: str) -> Client:
        client = Client()
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
        name = STAFF.get(persona) or persona.removeprefix("staff ")
        if name in self.house.staff:
            client.force_login(self.house.staff[name])
            if persona != "locked":
                client.cookies[person.cookie_name()] = self.house.actor(name).token
        elif persona in ("reporter", "over"):
            token, _ = session.unlock_reporter(self.matter.code) or ("", None)
            client.cookies[visits.COOKIE] = token
            if persona == "over":
                session.lock(token)
        return client


def in_a_word(response: HttpResponseBase, code: str) -> str:
    if response.status_code not in (301, 302):
        return str(response.status_code)
    path = urlsplit(response.headers["Location"]).path
    for language, _ in settings.LANGUAGES:
        path = path.removeprefix(f"/{language}")
    return "case" if path == f"/desk/case/{code}/" else LEADS_TO.get(UID.sub("", path), path)


def content_of(response: Any) -> str:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return str(body.decode("utf-8", "replace"))
