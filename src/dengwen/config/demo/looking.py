"""The investigation of a matter in the demonstration, and the review of its report; by the chapters' own acts."""

from __future__ import annotations

from dengwen.config.demo.exhibits import staged
from dengwen.config.demo.scene import Scene
from dengwen.docket import moment
from dengwen.docket.actors import Actor
from dengwen.intake.talking import message_reporter
from dengwen.investigation import (
    allegations,
    conflict,
    contact,
    evidence,
    extension,
    packet,
    planning,
    reporting,
    standstill,
    team,
)
from dengwen.investigation.evidence import Evidence, Inspection, Interview, Visit, Weighed
from dengwen.investigation.models import Allegation
from dengwen.investigation.vocabulary import EVIDENCE_KINDS, Attempt, Exposure, Heard
from dengwen.people.organisation import organisation
from dengwen.regulation.vocabulary import Outcome, Pause, ReturnQuestion, SeatRole
from dengwen.review import judging
from dengwen.review.judging import Answer

SAFE = Weighed(Exposure.NO)
GUARDED = Weighed(Exposure.POSSIBLY, "以例行检查的名义进行，对象覆盖全部人员，不提及来件。")
FIRST_WORDS = (
    "您好，我是负责核查的调查人员，不知道您是谁，也不会去打听。已经开始调取资料，如有补充请写在这里。",
    "您好，您反映的事项已由我们核查。我们只看到改写后的材料。您最希望我们先弄清哪一点？",
    "您好，核查已经开始，预计三周内有结果。过程中如果感到有人在打听是谁反映的，请立即在这里告诉我们。",
)
QUESTIONS = {
    ReturnQuestion.PROCEDURE: ("两名调查人员均已签署声明，访谈有记录并经本人确认。", "程序完整，没有暴露来源的步骤。"),
    ReturnQuestion.FACTS: ("各项指称逐一回应，时间、数量清楚。", "事实部分能够由材料还原。"),
    ReturnQuestion.EVIDENCE: ("书证与陈述相互印证，反向证据也已列明。", "主要结论均有书面材料支持。"),
    ReturnQuestion.RECOMMENDATION: ("建议针对原因，有责任人和期限。", "建议可执行，未超出查实的范围。"),
}


def investigator(scene: Scene) -> Actor:
    """The one who leads."""
    return scene.seated(SeatRole.INVESTIGATOR, 0)


def open_packet(scene: Scene) -> None:
    packet.open_packet(scene.case, scene.seated(SeatRole.HEAD))


def assign(scene: Scene) -> None:
    """Two investigators, the unit's own first; both sign before anything else."""
    case, head = scene.case, scene.seated(SeatRole.HEAD)
    named = [person.uid for person in team.candidates(case, head, organisation(moment.today()))][:2]
    team.assign(case, head, named, named[0])
    for uid in named:
        conflict.declare_no_conflict(scene.case, scene.crew.actor(uid))


def first_contact(scene: Scene) -> None:
    own = [line.text for line in scene.story.dialogue if line.by == "investigator"]
    contact.contact(scene.case, investigator(scene), own[0] if own else scene.random.choice(FIRST_WORDS))


def attempt(scene: Scene) -> None:
    contact.contact_attempt(scene.case, investigator(scene), Attempt.DIALOGUE, "查询页留言后未见登录。")


def message(text: str, scene: Scene) -> None:
    message_reporter(scene.case, investigator(scene), text)


def plan(scene: Scene) -> None:
    story, one = scene.story, investigator(scene)
    planning.plan(scene.case, one, story.plan or "先取得书面资料，再看现场，最后访谈；每一步先判断是否会让人猜到来源。")
    for each in story.alleged:
        allegations.allege(scene.case, one, each.text)
    if not story.alleged:
        allegations.allege(scene.case, one, story.title)


def look(scene: Scene) -> None:
    story, on = scene.story, moment.today()
    if story.inspection:
        told = Inspection(f"{story.title}：资料核对", "业务系统、台账与纸质单据", on, story.inspection)
        evidence.inspect_documents(scene.case, investigator(scene), told, SAFE)
    if story.visit:
        seen = Visit(f"{story.title}：现场查看", story.where or "现场", on, story.visit)
        evidence.visit_site(scene.case, investigator(scene), seen, GUARDED)


