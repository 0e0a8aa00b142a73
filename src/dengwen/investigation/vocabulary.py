"""The closed lists of this chapter and what people read for them."""

from enum import StrEnum, auto

from dengwen.regulation.words import Words


class Heard(StrEnum):
    """Whom an interview was held with: by part in the matter, so that no name is needed in a list."""

    SUBJECT = auto()
    WITNESS = auto()
    SUPERIOR = auto()
    EXPERT = auto()
    OTHER = auto()


class Attempt(StrEnum):
    """How the reporter was tried."""

    DIALOGUE = auto()
    RELAY = auto()
    OTHER = auto()


class Exposure(StrEnum):
    """The answer to: could this step show who spoke?"""

    NO = auto()
    POSSIBLY = auto()


HEARD: dict[Heard, Words] = {
    Heard.SUBJECT: Words("被反映人", "The person concerned"),
    Heard.WITNESS: Words("证人", "A witness"),
    Heard.SUPERIOR: Words("相关管理人员", "A manager in charge"),
    Heard.EXPERT: Words("专业人员", "An expert"),
    Heard.OTHER: Words("其他人员", "Somebody else"),
}
ATTEMPTS: dict[Attempt, Words] = {
    Attempt.DIALOGUE: Words("沟通页留言，未获回复", "Message in the dialogue, no answer"),
    Attempt.RELAY: Words("经转接电话联系，未接通", "Call through the relay, not answered"),
    Attempt.OTHER: Words("反馈人指定的其他方式", "Another way that the reporter chose"),
}
EXPOSURES: dict[Exposure, Words] = {
    Exposure.NO: Words("不会。从这一步看不出是谁反映的", "No. Nobody can tell from this step who spoke"),
    Exposure.POSSIBLY: Words("可能会，已采取下列防范", "Possibly, and this is how it is guarded against"),
}
STEPS: dict[str, Words] = {
    "interview": Words("询问", "Interview"),
    "inspect_documents": Words("查阅资料", "Document check"),
    "visit_site": Words("实地走访", "Site visit"),
}
"""Steps that can be planned, by the act that records them."""
EVIDENCE_KINDS: dict[str, Words] = {
    "evidence": Words("证据材料", "Evidence"),
    "interview": Words("询问笔录", "Interview"),
    "inspection": Words("查阅记录", "Document check"),
    "visit": Words("走访记录", "Site visit"),
}
"""Kinds of paper that a finding can lean on."""
PARTS: dict[str, Words] = {
    "basics": Words("基本情况", "Facts"),
    "process": Words("调查过程", "Course of the investigation"),
    "findings": Words("调查结果", "Findings"),
    "recommendations": Words("处理建议", "Proposals"),
}
"""The four parts of a report (4.1.3c), in their order."""
