"""Pages that the machine reads: asked for by a keeper, read by the clerk in a confined process, kept sealed for the keepers (2.3d).

The clerk holds no key. What opens an image is lent to it through vaultd's memory and given back as soon as the page is read; the text is
sealed with the public key under which the page lies, so that afterwards only its keepers read it. Whatever breaks off, the scan stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import transaction
from django.db.models import F

from dengwen.channels.box import confined
from dengwen.channels.box.models import Reading
from dengwen.channels.box.vocabulary import ReadingState
from dengwen.vault import compartments, files, loans
from dengwen.vault.compartments import seal
from dengwen.vault.files import StagedFile, file_record, from_record
from dengwen.vault.models import Sealed
from dengwen.vault.session import VaultLocked, VaultUnreachable

BATCH = 4
"""So many pages are read by one process: its models are loaded once for them."""
MOST_TRIES = 2
UNDONE = (ReadingState.BROKE, ReadingState.LOST)


def ask(images: Mapping[UUID, StagedFile]) -> int:
    """Put these pages in the queue, their images by page uid; how many are new in it. One that waits or was read stays as it is."""
    Reading.objects.filter(page_uid__in=images, state__in=UNDONE).delete()
    known = set(Reading.objects.filter(page_uid__in=images).values_list("page_uid", flat=True))
    fresh = [uid for uid in images if uid not in known]
    rows = [Reading(page_uid=uid, ticket=loans.lend(file_record(images[uid]))) for uid in fresh]
    Reading.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def work() -> int:
    """Read the next pages that wait; how many were looked at. VaultUnreachable while nobody can give their keys."""
    batch = list(Reading.objects.filter(state=ReadingState.WAITING).order_by("pk")[:BATCH])
    images = {each: image for each in batch if (image := _image(each)) is not None}
    if images:
        _read(images)
    return len(batch)


def _image(reading: Reading) -> bytes | None:
    """The picture, in memory alone; nothing when what was lent is gone."""
    try:
        file = from_record(loans.borrow(bytes(reading.ticket)))
        return b"".join(files.read(file.uid, file.key))
    except VaultUnreachable:
        raise
    except (VaultLocked, files.FileGone, files.FileNotYours):
        _end(reading, ReadingState.LOST)
        return None


def _read(images: Mapping[Reading, bytes]) -> None:
    """A page at which the reader breaks off is tried once more in a new process, and then left to be typed; the others go on."""
    left, texts = list(images), confined.words_of(list(images.values()))
    try:
        while left:
            _begun(left[0])
            _kept(left[0], next(texts))
            left.pop(0)
    except confined.CannotRead:
        if left[0].tries + 1 >= MOST_TRIES:
            _end(left[0], ReadingState.BROKE)


def _begun(reading: Reading) -> None:
    """Counted beforehand, so that a page that ends the clerk itself is not tried for ever."""
    Reading.objects.filter(pk=reading.pk).update(tries=F("tries") + 1)
    if reading.tries >= MOST_TRIES:
        raise confined.CannotRead("The reader broke off at this page before.")


def _kept(reading: Reading, text: str) -> None:
    """Nothing is kept of a page that was filed or thrown away meanwhile."""
    with transaction.atomic():
        row = Reading.objects.select_for_update().filter(pk=reading.pk, state=ReadingState.WAITING).first()
        page = Sealed.objects.select_related("compartment").filter(record_uid=reading.page_uid).first()
        if row is not None and page is not None:
            compartments.save(sealed=[seal(page.compartment, reading.uid, {"text": text})])
            Reading.objects.filter(pk=row.pk).update(state=ReadingState.READ, ticket=b"")
    loans.give_back(bytes(reading.ticket))


def _end(reading: Reading, state: ReadingState) -> None:
    Reading.objects.filter(pk=reading.pk).update(state=state, ticket=b"")
    loans.give_back(bytes(reading.ticket))


def of_pages(page_uids: Iterable[UUID]) -> dict[UUID, Reading]:
    """What was asked for, by page."""
    return {row.page_uid: row for row in Reading.objects.filter(page_uid__in=list(page_uids))}


def drop(page_uids: Iterable[UUID]) -> None:
    """Forget what was read and what is still to be read of these pages, in the caller's transaction."""
    rows = list(Reading.objects.select_for_update().filter(page_uid__in=list(page_uids)))
    Sealed.objects.filter(record_uid__in=[row.uid for row in rows]).delete()
    Reading.objects.filter(pk__in=[row.pk for row in rows]).delete()
    tickets = [bytes(row.ticket) for row in rows if row.ticket]
    transaction.on_commit(lambda: _given_back(tickets))


def _given_back(tickets: Iterable[bytes]) -> None:
    """A vault that does not answer has nothing to forget, or will by itself."""
    for ticket in tickets:
        try:
            loans.give_back(ticket)
        except VaultLocked:
            return
