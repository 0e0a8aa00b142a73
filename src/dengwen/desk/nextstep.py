"""The one next action on top of a matter's page, and the other acts that are open to the reader."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext

from dengwen.desk import casepage
from dengwen.desk.casecontext import CaseContext
from dengwen.desk.templatetags.words import day, days_left, language
from dengwen.docket.models import Clock
from dengwen.docket.moment import today
from dengwen.regulation.act import Act
from dengwen.regulation.labels import label
from dengwen.regulation.lifecycle import ACTS, MAIN_ACTS, REMEDIES
from dengwen.regulation.rights import RIGHTS
from dengwen.regulation.terms import TERMS
from dengwen.regulation.vocabulary import ENDED_STAGES, SeatRole
from dengwen.regulation.words import Words


@dataclass(frozen=True, slots=True)
class Link:
    act: str
    url: str
    words: Words
    clause: str


@dataclass(frozen=True, slots=True)
class Next:
    """What the panel says; without links there is nothing for this reader to do now."""

    tone: str
    icon: str
    title: str
    words: str
    links: list[Link] = field(default_factory=list)


def steps(about: CaseContext) -> list[str]:
    """The acts that move the matter on and are this reader's to do now. The first is the next step: on the page and in the list."""
    return [act for act in (*REMEDIES, *MAIN_ACTS[about.stage]) if _offered(about, act)]


def next_step(about: CaseContext) -> Next:
    """The reader's next step; where there is none, whom the matter waits for."""
    offered = steps(about)
    if not offered:
        return _waiting(about)
    first = ACTS[offered[0]]
    others = [act for act in offered[1:] if first.to and ACTS[act].to]
    clock = _clock_of(about, first) or _clock_ahead(about, offered[0])
    late = clock is not None and clock.due_on < today()
    title = gettext("Next: %(act)s") % {"act": first.words.in_(language())}
    links = [_link(about, act) for act in [offered[0], *others]]
    return Next("late" if late else "", "alert" if late else "flag", title, _by_when(clock, first), links)


def other_acts(about: CaseContext, already: list[Link]) -> list[Link]:
    """Every other act of this reader at this stage that no part of the page offers in place."""
    taken = {link.act for link in already}
    names = [each.act for each in casepage.actions() if not each.in_place and each.act not in taken]
    return [_link(about, act) for act in names if _offered(about, act)]


def _offered(about: CaseContext, act: str) -> bool:
    how = casepage.action_for(act)
    return how is not None and about.may(act) and how.offered(about) and casepage.first_of(about, act) is None


def _link(about: CaseContext, act: str) -> Link:
    how, row = casepage.action_for(act), ACTS[act]
    in_place = how.in_place if how else ""
    url = f"#{in_place}" if in_place else reverse("desk:act", args=[about.case.code, act])
    return Link(act, url, row.words, row.clause)


def _clock_of(about: CaseContext, act: Act) -> Clock | None:
    return next((clock for clock in about.clocks if clock.term in act.settles), None)


def _clock_ahead(about: CaseContext, act: str) -> Clock | None:
    """The term towards which an act works that settles none itself: that of the next act of its stage whose term runs."""
    row = MAIN_ACTS[about.stage]
    ahead = row[row.index(act) + 1 :] if act in row else ()
    return next((clock for name in ahead if (clock := _clock_of(about, ACTS[name]))), None)


def _by_when(clock: Clock | None, act: Act) -> str:
    due = ""
    if clock is not None:
        term = TERMS[clock.term].words.in_(language())
        told = {"term": term, "day": day(clock.due_on), "left": days_left(clock.due_on)}
        sentence = (
            gettext("Due %(day)s, %(left)s.")
            if clock.term in act.settles
            else gettext("%(term)s: due %(day)s, %(left)s.")
        )
        due = sentence % told
    follows = act.consequence.in_(language()) if act.consequence else ""
    return ("" if language().startswith("zh") else " ").join(part for part in (due, follows) if part)


def _waiting(about: CaseContext) -> Next:
    if about.only_owns:
        return Next("waiting", "pause", gettext("Nothing for you to do now"), "")
    if about.stage in ENDED_STAGES:
        return Next("waiting", "passed", gettext("Nothing more to do"), gettext("This matter has ended."))
    awaited = _awaited(about)
    if awaited is None:
        return Next("waiting", "pause", gettext("Nothing for you to do now"), "")
    what, roles = awaited
    spoken = language()
    told = {"act": what.in_(spoken), "who": gettext(", ").join(label(role).in_(spoken) for role in roles)}
    return Next(
        "waiting", "pause", gettext("Nothing for you to do now"), gettext("Waiting for: %(act)s (%(who)s).") % told
    )


def _awaited(about: CaseContext) -> tuple[Words, tuple[SeatRole, ...]] | None:
    """What comes next and from whom: the term that ends first, or the stage's first act where no term runs."""
    for clock in about.clocks:
        if (awaited := casepage.awaited(about, clock)) is not None:
            return awaited
    for act in MAIN_ACTS[about.stage]:
        roles = dict.fromkeys(right.role for right in RIGHTS if right.deed == act and right.role)
        return ACTS[act].words, tuple(role for role in roles if role)
    return None
