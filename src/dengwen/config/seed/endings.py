"""How a grown life ends: measures, the answer to the reporter, closing."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

from dengwen.config.seed.parts import Life, Step, staff
from dengwen.config.seed.writing import INVESTIGATED
from dengwen.docket import moment
from dengwen.docket.actors import REPORTER
from dengwen.docket.papers import same
from dengwen.docket.projection import change, new
from dengwen.feedback.reporter import class_of
from dengwen.rectification.models import MeasureState
from dengwen.regulation.vocabulary import SeatRole

DAYS = 30


def add_measure(life: Life) -> None:
    growth, actor, uid = life.growth, life.officer(1), uuid4()
    due_on = moment.today() + timedelta(days=DAYS)
    readers = [life.investigator, *life.seated(SeatRole.INTAKE), life.reviewer, life.head]
    place = growth.found("T", life.world.keys_of(readers), uid)
    told = life.story.remedies[0].text if life.story.remedies else "按规定完成整改，并提交能够核对的材料。"
    paper = same("measure", [place, *growth.room("W")], {"text": told}, actor, about=uid)
    owner = new("seat", uuid4(), {"staff_uid": life.investigator, "role": SeatRole.OWNER})
    rows = [new("measure", uid, {"number": 1, "owner_uid": life.investigator, "due_on": due_on}), owner]
    growth.act("add_measure", actor, [*rows, growth.clock("S12", uid, due_on)], [paper], {"measure": str(uid)})


def _measure(life: Life) -> UUID:
    return next(uid for noun, uid in life.growth.rows if noun == "measure")


def start_measure(life: Life) -> None:
    uid = _measure(life)
    row = change("measure", uid, {"state": MeasureState.STARTED, "started_on": moment.today()})
    life.growth.act("start_measure", staff(life.investigator), [row], facts={"measure": str(uid)})


def complete_measure(life: Life) -> None:
    uid, owner = _measure(life), staff(life.investigator)
    done = {"state": MeasureState.DONE, "done_on": moment.today(), "done_by_uid": life.investigator}
    told = life.story.remedies[0].done if life.story.remedies else "已完成，材料已归档。"
    paper = same("measure_done", life.growth.room(str(uid), "W"), {"text": told}, owner, about=uid)
    life.growth.act("complete_measure", owner, [change("measure", uid, done)], [paper], {"measure": str(uid)})


def check_measure(life: Life) -> None:
    uid, checker = _measure(life), staff(life.reviewer)
    done = {"state": MeasureState.STRUCK_OFF, "checked_on": moment.today(), "checker_uid": life.reviewer}
    told = {"text": life.story.remedies[0].check if life.story.remedies else "已核对材料。", "passed": True}
    paper = same("measure_check", life.growth.room(str(uid), "W"), told, checker, about=uid)
    rows = [change("measure", uid, done), *life.growth.ended("S12", uid)]
    life.growth.act("check_measure", checker, rows, [paper], {"measure": str(uid)})


def no_measure(life: Life) -> None:
    actor = life.officer(1)
    told = life.story.no_remedy or "没有发现需要整改的问题。"
    life.growth.act("no_measure", actor, (), [same("no_measure", life.growth.room("W"), {"text": told}, actor)])


def _feedback(life: Life) -> dict[str, object]:
    told = life.story.result or "调查已经结束，结果与理由见下。"
    measures = life.story.proposal or "将按规定处理。"
    answers = [{"allegation": each.text, "outcome": each.outcome, "text": each.reason} for each in life.story.alleged]
    return {"handling": told, "result": told, "measures": measures, "answers": answers}


def draft_feedback(life: Life) -> None:
    actor = life.officer(0)
    paper = same("feedback_draft", life.growth.room("W"), _feedback(life), actor)
    life.growth.act("draft_feedback", actor, (), [paper])


def release_feedback(life: Life) -> None:
    actor = life.officer(1)
    paper = same("feedback", life.growth.room("R"), _feedback(life), actor)
    life.growth.act("release_feedback", actor, (), [paper])


def rate(life: Life) -> None:
    if life.random.random() < life.chances.followed_up:
        score = life.random.choice((2, 3, 4, 4, 5))
        paper = same("rating", life.growth.room("R"), {"score": score, "words": ""}, REPORTER)
        life.growth.act("rate", REPORTER, (), [paper], {"class": class_of(score)})


def close(life: Life) -> None:
    life.growth.act("close", life.officer(1))


WITHOUT_MEASURE: list[Step] = [
    *INVESTIGATED,
    (0.7, no_measure),
    (0.75, draft_feedback),
    (0.78, release_feedback),
    (0.9, rate),
    (1.0, close),
]
WHOLE: list[Step] = [
    *INVESTIGATED,
    (0.7, add_measure),
    (0.72, start_measure),
    (0.75, draft_feedback),
    (0.78, release_feedback),
    (0.85, complete_measure),
    (0.9, check_measure),
    (0.95, rate),
    (1.0, close),
]
