"""Notices to staff: told once for each occasion, shown only while the person may still see the matter, and silent about its content."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum, auto
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from dengwen.desk.models import Notice
from dengwen.desk.person import uid_of
from dengwen.docket import access
from dengwen.docket.actors import Actor
from dengwen.docket.models import Case
from dengwen.docket.moment import today
from dengwen.ledger.inserting import insert_missing
from dengwen.regulation.words import Words

PAGE = 100


class NoticeKind(StrEnum):
    SEATED = auto()
    HALFWAY = auto()
    SOON = auto()
    DUE = auto()
    OVERDUE = auto()
    URGED = auto()
    REPORTER_WROTE = auto()
    WROTE_AFTER_END = auto()
    REVEALED = auto()
    EMERGENCY = auto()
    TURN = auto()
    EXCLUDED = auto()
    CALENDAR_ENDS = auto()
    HOTLINE = auto()
    TOLD_LATE = auto()
    BOX_INCIDENT = auto()
    MISSING = auto()
    CHANNEL_DEAD = auto()
    CHANNEL_SILENT = auto()
    POSTS = auto()
    RESET = auto()
    OWN_RESET = auto()
    KEYS_WAIT = auto()
    RULES_CHANGED = auto()


WORDS: dict[NoticeKind, Words] = {
    NoticeKind.SEATED: Words("您有了一件新的事项", "You were given a part in a matter"),
    NoticeKind.HALFWAY: Words("时限已过半", "Half of the term is over"),
    NoticeKind.SOON: Words("时限将至", "The term ends soon"),
    NoticeKind.DUE: Words("时限今天到期", "The term ends today"),
    NoticeKind.OVERDUE: Words("时限已逾期", "The term is over"),
    NoticeKind.URGED: Words("督促办理", "You are urged to act"),
    NoticeKind.REPORTER_WROTE: Words("反馈人有新来信", "The reporter wrote"),
    NoticeKind.WROTE_AFTER_END: Words(
        "已办结的事项有新来信，请判断是否需要重新办理",
        "The reporter wrote in an ended matter: is it to be taken up again?",
    ),
    NoticeKind.REVEALED: Words("身份被查看", "An identity was opened"),
    NoticeKind.TURN: Words("有一步等您来办", "A step waits for you"),
    NoticeKind.EXCLUDED: Words("有人被列为回避", "Somebody was excluded"),
    NoticeKind.EMERGENCY: Words("事项被标记为紧急重大", "A matter was flagged as an emergency"),
    NoticeKind.BOX_INCIDENT: Words("意见箱出现异常", "Something was wrong with a suggestion box"),
    NoticeKind.TOLD_LATE: Words(
        "向主管反映的事项超过 24 小时才登记", "What was told to a manager was written down after more than 24 hours"
    ),
    NoticeKind.MISSING: Words(
        "渠道有证据的来件没有登记，请看“渠道对账”",
        "A piece that a channel proves was not registered: see Reconciliation",
    ),
    NoticeKind.CHANNEL_DEAD: Words("有渠道检测不通", "A channel does not answer its tests"),
    NoticeKind.CHANNEL_SILENT: Words("有渠道异常安静", "A channel is unusually silent"),
    NoticeKind.HOTLINE: Words("热线有急事来电等您接听", "An urgent call on the hotline waits for you"),
    NoticeKind.POSTS: Words(
        "可接触内容的岗位人员有变动，请看“人员与部门”", "A post that reads content changed hands: see People and units"
    ),
    NoticeKind.RESET: Words("管理员重置了一名人员的口令", "An administrator reset somebody's passphrase"),
    NoticeKind.OWN_RESET: Words(
        "管理员重置了您的口令；如非您本人要求，请立即告知监督小组",
        "An administrator reset your passphrase; if you did not ask for it, tell supervision at once",
    ),
    NoticeKind.KEYS_WAIT: Words(
        "有同事等您转授密钥，请看工作台", "A colleague waits for keys from you: see the worklist"
    ),
    NoticeKind.CALENDAR_ENDS: Words("明年的工作日历尚未导入", "Next year's working calendar is not known yet"),
    NoticeKind.RULES_CHANGED: Words(
        "本单位数字或工作日历有变更，请看“办法与时限”",
        "The organisation's numbers or its calendar changed: see The regulation",
    ),
}


URGENT = frozenset({NoticeKind.EMERGENCY, NoticeKind.HOTLINE, NoticeKind.OWN_RESET})
"""What does not wait for working hours where notices are announced by mail."""


class Fresh(NamedTuple):
    """What is new to a person: the newest notice (0 for none), and whether one of them is urgent."""

    newest: int = 0
    urgent: bool = False


class Told(NamedTuple):
    """One notice to be: for whom, of what kind, and the occasion of which it tells only once."""

    staff_uid: UUID
    kind: NoticeKind
    occasion: str
    case: Case | None = None
    term: str = ""


def tell(staff_uids: Iterable[UUID], kind: NoticeKind, occasion: str, case: Case | None = None, term: str = "") -> None:
    """Tell these people once: the same occasion a second time changes nothing."""
    tell_all([Told(uid, kind, occasion, case, term) for uid in dict.fromkeys(staff_uids)])


def tell_all(told: Iterable[Told]) -> None:
    """Many notices at once; of those that were told before nothing changes."""
    on = today()
    rows = [
        {"staff_uid": uid, "kind": kind, "case_id": case and case.pk, "term": term, "occasion": occasion, "on": on}
        for uid, kind, occasion, case, term in told
    ]
    insert_missing(Notice, rows)


def _of(actor: Actor) -> QuerySet[Notice]:
    """The person's notices, less those about matters that are out of their sight."""
    visible = Exists(Case.objects.filter(access.which(actor, "see"), pk=OuterRef("case")))
    return Notice.objects.filter(Q(case=None) | visible, staff_uid=uid_of(actor))


def any_new(actor: Actor) -> bool:
    return _of(actor).filter(seen=False).exists()


def fresh(actor: Actor, after: int) -> Fresh:
    """What the person has not seen, may see, and came behind this notice."""
    found = _of(actor).filter(seen=False, pk__gt=after).order_by("-pk").values_list("pk", "kind")[:PAGE]
    rows = list(found)
    return Fresh(rows[0][0], any(kind in URGENT for _, kind in rows)) if rows else Fresh()


def newest(actor: Actor) -> list[Notice]:
    """The newest notices; old ones are of no use to anybody."""
    return list(_of(actor).select_related("case").order_by("-pk")[:PAGE])


def mark_seen(actor: Actor) -> int:
    """All of the person's notices count as seen from now on."""
    return Notice.objects.filter(staff_uid=uid_of(actor), seen=False).update(seen=True)
