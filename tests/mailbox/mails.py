"""Mails as they are written and taken in, for the tests of what becomes of them."""

from __future__ import annotations

from email.message import EmailMessage
from typing import Any

from dengwen.channels.mailbox.models import Spooled
from dengwen.channels.mailbox.settling import Settled
from dengwen.channels.mailbox.spool import Parcel
from dengwen.channels.mailbox.working import receive
from dengwen.docket import moment, rebuild
from dengwen.docket.acts import ledger_key
from dengwen.docket.models import Case
from dengwen.docket.papers import open_papers
from dengwen.ledger.verify import verify
from dengwen.vault.models import SealedFile
from dengwen.vault.session import Opener
from tests.house import House

US = "drum@example.org"
WHO = "Some Body <who@sender.example>"


def written(text: str = "仓库的验收单与实物不符。", **heads: str) -> bytes:
    message = EmailMessage()
    standard = {"From": WHO, "To": US, "Subject": "举报一件事", "Message-ID": "<1@sender.example>"}
    for name, value in (standard | {key.replace("_", "-"): value for key, value in heads.items()}).items():
        if value:
            message[name] = value
    message.set_content(text)
    return message.as_bytes()


def came(raw: bytes | None = None, **more: Any) -> Settled:
    return receive(Parcel(raw or written(), **({"received_on": moment.today()} | more)))


def proven() -> bool:
    whole = list(rebuild.check()) == [] and verify(ledger_key()).first_bad_index is None
    return whole and not Spooled.objects.exists() and not SealedFile.objects.filter(staged=True).exists()


def texts(house: House, case: Case, *kinds: str) -> list[Any]:
    actor = house.actor("an")
    return [paper.body for paper in open_papers(case, Opener(actor.token, actor.seat_uid), kinds)]
