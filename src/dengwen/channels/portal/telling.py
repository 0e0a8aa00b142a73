"""The matter in plain words for the person who sent it: where it stands, what comes next and by when, what has happened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dengwen.channels.portal.pages import language
from dengwen.docket import moment
from dengwen.docket.models import Case, Clock
from dengwen.intake import alike
from dengwen.ledger.models import Entry
from dengwen.protection.identity import IDENTITY, LISTED, PURPOSE_WORDS, Purpose
from dengwen.regulation.vocabulary import Stage

STANDS = {
    Stage.RECEIVED: (pgettext_lazy("portal", "Received"), _("Your report has arrived and waits to be registered.")),
    Stage.REGISTERED: (_("Being looked at"), _("Your report is registered. We decide whether we can take it up.")),
    Stage.ACCEPTED: (_("Taken up"), _("We have taken up the matter and are finding who will handle it.")),
    Stage.CLASSIFIED: (_("Taken up"), _("We have taken up the matter and are finding who will handle it.")),
    Stage.DISPATCHED: (_("Handed over"), _("A department that is not involved is naming an investigator.")),
    Stage.INVESTIGATING: (_("Being investigated"), _("An investigator is finding out what happened.")),
    Stage.REPORTED: (_("Being reviewed"), _("The investigation is finished. Somebody else is checking it.")),
    Stage.APPROVED: (
        _("Being put right"),
        _("The result stands. Measures are being taken and your answer is prepared."),
    ),
    Stage.CLOSED: (
        pgettext_lazy("portal", "Closed"),
        _("The matter is closed. You can still read the answer here and write to us."),
    ),
    Stage.ARCHIVED: (
        pgettext_lazy("portal", "Archived"),
        _("The matter is closed and in the archive. You can still read everything here."),
    ),
    Stage.REFUSED: (
        _("Not taken up"),
        _("We cannot take up this matter. The reason and what else you can do stand below."),
    ),
    Stage.WITHDRAWN: (_("Taken back"), _("You took this matter back. It is no longer being handled.")),
    Stage.MERGED: (
        _("Goes on with another matter"),
        _("Your report is handled together with another one about the same. Your receipt stays alive."),
    ),
}
ANSWERED = _("Your answer is below. The matter can now be closed.")
ANSWERED_MENDING = _("Your answer is below. The measures are still being carried out.")
ANSWER_DUE, MENDING = frozenset({"T7"}), frozenset({"S11", "S12"})
STEPS = (
    (pgettext_lazy("portal", "Received"), frozenset({Stage.RECEIVED, Stage.REGISTERED})),
    (_("Taken up"), frozenset({Stage.ACCEPTED, Stage.CLASSIFIED})),
    (pgettext_lazy("portal", "Investigated"), frozenset({Stage.DISPATCHED, Stage.INVESTIGATING})),
    (pgettext_lazy("portal", "Reviewed"), frozenset({Stage.REPORTED})),
    (_("Put right and answered"), frozenset({Stage.APPROVED})),
    (pgettext_lazy("portal", "Closed"), frozenset({Stage.CLOSED, Stage.ARCHIVED})),
)
NEXT = {
    "T1": _("your report is registered"),
    "T2": _("we decide whether we take it up, and tell you here"),
    "S5": _("the matter goes to the department that will handle it"),
    "T3": _("the matter goes to the department that will handle it"),
    "T4": _("an investigator is named"),
    "S9": _("the investigator writes to you here"),
    "S15": _("you hear here how it is going"),
    "T5": _("the investigation is finished"),
    "T6": _("somebody else has checked the investigation"),
    "T7": _("you get the result here"),
    "S13": _("you get an answer to your objection"),
}
HAPPENED = {
    "receive": _("Your report arrived."),
    "register": _("It was registered."),
    "accept": _("It was taken up."),
    "refuse": _("It was not taken up."),
    "dispatch": _("It was handed to a department, in a rewritten form."),
    "return_objection": _("The department was changed."),
    "recall": _("The department was changed."),
    "assign": _("An investigator was named."),
    "extend": _("The investigation was given more time."),
    "pause": _("The term was paused."),
    "resume": _("The term runs again."),
    "submit_report": _("The investigation was finished."),
    "return_report": _("The reviewers asked for more investigation."),
    "approve": _("The reviewers confirmed the result."),
    "flag_emergency": _("It was marked as urgent."),
    "message_reporter": _("You were written to."),
    "notify_progress": _("You were told how it is going."),
    "release_feedback": _("You were given the result."),
    "pass_on_feedback": _("You were given the result."),
    "explain": _("Your objection was answered."),
    "close": _("The matter was closed."),
    "archive": _("The matter went to the archive."),
    "reopen": _("The matter was taken up again."),
    "reporter_message": _("You wrote, or added files."),
    "rate": _("You gave a rating."),
    "voice_dissatisfaction": _("You said that you are not satisfied."),
    "withdraw": _("You took the matter back."),
    "merge": _("It was put together with another matter about the same."),
}
GRAVE = ("view_identity", "release_original")
NAME_OPENED = _("A keeper of identities opened your name. Purpose: %(purpose)s.")
LIST_OPENED = _("A keeper of identities looked at the names of your files. Purpose: %(purpose)s.")
ORIGINAL_RELEASED = _(
    "A keeper of identities gave a copy of one of your files to those who handle the matter. Purpose: %(purpose)s."
)
ORIGINAL_OPENED = _("A keeper of identities opened the original of a file. Purpose: %(purpose)s.")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way, behind or at the matter's place, or still ahead."""

    words: Any
    past: bool
    current: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the matter stands."""

    title: Any
    sentence: Any
    steps: list[Step]
    elsewhere: Any = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """What comes next, and the last day for it."""

    what: Any
    due_on: date
    late: bool
    provisional: bool


@dataclass(frozen=True, slots=True)
class Event:
    """One line of what happened; the latest first."""

    on: date
    sentence: str
    grave: bool = False


def standing(case: Case, running: Iterable[Clock] = (), *, answered: bool = False) -> Standing:
    """The stage in plain words and the way as steps; a matter refused or taken back has left the way."""
    stage = Stage(case.stage)
    title, sentence = STANDS[stage]
    if stage is Stage.MERGED:
        main = STANDS[Stage(alike.main_of(case).stage)]
        return Standing(title, sentence, [], main[0])
    if stage is Stage.APPROVED and answered:
        sentence = _after_the_answer(running, sentence)
    at = next((place for place, (_words, stages) in enumerate(STEPS) if stage in stages), None)
    if at is None:
        return Standing(title, sentence, [])
    steps = [Step(words, past=place < at, current=place == at) for place, (words, _stages) in enumerate(STEPS)]
    return Standing(title, sentence, steps)


def _after_the_answer(running: Iterable[Clock], sentence: Any) -> Any:
    """What is still to come once an answer was given; a result that was approved anew wants a new answer."""
    terms = {each.term for each in running}
    if terms & ANSWER_DUE:
        return sentence
    return ANSWERED_MENDING if terms & MENDING else ANSWERED


def expected(clocks: Iterable[Clock]) -> Expected | None:
    """The first thing that a reporter can expect, among the clocks that run."""
    first = min((each for each in clocks if each.term in NEXT), key=lambda each: each.due_on, default=None)
    if first is None:
        return None
    return Expected(NEXT[first.term], first.due_on, first.due_on < moment.today(), first.provisional)


def happened(entries: Iterable[Entry]) -> list[Event]:
    """What a reporter should know of what was done, the latest first; the same line on the same day stands once."""
    lines = [_event(entry) for entry in entries if entry.act in HAPPENED or entry.act in GRAVE]
    return list(reversed(list(dict.fromkeys(lines))))


def _event(entry: Entry) -> Event:
    if entry.act not in GRAVE:
        return Event(entry.on, str(HAPPENED[entry.act]))
    facts = entry.body["facts"]
    purpose = PURPOSE_WORDS[Purpose(facts["purpose"])].in_(language())
    opened = {IDENTITY: NAME_OPENED, LISTED: LIST_OPENED, "": ORIGINAL_RELEASED}
    sentence = opened.get(facts.get("opened", ""), ORIGINAL_OPENED)
    return Event(entry.on, sentence % {"purpose": purpose}, grave=True)
