"""The acts of a grown life with what is written at each: rows, sealed papers, keys handed on, facts; as the chapters' own acts do it."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from dengwen.config.demo.stories import Alleged
from dengwen.config.seed.parts import Life, Step, staff
from dengwen.docket import moment
from dengwen.docket.actors import REPORTER, Actor
from dengwen.docket.papers import PaperDraft, same
from dengwen.docket.projection import Row, change, new
from dengwen.intake.models import SubmissionStatus
from dengwen.intake.registering import Fact
from dengwen.investigation.conflict import STATEMENT
from dengwen.regulation.vocabulary import FieldState, Outcome, Refusal, ReturnQuestion, SeatRole

FOUND = (Outcome.SUBSTANTIATED, Outcome.PARTLY_SUBSTANTIATED)


def _seat(role: SeatRole, uid: UUID) -> Row:
    return new("seat", uuid4(), {"staff_uid": uid, "role": role})


def _paper(
    life: Life, kind: str, rooms: str, payload: dict[str, Any], actor: Actor, about: UUID | None = None
) -> PaperDraft:
    return same(kind, life.growth.room(*rooms), payload, actor, about=about)


def register(life: Life) -> None:
    states = {str(fact): str(FieldState.GIVEN) for fact in Fact}
    received = [row["uid"] for row in life.growth.of("submission")]
    rows = [change("submission", uid, {"status": SubmissionStatus.REGISTERED}) for uid in received]
    paper = _paper(life, "facts", "R", {"states": states, "telltale": []}, life.officer(0))
    life.growth.act("register", life.officer(0), rows, [paper], states)


def accept(life: Life) -> None:
    life.growth.act("accept", life.officer(0), facts={"in_scope": "yes", "admissible": "yes"})


def refuse(life: Life) -> None:
    reason = life.random.choice(list(Refusal))
    told = {"reason": str(reason), "text": life.story.refusal_text or TOLD, "elsewhere": life.story.elsewhere or TOLD}
    rows = [change("case", life.growth.case.uid, {"refusal": reason})]
    paper = _paper(life, "refusal", "R", told, life.officer(1))
    life.growth.act("refuse", life.officer(1), rows, [paper], {"reason": str(reason)})


def withdraw(life: Life) -> None:
    paper = _paper(life, "withdrawal", "R", {"text": "事情已经在部门内部解决，我想撤回。"}, REPORTER)
    life.growth.act("withdraw", REPORTER, (), [paper])


TOLD = "来件没有可以核查的时间、地点和行为；如有新的情况，请凭查询码补充，我们会重新办理。"


def classify(life: Life) -> None:
    case = life.growth.case
    kind = [str(case.matter_type), str(case.category)]
    life.growth.act("classify", life.officer(0), facts={"from": kind, "to": kind})


def dispatch(life: Life) -> None:
    growth, story = life.growth, life.story
    readers = [life.head, *life.seated(SeatRole.INTAKE)]
    growth.case.unit_uid = life.unit
    growth.found("T", life.world.keys_of(readers), life.unit)
    told = {"title": story.title or story.key, "what": story.packet or story.what, "where": story.where}
    told |= {"when": story.when, "asks": story.asks}
    paper = _paper(life, "packet", "T", {**told, "files": []}, life.officer(0))
    rows = [change("case", growth.case.uid, {"unit_uid": life.unit}), _seat(SeatRole.HEAD, life.head)]
    facts = {"unit": str(life.unit), "packet": paper.row.values["digest"], "files": 0}
    growth.act("dispatch", life.officer(0), rows, [paper], facts)


def open_packet(life: Life) -> None:
    life.growth.act("open_packet", staff(life.head))


def assign(life: Life) -> None:
    growth = life.growth
    growth.found("W", life.world.keys_of([life.investigator, life.head]))
    growth.hand_on("T", [life.world.holders[life.investigator]])
    rows = [_seat(SeatRole.INVESTIGATOR, life.investigator)]
    growth.act("assign", staff(life.head), rows, facts={"lead": str(life.investigator)})
    declared = {"text": STATEMENT.zh, "text_en": STATEMENT.en, "remark": ""}
    paper = _paper(life, "no_conflict", "W", declared, staff(life.investigator))
    growth.act("declare_no_conflict", staff(life.investigator), (), [paper])


def contact(life: Life) -> None:
    text = "您好，您反映的事项已经开始调查。如有补充，请在这里告诉我们；不必说明您是谁。"
    paper = _paper(life, "staff_message", "RT", {"text": text}, staff(life.investigator))
    life.growth.act("contact", staff(life.investigator), (), [paper])


def answer(life: Life) -> None:
    if life.random.random() < life.chances.followed_up:
        paper = _paper(
            life, "reporter_message", "RT", {"text": "谢谢，我知道的都写在来件里了，没有别的补充。"}, REPORTER
        )
        life.growth.act("reporter_message", REPORTER, (), [paper])


def plan(life: Life) -> None:
    growth, one = life.growth, staff(life.investigator)
    growth.act("plan", one, (), [_paper(life, "plan", "W", {"text": life.story.plan or life.story.asks or PLAN}, one)])
    uid = uuid4()
    alleged = _paper(life, "allegation", "W", {"text": _alleged(life).text}, one, uid)
    facts = {"allegation": str(uid), "number": 1}
    growth.act("allege", one, [new("allegation", uid, {"number": 1})], [alleged], facts)


PLAN = "先书面后访谈，先外围后当事人；每一步先看是否会让人猜到是谁反映的。"


def _alleged(life: Life) -> Alleged:
    told = life.story.alleged
    return told[0] if told else Alleged(life.story.title or life.story.what[:60], life.outcome, PLAN)


def look(life: Life) -> None:
    one, story = staff(life.investigator), life.story
    told: dict[str, Any] = {"title": story.title or "资料核对", "source": "业务系统与纸质档案", "files": []}
    told |= {"text": story.inspection or PLAN, "on": moment.today().isoformat()}
    told["exposure"] = {"answer": "no", "care": ""}
    facts = {"exposure": "no", "guarded": False, "files": 0}
    life.growth.act("inspect_documents", one, (), [_paper(life, "inspection", "W", told, one)], facts)


def find(life: Life) -> None:
    one, growth = staff(life.investigator), life.growth
    uid = next(uid for noun, uid in growth.rows if noun == "allegation")
    evidence = [str(paper["uid"]) for paper in growth.of("paper") if paper["kind"] == "inspection"]
    proven = life.outcome in FOUND
    leans = {"for": evidence if proven else [], "against": [] if proven else evidence}
    said = {"outcome": life.outcome, "reason": _alleged(life).reason, **leans}
    facts = {"allegation": str(uid), "outcome": str(life.outcome), "reasoned": True, **leans}
    rows = [change("allegation", uid, {"outcome": life.outcome})]
    growth.act("find", one, rows, [_paper(life, "finding", "W", said, one, uid)], facts)


def submit(life: Life) -> None:
    growth, one, story = life.growth, staff(life.investigator), life.story
    growth.hand_on("TW", [life.world.holders[life.reviewer]])
    told = {
        "basics": story.packet or story.what,
        "process": "调取资料、逐项核对、访谈相关人员，均有记录。",
        "findings": _alleged(life).reason,
        "recommendations": story.proposal or "按规定处理，并完善制度。",
    }
    rows = [_seat(SeatRole.REVIEWER, life.reviewer)]
    growth.act("submit_report", one, rows, [_paper(life, "report", "W", told, one)])


def approve(life: Life) -> None:
    growth, judge = life.growth, staff(life.reviewer)
    growth.hand_on("W", [life.world.holders[uid] for uid in life.seated(SeatRole.INTAKE)])
    questions = {str(each): {"ok": True, "text": "材料齐全，结论有据。"} for each in ReturnQuestion}
    paper = _paper(life, "opinion", "W", {"questions": questions, "text": life.story.opinion}, judge)
    asked = sorted(questions)
    facts = {"yes": asked, "no": [], "reasoned": asked, "outcome": str(life.outcome)}
    growth.act("approve", judge, [change("case", growth.case.uid, {"outcome": life.outcome})], [paper], facts)


REGISTERED: list[Step] = [(0.01, register)]
INVESTIGATED: list[Step] = [
    *REGISTERED,
    (0.05, accept),
    (0.07, classify),
    (0.09, dispatch),
    (0.11, open_packet),
    (0.13, assign),
    (0.15, contact),
    (0.18, answer),
    (0.2, plan),
    (0.4, look),
    (0.55, find),
    (0.58, submit),
    (0.68, approve),
]