def hear(scene: Scene) -> None:
    story, on = scene.story, moment.today()
    if story.interview:
        held = Interview(Heard.WITNESS, "相关人员访谈", "办公楼二楼谈话室", on, story.interview, signed=True)
        evidence.interview(scene.case, investigator(scene), held, GUARDED)


def add_exhibit(scene: Scene) -> None:
    """A piece of evidence with a file."""
    told = Evidence("单据扫描件", "由保管部门提供，已与原件核对", moment.today(), "第三联，字迹清楚。")
    evidence.add_evidence(scene.case, investigator(scene), told, [staged("pdf", scene.random)])


UNHEARD = "调取的单据和记录已足以认定；当事人的书面说明将在处理阶段听取，提前询问可能影响其他尚未取得的材料。"


def find(scene: Scene) -> None:
    one, papers = investigator(scene), scene.papers(*EVIDENCE_KINDS)
    rows = Allegation.objects.filter(case=scene.case).order_by("number")
    for row, told in zip(rows, scene.story.alleged, strict=True):
        proven = told.outcome in (Outcome.SUBSTANTIATED, Outcome.PARTLY_SUBSTANTIATED)
        speaking = (papers, []) if proven else ([], papers)
        allegations.find(scene.case, one, row, told.outcome, told.reason, *speaking, unheard=UNHEARD if proven else "")


def report(scene: Scene) -> None:
    story = scene.story
    steps = [
        text
        for text in (story.plan, story.visit and "到现场查看并记录。", story.interview and "访谈有关人员。")
        if text
    ]
    parts = {
        "basics": story.packet,
        "process": "".join(steps),
        "findings": "\n".join(f"{each.text}：{each.reason}" for each in story.alleged),
        "recommendations": story.proposal or story.no_remedy,
    }
    reporting.submit_report(scene.case, investigator(scene), parts)


def judge(scene: Scene) -> Actor:
    return scene.seated(SeatRole.REVIEWER, 0)


def approve(scene: Scene) -> None:
    answers = {each: Answer(ok=True, text=scene.random.choice(texts)) for each, texts in QUESTIONS.items()}
    judging.approve(scene.case, judge(scene), answers, scene.story.opinion)


def send_back(scene: Scene) -> None:
    answers = {each: Answer(ok=True, text=scene.random.choice(texts)) for each, texts in QUESTIONS.items()}
    missing = "只引用了一方的说明，没有列出反向材料；请补充至少一份书面证据并说明取舍理由。"
    answers[ReturnQuestion.EVIDENCE] = Answer(ok=False, text=missing)
    judging.return_report(scene.case, judge(scene), answers, "其余部分写得清楚，补充证据后可再提交。")


def ask_for_time(scene: Scene) -> None:
    extension.ask_extension(scene.case, investigator(scene), 20, "需要核对的单据比预计多一倍，外部单位的回函尚未收到。")


def grant_time(scene: Scene) -> None:
    notice = "需要核对的单据较多，经批准，调查延长二十日。我们会在此期间继续告诉您进展。"
    extension.extend(scene.case, scene.seated(SeatRole.HEAD), 20, notice)


def wait_for_expert(scene: Scene) -> None:
    standstill.pause(scene.case, investigator(scene), Pause.EXPERT_OPINION, "已委托外部机构对样本进行比对，等待报告。")


def wait_for_reporter(scene: Scene) -> None:
    standstill.pause(
        scene.case, investigator(scene), Pause.AWAITING_REPORTER, "已请反馈人确认会议的大致时间，等待答复。"
    )


def tell_progress(scene: Scene) -> None:
    words = (
        "核查正在进行：书面资料已经取得，接下来访谈有关人员。下次进展将在两周内告诉您。",
        "目前已完成资料比对，正在逐项核实。没有任何步骤会指向您。",
        "访谈已经完成大半，报告起草中。如有新的情况请在这里补充。",
    )
    contact.notify_progress(scene.case, investigator(scene), scene.random.choice(words))
