"""What stands against releasing a reply: every reason at once, in words (5.1.1c, F11)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language, gettext

from dengwen.docket.models import Case
from dengwen.feedback import likeness, naming
from dengwen.feedback.wording import PARTS, Alleged, Answer, Reply, alleged
from dengwen.regulation.labels import label


@dataclass(frozen=True, slots=True, repr=False)
class Candidate:
    """A reply that waits for release; ``foreign`` are the names in it that neither its author nor the reader found in the matter."""

    reply: Reply
    foreign: Sequence[str] = ()


def reasons_against(case: Case, candidate: Candidate, allegations: Sequence[Alleged] | None = None) -> list[str]:
    """Sentences, or nothing when the reply may go out. None of them tells anything about another matter.

    ``allegations`` are those of the matter where the caller has read them already.
    """
    reply, asked = candidate.reply, alleged(case) if allegations is None else allegations
    versions = [reply, reply.joined] if reply.joined else [reply]
    pasted = dict.fromkeys(each for version in versions for each in _pasted(case, version, asked))
    return [*_parts(reply), *_answers(reply, asked), *_elsewhere(case, candidate), *pasted]


def _parts(reply: Reply) -> Iterator[str]:
    spoken = get_language() or "zh-hans"
    for name, text in reply.parts.items():
        if not text.strip():
            yield gettext("The part “%(part)s” is empty.") % {"part": PARTS[name].in_(spoken)}


def _answers(reply: Reply, allegations: Sequence[Alleged]) -> Iterator[str]:
    given = {answer.allegation: answer for answer in reply.answers}
    for each in allegations:
        answer = given.pop(each.uid, None)
        if answer is None or not answer.text.strip():
            yield gettext("Allegation %(number)s has no answer.") % {"number": each.number}
        elif answer.outcome != each.outcome:
            yield _contradiction(each, answer)
    if given:
        yield gettext("It answers something that is not alleged in this matter.")


def _contradiction(each: Alleged, answer: Answer) -> str:
    spoken = get_language() or "zh-hans"
    found = label(each.outcome).in_(spoken) if each.outcome else "—"
    told = {"number": each.number, "answer": label(answer.outcome).in_(spoken), "finding": found}
    return gettext("On allegation %(number)s the answer says “%(answer)s”, the finding “%(finding)s”.") % told


def _pasted(case: Case, reply: Reply, asked: Sequence[Alleged]) -> Iterator[str]:
    parts, answers = _by_label(reply, asked)
    for names in likeness.repeated(parts, answers):
        told = {"places": gettext(", ").join(names)}
        yield gettext("These places say the same: %(places)s. Each must say its own.") % told
    alike = likeness.nearest(case, parts | answers)
    if alike.whole >= likeness.ALIKE:
        sentence = gettext("It is about %(percent)s %% the same as a reply that was given in another matter.")
        yield sentence % {"percent": round(100 * alike.whole)}
        return
    for place, share in alike.parts.items():
        if share >= likeness.ALIKE:
            sentence = gettext(
                "“%(part)s” is about %(percent)s %% taken from a reply that was given in another matter."
            )
            yield sentence % {"part": place, "percent": round(100 * share)}


def _by_label(reply: Reply, asked: Sequence[Alleged]) -> tuple[dict[str, str], dict[str, str]]:
    """The parts and the answers under the words by which the writer knows them."""
    spoken, numbers = get_language() or "zh-hans", {each.uid: each.number for each in asked}
    parts = {PARTS[name].in_(spoken): text for name, text in reply.parts.items()}
    words = gettext("Answer to allegation %(number)s")
    answers = {words % {"number": numbers.get(each.allegation, 0)}: each.text for each in reply.answers}
    return parts, answers


def _elsewhere(case: Case, candidate: Candidate) -> Iterator[str]:
    reply = candidate.reply
    for code in naming.foreign_codes(reply.every_text, case.code):
        yield gettext("It names %(code)s, the code of another matter.") % {"code": code}
    if reply.joined and case.code in reply.joined.text:
        yield gettext("The version for those who joined names the code of this matter.")
    for name in candidate.foreign:
        yield gettext("It names %(name)s; this name stands in no paper of this matter.") % {"name": name}
