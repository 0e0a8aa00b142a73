"""The end of a life: review, measure, feedback, closing, archive."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils.timezone import localdate

from tests.life.hands import Pick, Thing, sees
from tests.life.stage import Matter

QUESTIONS = ("procedure", "facts", "evidence", "recommendation")


def _judged(matter: Matter, opinion: str, **failed: str) -> dict[str, Any]:
    told = matter.play.told
    answers = {each: "no" if each in failed else "yes" for each in QUESTIONS}
    reasons = {f"{each}_why": told(failed.get(each, "fine")) for each in QUESTIONS}
    return {**answers, **reasons, "text": told(opinion)}


def returned(matter: Matter, reviewer: str = "ding") -> None:
    """Neither investigator nor head judges their own report; the reviewer sends it back with an opinion."""
    for own in ("ren", "qian"):
        matter.cannot(own, "approve", "Your part in this matter does not allow this now.")
    matter.read(reviewer, keep="reported")
    failed = _judged(matter, "opinion", facts="failed")
    matter.cannot(reviewer, "approve", "A report passes only with four times yes; otherwise return it.", typed=failed)
    matter.do(reviewer, "return_report", **failed)
    sees(matter.read("ren", keep="returned"), matter.play.told("failed"), matter.play.told("opinion"))


def approved(matter: Matter, reviewer: str = "ding") -> None:
    matter.do(reviewer, "approve", **_judged(matter, "passed"))
    matter.read(reviewer, keep="approved")


def measured(matter: Matter, files: list[Thing], officer: str = "an", owner: str = "sun") -> None:
    """Laid down, begun and done by its owner, who cannot check it; not closed meanwhile; struck off by another."""
    told = matter.play.told
    due = (localdate() + timedelta(days=14)).isoformat()
    matter.do(officer, "add_measure", text=told("measure"), owner=Pick(told("owner")), due_on=due)
    hands = matter.read(owner, keep="owner")
    assert told("findings_again") not in hands.text
    matter.do(owner, "start_measure")
    matter.cannot(officer, "close", "Measure %(number)s has not been struck off.", typed={}, number=1)
    matter.do(owner, "complete_measure", text=told("measure_done"), evidence=files)
    matter.cannot(owner, "check_measure", "Your part in this matter does not allow this now.")
    matter.do(officer, "check_measure", text=told("measure_check"))
    matter.read(officer, keep="measured")


def answered(matter: Matter, author: str = "bai", second: str = "cai") -> None:
    """Drafted by one, released by another."""
    told = matter.play.told
    matter.do(
        author, "draft_feedback", handling=told("handling"), result=told("result"), measures=told("changes"),
        answer_1=told("answer_1"), answer_2=told("answer_2"),
    )  # fmt: skip
    matter.cannot(
        author,
        "release_feedback",
        "You did “%(act)s” in this matter; somebody else must do this.",
        act={"en": "Draft the feedback"}.get(matter.play.language, "起草反馈"),
    )
    sees(matter.do(second, "release_feedback"), told("result"))


def closed(matter: Matter, officer: str = "an") -> None:
    matter.do(officer, "close")
    matter.read(officer, keep="closed")


def archived(matter: Matter, officer: str = "an") -> None:
    matter.do(officer, "archive")
    matter.read(officer, keep="archived")
