"""Does a rewritten text still give the reporter away? Looked at in memory, before anything is sealed for another unit (F1).

Sentences name the place, never the words that were found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext

RUN = 30
"""So many characters in a row as in the original are a copy, not a rewriting."""
_SPACES = re.compile(r"\s+")


def _plain(text: str) -> str:
    return _SPACES.sub("", text).casefold()


def copied(text: str, originals: Iterable[str]) -> bool:
    """Whether the text repeats a run of RUN characters of one of the originals; spaces and case do not count."""
    written = _plain(text)
    runs = {written[at : at + RUN] for at in range(len(written) - RUN + 1)}
    if not runs:
        return False
    return any(
        original[at : at + RUN] in runs for original in map(_plain, originals) for at in range(len(original) - RUN + 1)
    )


def gives_away(text: str, telltale: Iterable[str]) -> bool:
    """Whether one of the words that point to the reporter stands in the text."""
    written = _plain(text)
    return any(word in written for word in map(_plain, telltale) if word)


def reasons_against(
    texts: Mapping[str, str], originals: Iterable[str], telltale: Iterable[str], free: Iterable[str] = ()
) -> list[str]:
    """What stands against handing on these texts, a sentence for each place (a label). Places in ``free`` may repeat the original."""
    told, words, may_repeat = list(originals), list(telltale), set(free)
    found = []
    for place, text in texts.items():
        if gives_away(text, words):
            found.append(
                gettext("“%(place)s” holds words that point to the reporter. Leave them out.") % {"place": place}
            )
        if place not in may_repeat and copied(text, told):
            sentence = gettext("“%(place)s” repeats the reporter's own sentences. Say it in other words.")
            found.append(sentence % {"place": place})
    return found
