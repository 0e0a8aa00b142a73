"""One person asks for one address; nothing of it stays. The answer in a word: its status, or where it leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client

from dengwen.channels.portal import visits
from dengwen.desk import person
from dengwen.docket.actors import staff_actor
from dengwen.vault import session
from tests.house import House
from tests.matrix.cast import BARRED, SEATED, STRANGERS, UNSIGNED, Matter

LEADS_TO = {
    "/desk/": "list",
    "/desk/sign-in/": "in",
    "/desk/undertaking/": "sign",
    "/desk/supervision/": "drawn",
    "/desk/notices/": "seen",
    "/return/": "return",
    "/report/": "report",
    "/status/": "status",
    "/": "home",
}
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
    """Everybody's browsers before one matter."""

    house: House
    matter: Matter

    def ask(self, persona: str, method: str, path: str) -> tuple[str, str]:
        """The answer in a word, and the page; whatever was written by it is rolled back."""
        with transaction.atomic():
            client = self.browser(persona)
            data: Any = SOMETHING if method == "POST" else None
            response = getattr(client, method.lower())(path, data)
            told = in_a_word(response, self.matter.case.code), content_of(response)
            transaction.set_rollback(True)
        return told

    def browser(self, persona: str) -> Client:
        client = Client()
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
        if persona in STAFF:
            client.force_login(self.house.staff[STAFF[persona]])
            if persona != "locked":
                client.cookies[person.cookie_name()] = self.house.actor(STAFF[persona]).token
        elif persona in ("reporter", "over"):
            token, _ = session.unlock_reporter(self.matter.code) or ("", None)
            client.cookies[visits.COOKIE] = token
            if persona == "over":
                session.lock(token)
        return client

    def actor(self, persona: str) -> Any:
        return staff_actor(self.house.uid(STAFF[persona]))


def in_a_word(response: HttpResponseBase, code: str) -> str:
    if response.status_code not in (301, 302):
        return str(response.status_code)
    path = urlsplit(response.headers["Location"]).path
    for language, _ in settings.LANGUAGES:
        path = path.removeprefix(f"/{language}")
    return "case" if path == f"/desk/case/{code}/" else LEADS_TO.get(path, path)


def content_of(response: Any) -> str:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return str(body.decode("utf-8", "replace"))
