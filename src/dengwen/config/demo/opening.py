"""The first half of a matter in the demonstration: received, registered, decided upon, dispatched; by the chapters' own acts."""

from __future__ import annotations

from django.db.models import Q

from dengwen.config.demo.exhibits import handed_in
from dengwen.config.demo.scene import Scene
from dengwen.config.demo.stories import Story
from dengwen.docket.actors import Actor
from dengwen.docket.exposure import copied
from dengwen.docket.models import Paper
from dengwen.intake import alike, emergency, recusal, registering, reporter, submissions, talking
from dengwen.intake.classifying import classify as classified
from dengwen.intake.deciding import Answer
from dengwen.intake.deciding import accept as accepted
from dengwen.intake.deciding import refuse as refused
from dengwen.intake.dispatching import Packet
from dengwen.intake.dispatching import dispatch as dispatched
from dengwen.intake.emergency import Ground
from dengwen.intake.given import Given, Named
from dengwen.intake.registering import Fact
from dengwen.intake.returning import return_objection
from dengwen.oversight.supervising import supervise as supervised
from dengwen.people.circle import Concerned
from dengwen.people.models import Staff
from dengwen.regulation.vocabulary import FieldState, IdentityMode, Refusal, SeatRole


def receive(scene: Scene) -> None:
    """As the portal hands it on, with the files cleaned already."""
    files = [handed_in(kind, scene.random) for kind in scene.story.files]
    scene.begun.append(submissions.receive(_given(scene), scene.code, files))


def _given(scene: Scene) -> Given:
    story, plot, units = scene.story, scene.plot, scene.company.units
    return Given(
        story.type,
        story.category,
        story.what,
        story.where,
        story.when,
        channel=plot.channel,
        identity_mode=plot.mode,
        reporter_type=plot.reporter,
        subjects=(*_named(story), *(Named(text) for text in story.strangers)),
        subject_units=tuple(units[key] for key in story.subject_units),
        avoid=story.avoid,
        name=story.name or ("（化名）" if plot.mode is not IdentityMode.ANONYMOUS else ""),
        contact=story.contact,
        wish="请只在查询页联系" if plot.mode is IdentityMode.CONFIDENTIAL else "",
        language=story.language,
        evidence="" if plot.channel == "web" else f"{plot.channel}:{story.key}",
    )


def _named(story: Story) -> list[Named]:
    names = dict(Staff.objects.filter(username__in=story.subjects).values_list("username", "name"))
    return [Named(names[username]) for username in story.subjects]


def officer(scene: Scene) -> Actor:
    """The officer who takes the matter through to dispatch."""
    return scene.seated(SeatRole.INTAKE, 0)


def register(scene: Scene) -> None:
    story, named = scene.story, scene.plot.mode is not IdentityMode.ANONYMOUS
    told = {
        Fact.NAME: named,
        Fact.CONTACT: named,
        Fact.MATTER: True,
        Fact.PERSONS: bool(story.subjects or story.subject_units or story.strangers),
        Fact.TIME: bool(story.when),
        Fact.PLACE: bool(story.where),
    }
    without = {Fact.NAME: FieldState.WITHHELD, Fact.CONTACT: FieldState.WITHHELD}
    states = {
        fact: FieldState.GIVEN if given else without.get(fact, FieldState.UNKNOWN) for fact, given in told.items()
    }
    registering.register(scene.case, officer(scene), states)


def accept(scene: Scene) -> None:
    accepted(scene.case, officer(scene), Answer.YES, scene.random.choice((Answer.YES, Answer.YES, Answer.UNSURE)))


def refuse(scene: Scene) -> None:
    story = scene.story
    refused(scene.case, officer(scene), Refusal(story.refusal), story.refusal_text, story.elsewhere)


def merge(scene: Scene) -> None:
    """Somebody passed on what another had written already: it goes on in the matter that the panel names first."""
    one = officer(scene)
    main, _ = alike.likely_same(scene.case, one)[0]
    alike.merge(scene.case, main, one)


def withdraw(scene: Scene) -> None:
    reporter.withdraw(scene.case, "灯前天已经有人来修好了，不用再处理，谢谢。")


def classify(scene: Scene) -> None:
    case = scene.case
    classified(case, officer(scene), scene.story.type, scene.story.category)


def dispatch(scene: Scene) -> None:
    story = scene.story
    told = [story.what, story.where, story.when]
    where, when = ("" if copied(text, told) else text for text in (story.where, story.when))
    packet = Packet(story.title, story.packet, where, when, story.asks)
    clean = Paper.objects.filter(Q(kind="file"), case=scene.case).values_list("uid", flat=True)
    dispatched(scene.case, officer(scene), scene.company.units[story.unit], packet, list(clean[:1]))


def objection(scene: Scene) -> None:
    """The unit is not competent: officers designate another."""
    head = scene.seated(SeatRole.HEAD)
    return_objection(scene.case, head, "门卫与卸货排队由生产制造部的仓储班管理，我部门只负责车辆定位系统，无法核查。")


def note(scene: Scene) -> None:
    talking.note(
        scene.case, officer(scene), "查重范围较大，已与接收部门电话说明：先出清单，再逐笔核对；两周内给出第一批结果。"
    )


def supervise(scene: Scene) -> None:
    text = "时限已过，请说明未办结的原因和预计完成的日期；反馈人应当同时得到说明。"
    supervised(scene.case, scene.seated(SeatRole.SUPERVISOR), text)


def message(text: str, scene: Scene) -> None:
    talking.message_reporter(scene.case, officer(scene), text)


def answer(text: str, scene: Scene) -> None:
    reporter.write(scene.case, text)


def exclude(scene: Scene) -> None:
    """Somebody turns out to be concerned: out at once, with everybody around them."""
    concerned = Concerned(ticked_people=frozenset({scene.company.staff["hua.nianci"]}))
    reason = "核查中发现其为本次竞聘的报名人之一，不得接触本事项。"
    recusal.exclude(scene.case, officer(scene), concerned, reason)


def raise_alarm(scene: Scene) -> None:
    """An emergency: raised, acted upon and told to the leaders within the day."""
    one = officer(scene)
    emergency.flag_emergency(scene.case, one, Ground.DANGER)
    emergency.emergency_action(
        scene.case, one, "已电话通知值班的安全负责人立即到现场，停止作业并拍照固定；人员已撤离。"
    )
    emergency.report_to_leaders(
        scene.case, one, "一处作业现场存在人身安全风险，已先行停止作业；调查同时进行，二十四小时内续报。"
    )
