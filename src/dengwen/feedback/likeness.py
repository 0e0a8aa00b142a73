"""Is this reply another matter's reply, whole or in pieces? Keyed digests are compared; no text is kept (F11).

A text is cut into sentences; of each, runs of six units (a Han character, a word) are blinded, and of every few neighbouring runs the
smallest is kept, so that a sentence leaves the same prints wherever it stands. A sentence of whose prints some one other matter
has half was taken from there. Short sentences (thanks, a greeting) leave none; a run that many replies share is the
house's own formula and counts for nothing, which also bounds how much is read and kept.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from dengwen.docket.exposure import units
from dengwen.docket.models import Case
from dengwen.feedback.models import LikenessBand
from dengwen.vault.blind import blind

RUN, WINDOW = 6, 4
SHORT = 20
"""A sentence of fewer letters may be said in every reply; a word of a script that parts its words counts twice."""
ENOUGH = 40
"""Fewer letters in common than this are an opening or a closing sentence of the house, not a pasted answer."""
FORMULA = 8
"""What stands in so many replies already is the house's formula."""
MOST = 2000
ALIKE = 0.6
"""So much of a part, or of the whole, taken from one other matter is a pasted answer."""
SAME_PARTS, SAME_ANSWERS = 8, SHORT
_SENTENCE = re.compile(r"[。！？；!?;\r\n]+|\.(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Alike:
    """How much stands in some one other matter's reply, from 0 to 1: of the whole, and of each part."""

    whole: float = 0.0
    parts: Mapping[str, float] = field(default_factory=dict)


def prints(text: str) -> set[int]:
    """The keyed prints of a text's longer sentences, at most MOST."""
    found = {each for written in _sentences(text) for each in _sentence(written)}
    return set(sorted(found)[:MOST])


def _sentences(text: str) -> list[list[str]]:
    """The sentences that are long enough to be looked at, as units."""
    return [each for each in map(units, _SENTENCE.split(text)) if _letters(each) >= SHORT]


def _sentence(written: list[str]) -> set[int]:
    runs = [_print(written[at : at + RUN]) for at in range(len(written) - RUN + 1)]
    return {min(runs[at : at + WINDOW]) for at in range(max(len(runs) - WINDOW, 0) + 1)} if runs else set()


def _letters(written: Sequence[str]) -> int:
    return sum(len(each) if not each.isascii() else 2 for each in written)


def _print(run: list[str]) -> int:
    return int.from_bytes(blind("likeness", *run)[:8], signed=True)


def nearest(case: Case, parts: Mapping[str, str]) -> Alike:
    """How much of these parts, and of all together, one other matter's released reply has already."""
    whole = "\n".join(parts.values())
    known = _known(case, prints(whole))
    return Alike(_share(whole, known), {name: _share(text, known) for name, text in parts.items()})


def _known(case: Case, wanted: set[int]) -> dict[int, set[int]]:
    """Which other matters have each print; at most FORMULA rows a print."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = LikenessBand.objects.filter(band__in=wanted).exclude(case=case)
    for band, other in rows.values_list("band", "case_id"):
        found[band].add(other)
    return found


def _share(text: str, known: Mapping[int, set[int]]) -> float:
    """The letters of the sentences that one other matter has for the most part, of all that are neither short nor a formula."""
    taken: Counter[int] = Counter()
    letters = 0
    for written in _sentences(text):
        telling = [each for each in _sentence(written) if len(known.get(each, ())) < FORMULA]
        if telling:
            letters += _letters(written)
            shared = Counter(other for each in telling for other in known.get(each, ()))
            taken.update({other: _letters(written) for other, many in shared.items() if 2 * many >= len(telling)})
    most = max(taken.values(), default=0)
    return most / letters if most >= ENOUGH else 0.0


def repeated(parts: Mapping[str, str], answers: Mapping[str, str]) -> list[list[str]]:
    """Places within one reply that say the same; answers may agree in a few words, a part never repeats another place."""
    places: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, text in {**parts, **answers}.items():
        places[tuple(units(text))].append(name)
    return [
        names for written, names in places.items() if len(names) > 1 and _letters(written) >= _allowed(names, parts)
    ]


def _allowed(names: Collection[str], parts: Collection[str]) -> int:
    return SAME_PARTS if set(names) & set(parts) else SAME_ANSWERS


def remember(case: Case, parts: Mapping[str, str]) -> None:
    """Keep the prints of a reply that was just released, in the same transaction; formulas are not kept once more."""
    found = prints("\n".join(parts.values()))
    known = _known(case, found)
    rows = [LikenessBand(case=case, band=band) for band in sorted(found) if len(known.get(band, ())) < FORMULA]
    LikenessBand.objects.bulk_create(rows, ignore_conflicts=True)
