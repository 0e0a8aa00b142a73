"""What the unit does: the head names, the investigators ask, gather, find and report."""

from __future__ import annotations

from django.utils.timezone import localdate

from tests.life.hands import Pick, Thing, sees
from tests.life.stage import Matter

PARTS = ("basics", "process", "findings")


def assigned(matter: Matter, head: str = "qian") -> None:
    """The head reads the packet, never the report, and names an investigator."""
    told = matter.play.told
    hands = matter.do(head, "open_packet")
    sees(hands, told("packet"))
    for secret in ("what", "name", "contact", "telltale"):
        assert told(secret) not in hands.text
    hands.keep("packet")
    matter.do(head, "assign", investigators=[Pick(told("investigator"))])


def begun(matter: Matter, person: str = "ren") -> None:
    """The declaration, then the first word to the reporter."""
    told = matter.play.told
    matter.read(person, keep="assigned")
    matter.do(person, "declare_no_conflict", signed=True, remark=told("remark"))
    matter.do(person, "contact", text=told("contacted"))


def gathered(matter: Matter, files: list[Thing], person: str = "ren") -> None:
    """Plan, allegations, and every way of finding out."""
    told, today = matter.play.told, localdate().isoformat()
    matter.do(person, "plan", text=told("plan"))
    for allegation in ("alleged_1", "alleged_2"):
        matter.do(person, "allege", text=told(allegation))
    weighed = {"exposure": "possibly", "care": told("care")}
    matter.do(
        person, "add_evidence", title=told("evidence"), source=told("evidence_source"), on=today,
        text=told("evidence_text"), attached=files,
    )  # fmt: skip
    matter.do(
        person, "interview", **weighed, role="witness", title=told("interview"), where=told("interview_where"),
        on=today, text=told("interview_text"), signed=True,
    )  # fmt: skip
    matter.do(
        person, "inspect_documents", exposure="no", title=told("inspection"), source=told("inspection_source"),
        on=today, text=told("inspection_text"),
    )  # fmt: skip
    matter.do(
        person, "visit_site", exposure="no", title=told("visit"), where=told("visit_where"), on=today,
        text=told("visit_text"),
    )  # fmt: skip
    matter.do(person, "notify_progress", text=told("progress"))


def found(matter: Matter, person: str = "ren") -> None:
    """A finding for each allegation; one that stands on nothing is stopped."""
    told = matter.play.told
    first = {
        "allegation": Pick(told("alleged_1")),
        "outcome": "substantiated",
        "reason": told("reason_1"),
        "unheard": told("unheard"),
    }
    matter.cannot(
        person, "find", "What is found true needs at least one piece of evidence that speaks for it.", typed=first
    )
    matter.do(person, "find", **first, speaking_for=[Pick(told("evidence")), Pick(told("visit"))])
    second = {
        "allegation": Pick(told("alleged_2")),
        "outcome": "substantiated",
        "reason": told("reason_2"),
        "unheard": told("unheard"),
    }
    matter.do(
        person, "find", **second, speaking_for=[Pick(told("inspection"))], speaking_against=[Pick(told("interview"))]
    )
    matter.read(person, keep="found")


def reported(matter: Matter, findings: str = "findings", person: str = "ren") -> None:
    told = matter.play.told
    parts = {part: told(part) for part in PARTS} | {"findings": told(findings), "recommendations": told("proposals")}
    matter.do(person, "submit_report", **parts)
