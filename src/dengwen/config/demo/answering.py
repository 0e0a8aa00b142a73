"""The last part of a matter in the demonstration: measures, the answer, the reporter's word, the end; by the chapters' own acts."""

from __future__ import annotations

from datetime import timedelta

from dengwen.config.demo.scene import Scene
from dengwen.docket import moment
from dengwen.docket.actors import Actor
from dengwen.feedback import answering, ending, explaining, reporter
from dengwen.feedback.wording import Answer, Reply
from dengwen.investigation.models import Allegation
from dengwen.protection.identity import Purpose
from dengwen.protection.identity import view_identity as viewed
from dengwen.rectification import carrying_out, planning
from dengwen.rectification.models import Measure
from dengwen.regulation.vocabulary import SeatRole


def lay_down(scene: Scene) -> None:
    """The measures, or the record that none is needed."""
    one = scene.seated(SeatRole.INTAKE, 1)
    for each in scene.story.remedies:
        due_on = moment.today() + timedelta(days=each.days)
        planning.add_measure(scene.case, one, scene.company.staff[each.owner], due_on, each.text)
    if not scene.story.remedies:
        planning.no_measure(scene.case, one, scene.story.no_remedy)


def _measures(scene: Scene) -> list[Measure]:
    return planning.measures(scene.case)


def begin(scene: Scene) -> None:
    for measure in _measures(scene):
        carrying_out.start_measure(scene.case, scene.crew.actor(measure.owner_uid), measure)


def complete(scene: Scene) -> None:
    """Whatever the story says was done."""
    for measure, told in zip(_measures(scene), scene.story.remedies, strict=True):
        if told.done:
            owner = scene.crew.actor(measure.owner_uid)
            carrying_out.complete_measure(scene.case, owner, measure, told.done)


def check(scene: Scene) -> None:
    """By an officer who neither owns nor did it."""
    for measure, told in zip(_measures(scene), scene.story.remedies, strict=True):
        if told.check:
            carrying_out.check_measure(scene.case, scene.seated(SeatRole.INTAKE, 2), measure, told.check)


def draft(scene: Scene) -> None:
    answering.draft_feedback(scene.case, scene.seated(SeatRole.INTAKE, 0), _reply(scene))


def _reply(scene: Scene) -> Reply:
    story = scene.story
    looked = story.inspection or story.visit or story.interview
    handling = f"您的来件由没有利害关系的人员核查。报告另有人员审核。核查中主要查明：{looked}"
    changes = "\n".join(f"{n}. {each.text}" for n, each in enumerate(story.remedies, start=1)) or story.no_remedy
    rows = Allegation.objects.filter(case=scene.case).order_by("number")
    pairs = zip(rows, story.alleged, strict=True)
    return Reply(
        handling, story.result, changes, tuple(Answer(row.uid, each.outcome, each.reason) for row, each in pairs)
    )


def release(scene: Scene) -> None:
    """By a second officer."""
    answering.release_feedback(scene.case, _second(scene))


def _second(scene: Scene) -> Actor:
    return scene.seated(SeatRole.INTAKE, 1)


def rate(scene: Scene) -> None:
    reporter.rate(scene.case, scene.story.score, scene.story.said)


def object_(scene: Scene) -> None:
    reporter.voice_dissatisfaction(scene.case, "补发的报酬收到了，但只查了去年，前年作废的那些为什么不算？请说明理由。")


def explain(scene: Scene) -> None:
    """By somebody who had no part in the handling."""
    text = (
        "我没有参与此前的办理，重新看了全部材料。您提到的情况确有道理：原核查只覆盖了来件所说的期间，"
        "现已请责任部门补充核对更早的期间，结果会在一个月内通过本页告诉您。"
    )
    explaining.explain(scene.case, scene.seated(SeatRole.INTAKE, 2), text)


def view_identity(scene: Scene) -> None:
    viewed(scene.case, scene.seated(SeatRole.CUSTODIAN), Purpose.CONTACT)


def close(scene: Scene) -> None:
    ending.close(scene.case, _second(scene))


def archive(scene: Scene) -> None:
    ending.archive(scene.case, scene.seated(SeatRole.INTAKE, 0))
