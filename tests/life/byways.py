"""The ways beside the main one: alarm, exclusion, a unit that is not competent, more time, objection, supervision, an opened identity."""

from __future__ import annotations

from datetime import timedelta

from django.utils.timezone import localdate

from tests.life import ending, office, reporter
from tests.life.hands import Hands, Pick, says, sees
from tests.life.stage import Matter, Play


def troubled(play: Play, visitor: Hands) -> Matter:
    """One matter that meets every obstacle between its arrival and the archive."""
    told, before = play.told, play.known("an")
    code = reporter.plain_report(visitor, told, "trouble")
    matter = office.arrived(play, before)
    alarmed(matter)
    sent_round(matter)
    delayed(matter)
    concluded(matter, "no", "no_reason")
    bad_measure(matter)
    objected(matter, visitor, code)
    matter.do("feng", "reopen", text=told("reopening"))
    return matter


def alarmed(matter: Matter) -> None:
    """Raised, acted upon, told to the leaders, lifted by somebody else."""
    told = matter.play.told
    matter.do("an", "register", telltale=told("telltale"))
    matter.do("an", "flag_emergency", ground="danger")
    matter.do("an", "emergency_action", text=told("emergency_action"))
    matter.do("an", "report_to_leaders", text=told("leader_report"))
    matter.do("bai", "downgrade_emergency")
    matter.do("an", "accept")
    matter.read("feng").send("/supervise/", text=told("supervision"))


def sent_round(matter: Matter) -> None:
    """Classified anew, one person excluded, returned by the first unit, given to the second."""
    told = matter.play.told
    matter.do("cai", "classify", matter_type="report", category="safety", reason=told("reclassified"))
    matter.do("cai", "exclude", people="潘若谷", why="not_to_see", reason=told("exclusion"))
    matter.cannot(
        "cai", "exclude", "Nobody on the staff bears this name: %(names)s",
        typed={"people": told("nobody"), "why": "concerned", "reason": told("exclusion")}, names=told("nobody"),
    )  # fmt: skip
    packet = {key: told(key) for key in ("title", "where", "when", "asks")} | {"what": told("packet")}
    matter.do("cai", "dispatch", unit=Pick("采购部"), **packet)
    matter.do("lin", "open_packet")
    matter.do("lin", "return_objection", text=told("not_ours"))
    matter.do("cai", "dispatch", unit=Pick("工程部"), **packet)


def delayed(matter: Matter) -> None:
    """The reporter is not reached at first, the term stands still, is extended, and a second investigator comes."""
    told = matter.play.told
    matter.do("qian", "open_packet")
    matter.do("qian", "assign", investigators=[Pick("任重远")])
    matter.do("ren", "declare_no_conflict", signed=True, remark=told("remark"))
    matter.do("ren", "contact_attempt", means="relay", text=told("attempt"))
    matter.do("ren", "contact", text=told("contacted"))
    matter.do("ren", "pause", reason="expert_opinion", text=told("pause"))
    matter.do("ren", "resume")
    matter.do("ren", "ask_extension", days="7", reason=told("more_time"))
    matter.do("qian", "extend", days="5", notice=told("extension_notice"))
    matter.do("qian", "add_investigator", added=[Pick("马识途")])
    matter.do("ma", "declare_no_conflict", signed=True)


def concluded(matter: Matter, fine: str, reason: str) -> None:
    """One allegation not borne out, reported and passed."""
    told = matter.play.told
    matter.do("ren", "allege", text=told("alleged_1"))
    matter.do("ren", "find", allegation=Pick(told("alleged_1")), outcome="unsubstantiated", reason=told(reason))
    parts = {part: told(f"{part}_{fine}") for part in ("basics", "process", "findings", "recommendations")}
    matter.do("ren", "submit_report", **parts)
    ending.approved(matter)


def bad_measure(matter: Matter) -> None:
    """Moved once, done badly once, then done well."""
    told, today = matter.play.told, localdate()
    due = [(today + timedelta(days=days)).isoformat() for days in (7, 9)]
    matter.do("an", "add_measure", text=told("measure_2"), owner=Pick("孙望舒"), due_on=due[0])
    matter.do("qian", "reschedule_measure", due_on=due[1], text=told("moved"))
    matter.do("sun", "complete_measure", text=told("done_badly"))
    matter.do("an", "reject_measure", text=told("rejected"))
    matter.do("sun", "complete_measure", text=told("done_well"))
    matter.do("an", "check_measure", text=told("checked"))


def _reply(told: object, version: str) -> dict[str, str]:
    assert callable(told)
    parts = ("handling", "result", "measures", "answer_1")
    return {part: told(f"{part}_{version}") for part in parts}


def objected(matter: Matter, visitor: Hands, code: str) -> None:
    """The first draft goes back; the second does not satisfy and is explained by somebody new; then the end."""
    told = matter.play.told
    matter.do("bai", "draft_feedback", **_reply(told, "draft"))
    matter.do("e", "return_feedback", text=told("draft_returned"))
    matter.do("bai", "draft_feedback", **_reply(told, "final"))
    matter.do("e", "release_feedback")
    reporter.come_back(visitor, code)
    visitor.send("/status/rate/", score="1", words=told("dissatisfied"), dissatisfied=True)
    says(visitor, "Thank you for your rating.")
    matter.do("an", "explain", text=told("explanation"))
    reporter.come_back(visitor, code)
    sees(visitor, told("explanation"))
    visitor.send("/status/object/", grounds=told("objection"))
    matter.do("an", "explain", text=told("explanation_2"))
    matter.do("an", "close")


def without_measure(play: Play, visitor: Hands) -> None:
    """A short matter that needs no measure."""
    told, before = play.told, play.known("an")
    reporter.plain_report(visitor, told, "short")
    matter = office.arrived(play, before)
    for name, act in (("an", "register"), ("an", "accept"), ("bai", "classify")):
        matter.do(name, act)
    matter.do("bai", "dispatch", unit=Pick("工程部"), title=told("title"), what=told("packet"), asks=told("asks"))
    matter.do("qian", "open_packet")
    matter.do("qian", "assign", investigators=[Pick("任重远")])
    matter.do("ren", "declare_no_conflict", signed=True)
    matter.do("ren", "contact", text=told("contacted"))
    concluded(matter, "short", "short_reason")
    matter.do("an", "no_measure", text=told("no_measure"))
    sees(matter.read("an"), told("no_measure"))


def identity_opened(matter: Matter, visitor: Hands, code: str) -> None:
    """A custodian opens the identity and an original for a purpose; the reporter sees that it happened."""
    told, hands = matter.play.told, matter.play("he")
    hands.open(f"{matter.address}identity/open/")
    hands.keep("act-view_identity")
    hands.send(purpose="contact", what="identity")
    sees(hands, told("name"), told("contact"))
    hands.keep("identity")
    reporter.come_back(visitor, code)
    says(visitor, "A keeper of identities opened your name. Purpose: %(purpose)s.", purpose=_purpose(visitor))


def _purpose(visitor: Hands) -> str:
    if visitor.language == "en":
        return "The reporter asked to be contacted outside the receipt page"
    return "反馈人要求以查询页以外的方式联系"
