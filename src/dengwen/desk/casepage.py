"""The page of one matter is put together from what the chapters register here: panels, acts, and what counts as a line of the dialogue.

A chapter calls `panel`, `action`, `utterance` and `composer` from its AppConfig.ready; the desk knows none of them by name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any, Literal

from dengwen.desk.casecontext import CaseContext
from dengwen.desk.forms import ActForm
from dengwen.docket.models import Clock
from dengwen.regulation.act import Act
from dengwen.regulation.lifecycle import ACTS
from dengwen.regulation.terms import ANSWERS_FOR, TERMS
from dengwen.regulation.vocabulary import SeatRole
from dengwen.regulation.words import Words

Column = Literal["main", "side"]
Fill = Callable[[CaseContext], Mapping[str, Any]]
Ask = Callable[[CaseContext], bool]
First = Callable[[CaseContext], str]
Await = Callable[[CaseContext, Clock], tuple[Words, tuple[SeatRole, ...]]]
Handler = Callable[[CaseContext, Any], str | None]


def always(about: CaseContext) -> bool:
    return True


def follows(about: CaseContext) -> bool:
    """Whether the reader follows the matter as a whole; whoever only owns a thing in it does not."""
    return not about.only_owns


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the page: ``template`` is filled with ``context`` plus ``about`` (the CaseContext) and ``case``.

    ``seen_by`` is asked first, and says no to mere owners unless a panel asks otherwise; a panel that is not seen is not filled.
    An empty mapping from ``context`` also leaves the panel out.
    """

    name: str
    order: int
    title: Words
    template: str
    context: Fill
    seen_by: Ask = follows
    column: Column = "main"


@dataclass(frozen=True, slots=True)
class Action:
    """How a person does an act: the form to fill (None: a confirmation alone) and the one call that does it.

    ``perform(about, form)`` raises NotLawful with sentences, which the page shows; it returns the words of the success notice, or None for
    the usual ones. They lie in the session for a moment, so they say nothing of the matter. ``offered`` hides the act where it makes no
    sense (it protects nothing: docket.acts does that).
    ``in_place`` is the anchor of another part of the page that offers the act (a composer, the rows of a panel), so that the list of acts
    leaves it out.
    """

    act: str
    order: int
    perform: Handler
    form: type[ActForm] | None = None
    template: str = "desk/act.html"
    explains: Words | None = None
    offered: Ask = always
    in_place: str = ""


class Audience(StrEnum):
    """Who reads a line of the dialogue; decides colour, mark and the box it is written in."""

    FROM_REPORTER = auto()
    TO_REPORTER = auto()
    INTERNAL = auto()
    SUPERVISION = auto()


class UnknownAct(LookupError):
    """An action was registered for an act that the lifecycle does not have."""


_panels: dict[str, Panel] = {}
_actions: dict[str, Action] = {}
_utterances: dict[str, Audience] = {}
_titles: dict[str, Words] = {}
_composers: dict[Audience, str] = {}
_firsts: dict[str, First] = {}
_awaited: dict[str, Await] = {}


def panel(
    name: str,
    order: int,
    title: Words,
    template: str,
    context: Fill,
    seen_by: Ask = follows,
    column: Column = "main",
) -> None:
    """Register a panel; the same name again replaces it."""
    _panels[name] = Panel(name, order, title, template, context, seen_by, column)


def action(act: str, order: int, perform: Handler, form: type[ActForm] | None = None, **more: Any) -> None:
    """Register how an act is done. UnknownAct when the lifecycle has no such row."""
    if act not in ACTS:
        raise UnknownAct(act)
    _actions[act] = Action(act, order, perform, form, **more)


def utterance(paper_kind: str, audience: Audience, title: Words | None = None) -> None:
    """Papers of this kind are lines of the dialogue (their payload has ``text``); ``title`` says what they are where the text would not."""
    _utterances[paper_kind] = audience
    if title is not None:
        _titles[paper_kind] = title


def composer(audience: Audience, act: str) -> None:
    """The act behind the box in which one writes to this audience; its form must have one field ``text``."""
    _composers[audience] = act


def comes_first(act: str, ask: First) -> None:
    """Register what this reader has to do before the act: ``ask`` names that other act, or answers with an empty text."""
    _firsts[act] = ask


def first_of(about: CaseContext, act: str) -> Act | None:
    """The act that this reader has to do before this one; None when nothing stands before it."""
    name = _firsts[act](about) if act in _firsts else ""
    return ACTS[name] if name else None


def awaits(term: str, ask: Await) -> None:
    """Register what a running term waits for, and for whose part, where that changes while it runs."""
    _awaited[term] = ask


def awaited(about: CaseContext, clock: Clock) -> tuple[Words, tuple[SeatRole, ...]] | None:
    """What this running term waits for and from whom; None where nobody's part answers for it."""
    if clock.term in _awaited:
        return _awaited[clock.term](about, clock)
    return (TERMS[clock.term].words, ANSWERS_FOR[clock.term]) if clock.term in ANSWERS_FOR else None


def panels(column: Column) -> list[Panel]:
    return sorted((each for each in _panels.values() if each.column == column), key=lambda each: each.order)


def action_for(act: str) -> Action | None:
    return _actions.get(act)


def actions() -> list[Action]:
    return sorted(_actions.values(), key=lambda each: each.order)


def audience_of(paper_kind: str) -> Audience | None:
    return _utterances.get(paper_kind)


def title_of(paper_kind: str) -> Words | None:
    return _titles.get(paper_kind)


def composers() -> dict[Audience, str]:
    return dict(_composers)
