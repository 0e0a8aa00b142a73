"""What a reporter does: reports after some mistakes, comes back, answers, adds, rates, takes back."""

from __future__ import annotations

from typing import Any

from tests.life.hands import Hands, Pick, Thing, says, sees
from tests.life.telling import Told


def look_round(hands: Hands) -> None:
    """The pages to read."""
    for page in ("", "rules/", "privacy/"):
        hands.open(f"/{hands.language}/{page}")
        hands.keep(f"portal-{page.strip('/') or 'home'}")


def stumbles(hands: Hands, told: Told) -> None:
    """An empty form, a form with gaps: each gap is named, nothing typed is lost."""
    hands.open(f"/{hands.language}/")
    hands.follow("/report/")
    hands.keep("portal-form")
    hands.send("/check/", matter_type="report", where=told("where"), identity_mode="named")
    says(hands, "Something is missing or wrong")
    says(hands, "Choose what it is about.")
    says(hands, "Describe what happened; a few sentences are enough.")
    says(hands, "Write your name, or choose to stay anonymous.")
    hands.keep("portal-form-with-gaps")
    assert hands.value("where") == told("where")


def answers(told: Told, **more: Any) -> dict[str, Any]:
    """A confidential report about somebody of purchasing."""
    return {
        "matter_type": "report",
        "category": "integrity",
        "what": told("what"),
        "where": told("where"),
        "when": told("when"),
        "subject_1": told("subject"),
        "subject_unit_1": Pick(told("subject_unit")),
        "avoid_1": told("avoid"),
        "identity_mode": "confidential",
        "name": told("name"),
        "contact": told("contact"),
        "wish": "contact",
        "reporter_type": "employee",
        "proxy_relation": "colleague",
        "proxy_agreement": "yes",
        "proxy_name": told("proxy_name"),
        "proxy_contact": told("proxy_contact"),
        **more,
    }


def report(hands: Hands, told: Told, files: list[Thing]) -> str:
    """Fill in, check, go back to change a word, check again, send; the receipt code."""
    paper = Thing(f"{told('authorisation')}.txt", "text/plain", told("authorised").encode())
    hands.send("/check/", files=files, authorisation=[paper], **answers(told))
    says(hands, "Check your answers")
    sees(hands, told("what"), told("where"), told("name"), told("proxy_name"), *(each.name for each in [*files, paper]))
    hands.keep("portal-check")
    hands.send("/done/", by="/report/")
    assert hands.value("when") == told("when")
    sees(hands, *(each.name for each in [*files, paper]))
    assert hands.value("proxy_contact") == told("proxy_contact")
    hands.send("/check/")
    return send(hands)


def send(hands: Hands) -> str:
    """From the page of answers to the receipt."""
    code = hands.value("code")
    hands.send("/done/")
    says(hands, "We have received it")
    sees(hands, code)
    hands.keep("portal-receipt")
    return code


def plain_report(hands: Hands, told: Told, key: str = "parking", **more: Any) -> str:
    """An anonymous complaint without files, at the first try."""
    hands.open(f"/{hands.language}/report/")
    hands.send("/check/", matter_type="complaint", category="service", what=told(key), **more)
    return send(hands)


def come_back(hands: Hands, code: str) -> None:
    hands.open(f"/{hands.language}/return/")
    hands.send("/return/", code=code)
    assert hands.path == f"/{hands.language}/status/", hands.text


def write(hands: Hands, text: str) -> None:
    hands.send("/status/message/", text=text)
    says(hands, "Your message was sent.")
    sees(hands, text)


def add_files(hands: Hands, text: str, files: list[Thing]) -> None:
    hands.send("/status/files/", files=files, text=text)
    says(hands, "Your files were sent.")
    sees(hands, text)


def rate(hands: Hands, score: int, words: str) -> None:
    hands.send("/status/rate/", score=str(score), words=words)
    says(hands, "Thank you for your rating.")
    says(hands, "You rated the handling with %(score)s out of 5.", score=score)


def withdraw(hands: Hands, text: str) -> None:
    """First without the tick, which is named; then for good."""
    hands.follow("/status/withdraw/")
    hands.send("/status/withdraw/", text=text)
    says(hands, "Tick the box to confirm.")
    hands.keep("portal-withdraw")
    assert hands.value("text") == text
    hands.send("/status/withdraw/", sure=True)
    says(hands, "The matter was taken back.")
    hands.keep("portal-withdrawn")
