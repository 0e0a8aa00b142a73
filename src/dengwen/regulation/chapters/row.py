"""One clause as a row, and whom the regulation binds."""

from dataclasses import dataclass
from enum import StrEnum, auto

from dengwen.regulation.words import Words


class Actor(StrEnum):
    """Whom a clause addresses."""

    ORGANISATION = auto()
    EVERYONE = auto()
    REPORTER = auto()
    MANAGEMENT_DEPT = auto()
    RESPONSIBLE_DEPT = auto()
    INVESTIGATOR = auto()
    HOTLINE_OPERATOR = auto()
    BOX_KEEPER = auto()
    WEB_OPERATOR = auto()
    SUPERVISION_GROUP = auto()


ACTORS: dict[Actor, Words] = {
    Actor.ORGANISATION: Words("本单位", "The organisation"),
    Actor.EVERYONE: Words("全体参与人员", "Everyone who takes part"),
    Actor.REPORTER: Words("反馈人", "The reporter"),
    Actor.MANAGEMENT_DEPT: Words("管理部门", "The management department"),
    Actor.RESPONSIBLE_DEPT: Words("责任部门", "The responsible department"),
    Actor.INVESTIGATOR: Words("调查人员", "The investigator"),
    Actor.HOTLINE_OPERATOR: Words("热线接听员", "The hotline operator"),
    Actor.BOX_KEEPER: Words("意见箱管理员", "The box keeper"),
    Actor.WEB_OPERATOR: Words("网络渠道管理员", "The keeper of the online entrances"),
    Actor.SUPERVISION_GROUP: Words("监督小组", "The supervision group"),
}


@dataclass(frozen=True, slots=True)
class Clause:
    """One obligation. Its words may hold codes in braces, such as ``{T1}``, where the organisation's own numbers go.

    ``deadline`` names the terms that measure it; ``built_in`` the rooms that carry it out, none when nothing does yet;
    ``remaining`` what those rooms leave undone.
    """

    id: str
    chapter: int
    words: Words
    actor: tuple[Actor, ...]
    deadline: tuple[str, ...] = ()
    built_in: tuple[str, ...] = ()
    remaining: str = ""
