"""The closed lists of the boxes."""

from enum import StrEnum, auto

from dengwen.regulation.vocabulary import SetAside
from dengwen.regulation.words import Words


class IncidentKind(StrEnum):
    """What supervision is told of."""

    SEAL = auto()
    CORRECTED = auto()
    COUNT = auto()


class ReadingState(StrEnum):
    """How far the machine is with a page: ``BROKE`` when the reader broke off at it, ``LOST`` when its key was gone before its turn."""

    WAITING = auto()
    READ = auto()
    BROKE = auto()
    LOST = auto()


class CorrectionReason(StrEnum):
    """Why an opening's record is corrected."""

    MISCOUNTED = auto()
    STUCK_TOGETHER = auto()
    SEAL_MISTYPED = auto()


INCIDENT_WORDS: dict[IncidentKind, Words] = {
    IncidentKind.SEAL: Words("封签与登记不符", "The seal was not the one on record"),
    IncidentKind.CORRECTED: Words("开箱记录被更正", "An opening was corrected"),
    IncidentKind.COUNT: Words("接收时张数不符", "The count at the hand-over differed"),
}
CORRECTION_WORDS: dict[CorrectionReason, Words] = {
    CorrectionReason.MISCOUNTED: Words("点错了张数", "The sheets were miscounted"),
    CorrectionReason.STUCK_TOGETHER: Words(
        "纸张粘连或信封内另有纸张", "Sheets stuck together or were inside an envelope"
    ),
    CorrectionReason.SEAL_MISTYPED: Words("封签号录错", "A seal number was mistyped"),
}
ASIDE_WORDS: dict[SetAside, Words] = {
    SetAside.NOT_A_MATTER: Words("空白纸或与来件无关的纸", "Blank, or no message to anybody"),
    SetAside.SPAM: Words("广告传单", "Advertising"),
}
