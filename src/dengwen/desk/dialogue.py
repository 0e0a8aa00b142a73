"""The dialogue of a matter: what was said to whom, and three separate boxes to say more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from dengwen.desk import casepage
from dengwen.desk.casecontext import CaseContext
from dengwen.desk.casepage import Audience
from dengwen.desk.templatetags.words import day, instant, name, words
from dengwen.docket.papers import OpenPaper
from dengwen.regulation.words import Words


@dataclass(frozen=True, slots=True)
class Look:
    """How an audience shows: the class of its bubbles and box, its mark, and the words that say who reads along."""

    style: str
    icon: str
    title: Words
    readers: Words
    submit: Words


LOOKS: dict[Audience, Look] = {
    Audience.FROM_REPORTER: Look(
        "from-reporter", "person", Words("反馈人", "The reporter"), Words("", ""), Words("", "")
    ),
    Audience.TO_REPORTER: Look(
        "to-reporter",
        "talk",
        Words("写给反馈人", "To the reporter"),
        Words("反馈人会看到", "The reporter reads this"),
        Words("发送给反馈人", "Send to the reporter"),
    ),
    Audience.INTERNAL: Look(
        "internal",
        "note",
        Words("内部备注", "Internal note"),
        Words("只有参与办理的人员看到，反馈人看不到", "Only staff with a part in this matter, never the reporter"),
        Words("记入内部备注", "File the note"),
    ),
    Audience.SUPERVISION: Look(
        "supervision",
        "watch",
        Words("监督意见", "To supervision"),
        Words("只有监督小组与受理人员看到", "Only supervision and intake"),
        Words("提交监督意见", "Send to supervision"),
    ),
}


@dataclass(frozen=True, slots=True)
class Said:
    look: str
    icon: str
    who: str
    when: str
    readers: str
    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    id: str
    look: str
    icon: str
    url: str
    title: str
    readers: str
    submit: str


def dialogue(about: CaseContext) -> Mapping[str, Any]:
    """The lines that the reader holds a key for, and the boxes for the audiences they may address."""
    said = [_said(about, each) for each in about.papers if casepage.audience_of(each.paper.kind)]
    acts = casepage.composers()
    boxes = [_box(about, each, acts[each]) for each in LOOKS if each in acts and _open(about, acts[each])]
    return {"lines": said, "boxes": boxes} if said or boxes else {}


def _open(about: CaseContext, act: str) -> bool:
    how = casepage.action_for(act)
    return how is not None and about.may(act) and how.offered(about) and casepage.first_of(about, act) is None


def _said(about: CaseContext, each: OpenPaper) -> Said:
    audience = casepage.audience_of(each.paper.kind) or Audience.INTERNAL
    look, paper = LOOKS[audience], each.paper
    person = about.person(paper.author_uid)
    who = words(LOOKS[Audience.FROM_REPORTER].title) if audience is Audience.FROM_REPORTER else name(person)
    when = instant(paper.at) if paper.at else day(paper.on)
    kind = words(casepage.title_of(paper.kind))
    return Said(look.style, look.icon, who, when, words(look.readers), str(each.body.get("text", "")), kind)


def _box(about: CaseContext, audience: Audience, act: str) -> Box:
    look, url = LOOKS[audience], reverse("desk:act", args=[about.case.code, act])
    return Box(
        f"write-{look.style}", look.style, look.icon, url, words(look.title), words(look.readers), words(look.submit)
    )
