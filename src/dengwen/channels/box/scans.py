"""Scans while they are sorted: every page sealed for the keepers who saw the paper, its image and thumbnail drawn in a confined process.

The upload itself is thrown away as soon as its pages stand as images: it may name the scanner and whoever was signed in there. A page's
key goes to the identity compartment of its letter, and with it out of the keepers' reach.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.http import Http404

from dengwen.channels.box import confined, readings
from dengwen.channels.box.models import Opening, Page, Reading
from dengwen.docket import moment
from dengwen.docket.actors import Actor
from dengwen.docket.granting import opener_of
from dengwen.regulation.vocabulary import SetAside
from dengwen.vault import compartments, files
from dengwen.vault.compartments import Founding, Holder, holders_of, recovery_holder, seal
from dengwen.vault.files import StagedFile, file_record, from_record
from dengwen.vault.models import Compartment, Grant, Sealed

KIND = "B"
MOST_PAGES = 200


class TooManyPages(ValueError):
    """More pages than one opening may hold at a time."""


@dataclass(frozen=True, slots=True)
class OpenPage:
    """A page that the actor can look at: the row, the image with its key, the thumbnail, how far its reading is and what was read in it."""

    page: Page
    image: StagedFile
    thumb: bytes
    reading: str
    read: str


def take_in(opening: Opening, actor: Actor, upload: StagedFile) -> int:
    """Turn one upload into sealed pages behind those that are there; how many. CannotDraw when it is no scan; nothing stays then.

    TooManyPages when there would be more than 200 to sort at once.
    """
    staged: list[tuple[StagedFile, confined.Drawn]] = []
    room = MOST_PAGES - Page.objects.filter(opening_uid=opening.uid).count()
    try:
        for drawn in confined.pages_of(files.read(upload.uid, upload.key)):
            if len(staged) == room:
                raise TooManyPages
            staged.append((files.store([drawn.image], f"page-{len(staged) + 1}.jpg", "image/jpeg"), drawn))
        _keep(opening, actor, staged)
    except BaseException:
        for image, _ in staged:
            files.discard(image.uid)
        raise
    finally:
        files.discard(upload.uid)
    return len(staged)


def _keep(opening: Opening, actor: Actor, staged: Sequence[tuple[StagedFile, confined.Drawn]]) -> None:
    with transaction.atomic():
        files.adopt(image.uid for image, _ in staged)
        compartment, founding = _room(opening, actor)
        first = (Page.objects.filter(opening_uid=opening.uid).aggregate(last=Max("order"))["last"] or 0) + 1
        pages = [_page(opening, first + at, image, drawn) for at, (image, drawn) in enumerate(staged)]
        sealed = [
            seal(compartment, page.uid, {"image": file_record(image), "thumb": _text(drawn.thumb)})
            for page, (image, drawn) in zip(pages, staged, strict=True)
        ]
        compartments.save([founding] if founding else [], sealed)
        Page.objects.bulk_create(pages)


def _page(opening: Opening, order: int, image: StagedFile, drawn: confined.Drawn) -> Page:
    aside = SetAside.NOT_A_MATTER if drawn.blank else ""
    begins = order == 1 and not drawn.blank
    where = {"opening_uid": opening.uid, "file_uid": image.uid, "order": order}
    return Page(**where, blank=drawn.blank, aside=aside, begins=begins)


def _room(opening: Opening, actor: Actor) -> tuple[Compartment, Founding | None]:
    """The compartment that this keeper can open; a new version for whoever takes the work on without a key of it."""
    newest = compartments.newest(opening.uid).get((KIND, None))
    if newest is not None and actor.uid in compartments.grantees(opening.uid, [KIND]):
        return newest, None
    version = newest.version + 1 if newest else 1
    holders = [*_saw_the_papers(opening, actor), recovery_holder()]
    founding = compartments.found(opening.uid, KIND, holders, moment.today(), version=version)
    return founding.compartment, founding


def _saw_the_papers(opening: Opening, actor: Actor) -> Iterable[Holder]:
    return holders_of([uid for uid in {actor.uid, opening.keeper_uid} if uid is not None]).values()


def pages_for(opening: Opening, actor: Actor) -> list[OpenPage]:
    """The pages that wait to be sorted and that the actor holds a key of, in order. VaultLocked when the vault is."""
    return _opened(actor, list(Page.objects.filter(opening_uid=opening.uid).order_by("order")))


def page_or_404(actor: Actor, uid: UUID) -> OpenPage:
    """One page, for a keeper who holds its key."""
    found = _opened(actor, list(Page.objects.filter(uid=uid)))
    if not found:
        raise Http404
    return found[0]


def _opened(actor: Actor, rows: Sequence[Page]) -> list[OpenPage]:
    """Those of the pages that the actor holds a key of, with what the machine read in them."""
    asked = readings.of_pages(row.uid for row in rows)
    wanted = [*(row.uid for row in rows), *(each.uid for each in asked.values())]
    told = opener_of(actor).open_records(wanted) if rows else {}
    return [_open(row, told, asked.get(row.uid)) for row in rows if row.uid in told]


def _open(row: Page, told: Mapping[UUID, Mapping[str, Any]], reading: Reading | None) -> OpenPage:
    record, state = told[row.uid], reading.state if reading else ""
    text = told[reading.uid]["text"] if reading and reading.uid in told else ""
    return OpenPage(row, from_record(record["image"]), base64.b64decode(record["thumb"]), state, text)


def given_up(opening: Opening, actor: Actor, pages: Sequence[Page]) -> list[StagedFile]:
    """The images of these pages, to be kept with a matter in the caller's transaction; here they are gone."""
    wanted = {page.uid for page in pages}
    images = [each.image for each in pages_for(opening, actor) if each.page.uid in wanted]
    if len(images) != len(wanted):
        raise Http404
    files.release(image.uid for image in images)
    readings.drop(wanted)
    Sealed.objects.filter(record_uid__in=wanted).delete()
    Page.objects.filter(uid__in=wanted).delete()
    return images


def image_of(page: OpenPage) -> bytes:
    return b"".join(files.read(page.image.uid, page.image.key))


def forget(opening: Opening) -> int:
    """Throw away the pages that are still unsorted (a bad scan); how many. The papers are there to be scanned again."""
    pages = list(Page.objects.filter(opening_uid=opening.uid))
    with transaction.atomic():
        readings.drop(page.uid for page in pages)
        Sealed.objects.filter(record_uid__in=[page.uid for page in pages]).delete()
        Page.objects.filter(pk__in=[page.pk for page in pages]).delete()
        files.release(page.file_uid for page in pages)
    for page in pages:
        files.discard(page.file_uid)
    return len(pages)


def close(opening: Opening) -> None:
    """The papers are with intake: nobody keeps a key to what was scanned here."""
    forget(opening)
    held = Grant.objects.filter(compartment__case_uid=opening.uid, revoked_on=None)
    held.update(revoked_on=moment.today(), sealed_key=b"")


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
