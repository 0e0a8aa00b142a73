"""Putting pages together, and letting the machine read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext

from dengwen.channels.box import confined, readings, scans
from dengwen.channels.box.models import Opening, Page
from dengwen.channels.box.scans import OpenPage
from dengwen.channels.box.vocabulary import ASIDE_WORDS
from dengwen.docket.actors import Actor
from dengwen.vault import files
from dengwen.vault.files import StagedFile

BEGINS, GOES_ON = "begins", "goes_on"
CHOICES = (BEGINS, GOES_ON, *map(str, ASIDE_WORDS))


@dataclass
class TakenIn:
    """How many pages came in, and a sentence about each file that did not."""

    pages: int = 0
    refused: list[str] = field(default_factory=list)


def taken_in(opening: Opening, actor: Actor, uploads: Iterable[StagedFile]) -> TakenIn:
    """Take several files in, one after the other; names stand only in the sentences."""
    told = TakenIn()
    waiting = list(uploads)
    while waiting:
        upload = waiting.pop(0)
        try:
            told.pages += scans.take_in(opening, actor, upload)
        except confined.CannotDraw:
            told.refused.append(
                gettext("%(name)s is no PDF, JPG, PNG or TIFF that can be drawn.") % {"name": upload.name}
            )
        except scans.TooManyPages:
            told.refused.append(
                gettext("%(name)s was left out: sort the pages that are here first.") % {"name": upload.name}
            )
        except BaseException:
            for each in waiting:
                files.discard(each.uid)
            raise
    return told


def arrange(opening: Opening, chosen: Mapping[str, str]) -> None:
    """Remember for each page what was chosen under its uid; pages of which nothing is said stay as they are."""
    rows = list(Page.objects.filter(opening_uid=opening.uid).order_by("order"))
    for row in rows:
        said = chosen.get(str(row.uid), "")
        if said in CHOICES:
            row.begins = said == BEGINS
            row.aside = "" if said in (BEGINS, GOES_ON) else said
    Page.objects.bulk_update(rows, ["begins", "aside"])


def let_read(pages: Sequence[OpenPage]) -> int:
    """Have the machine propose a text for these pages, after this request; how many it is to read. CannotRead when there is no reader."""
    if not confined.can_read():
        raise confined.CannotRead("The reader of printed text is not installed.")
    return readings.ask({each.page.uid: each.image for each in pages})


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the machine is with some pages: of ``pages`` that it was asked for, ``read`` are done and ``waiting`` are not."""

    pages: int
    waiting: int
    read: int
    broke: int
    lost: int

    @classmethod
    def of(cls, pages: Iterable[OpenPage]) -> Progress:
        states = [each.reading for each in pages if each.reading]
        counted = [states.count(state) for state in ("waiting", "read", "broke", "lost")]
        return cls(len(states), *counted)


def proposal(pages: Iterable[OpenPage]) -> str:
    """What was read in these pages, as one text."""
    return "\n\n".join(each.read for each in pages if each.read)
