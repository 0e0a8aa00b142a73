"""Putting pages together, and letting the machine read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext

from dengwen.channels.box import confined, scans
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


def read(opening: Opening, pages: Sequence[OpenPage]) -> None:
    """Propose a text for these pages. CannotRead when the reader is not installed or breaks off."""
    texts = confined.words_of([scans.image_of(each) for each in pages])
    scans.remember_reading({each.page.uid: text for each, text in zip(pages, texts, strict=True)}, pages)
