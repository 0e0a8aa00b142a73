"""A matter taken from the approved result to its end. Must run with an unlocked keeper and `houses.build()`.

Who does what: an registers, bai classifies and drafts the reply, cai releases it, ding approves, pan owns the measure, an checks it.
"""

from __future__ import annotations

from datetime import timedelta

from dengwen.docket import moment
from dengwen.docket.models import Case
from dengwen.feedback import answering, ending
from dengwen.feedback.wording import Answer, Reply, alleged
from dengwen.investigation import conflict, contact, reporting
from dengwen.rectification import carrying_out, planning
from dengwen.rectification.models import Measure
from dengwen.regulation.vocabulary import Outcome
from dengwen.review.judging import approve
from tests import house as houses
from tests.investigation import steps

TOPICS = (
    "货架批号", "车间安全帽", "食堂采购", "差旅票据", "门禁记录", "招标评分",
    "实验数据", "运输车辆", "培训费用", "加班工时", "废水取样", "合同印章",
)  # fmt: skip
VERBS = ("抽出全部留存", "请两名外单位人员复看", "逐日比对", "重新清点", "调取影像并回看", "与三家供应方核对")


def approved(house: houses.House, matter: Case | None = None) -> Case:
    """A matter with one allegation found untrue and an approved result; a fresh one unless a matter just received is given."""
    case = steps.dispatch_matter(house, matter or houses.open_matter().case)
    steps.assigned(house, case=case)
    investigator = house.actor("ma")
    conflict.declare_no_conflict(case, investigator)
    contact.contact(case, investigator, "请问是哪一批?")
    steps.found_untrue(house, case)
    reporting.submit_report(case, investigator, steps.REPORT)
    approve(case, house.actor("ding"), steps.four())
    return case


def reply(case: Case, no: int = 0, **changed: str) -> Reply:
    """A reply like no other number's, which answers every allegation of the matter as it was found."""
    topic, verb = TOPICS[no % len(TOPICS)], VERBS[no % len(VERBS)]
    other = TOPICS[(no * 5 + 3) % len(TOPICS)]
    parts = {
        "handling": f"收到反映后,我们就{topic}{verb},前后用了{no + 3}天,并听取了在场人员的说明。",
        "result": f"关于{topic}的说法与留存的材料不一致,没有发现第{no + 2}次以外的差错;{other}一项另行记录在案。",
        "measures": f"从下月起{topic}由两人共同签字,每{no % 4 + 2}周抽看一次,{other}同样办理。",
    }
    answers = tuple(
        Answer(each.uid, each.outcome or Outcome.INCONCLUSIVE, f"第{each.number}项:未发现{topic}的差错。")
        for each in alleged(case)
    )
    told = parts | changed
    return Reply(told["handling"], told["result"], told["measures"], answers)


def answered(house: houses.House, case: Case, no: int = 0) -> None:
    """The reply drafted by one person and released by another."""
    answering.draft_feedback(case, house.actor("bai"), reply(case, no))
    answering.release_feedback(case, house.actor("cai"))


def planned(house: houses.House, case: Case, days: int = 10) -> Measure:
    """A measure of pan's, due in so many days."""
    due_on = moment.today() + timedelta(days=days)
    planning.add_measure(case, house.actor("an"), house.uid("pan"), due_on, "验收单由两人共同签字。")
    return Measure.objects.filter(case=case).latest("number")


def mended(house: houses.House, case: Case) -> Measure:
    """A measure carried out and struck off."""
    measure = planned(house, case)
    carrying_out.complete_measure(case, house.actor("pan"), measure, "新的签字单已经启用,附样张编号。")
    carrying_out.check_measure(case, house.actor("an"), measure, "抽看了五张签字单。")
    measure.refresh_from_db()
    return measure


def closed(house: houses.House, no: int = 0) -> Case:
    """A matter that was answered, mended and closed by an."""
    case = approved(house)
    answered(house, case, no)
    mended(house, case)
    ending.close(case, house.actor("an"))
    return case
