"""Files from arrival to adoption: staged with their key in the reporter's page, adopted when a record holds the key."""

import base64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from dengwen.ledger.inserting import insert

from . import chest
from .chest import FileNotYours, Stored, Writer
from .kinds import sniff
from .models import SealedFile
from .uploads import SealedUpload, SealingUploadHandler, UploadProblem

__all__ = [
    "FileGone",
    "FileNotYours",
    "NothingSealed",
    "SealedUpload",
    "SealingUploadHandler",
    "StagedFile",
    "UploadProblem",
    "adopt",
    "discard",
    "file_record",
    "from_record",
    "read",
    "release",
    "stage",
    "store",
    "store_several",
    "sweep_staged",
]


class FileGone(Exception):
    """This staged file was swept away or already adopted."""


class NothingSealed(Exception):
    """This upload was refused, so there is nothing to stage."""


@dataclass(frozen=True, slots=True, repr=False)
class StagedFile:
    """A sealed file with its key in hand. Name and key belong into drafts and sealed records, nowhere else."""

    uid: UUID
    key: bytes
    name: str
    size: int
    media_type: str
    sha256: str
    stored_sha256: str


def stage(upload: SealedUpload) -> StagedFile:
    """Take over an upload that arrived without a problem; its kind is told by its first bytes."""
    if upload.uid is None or upload.stored is None:
        raise NothingSealed("This upload was refused.")
    kind = sniff(upload.head, upload.name or "")
    SealedFile.objects.filter(uid=upload.uid).update(size=upload.stored.stored_size)
    return staged_file(upload.uid, upload.stored, upload.name or "", kind.media_type)


def store(chunks: Iterable[bytes], name: str, media_type: str) -> StagedFile:
    """Seal bytes that did not come as an upload (a clean copy, a mail attachment); the file is staged."""
    row = SealedFile.objects.create(path=chest.new_path(), sealed_on=timezone.localdate())
    writer = Writer(row.uid, row.path)
    try:
        for chunk in chunks:
            writer.write(chunk)
        stored = writer.finish()
    except BaseException:
        writer.abandon()
        row.delete()
        raise
    SealedFile.objects.filter(pk=row.pk).update(size=stored.stored_size)
    return staged_file(row.uid, stored, name, media_type)


def store_several(several: Sequence[bytes], name: str, media_type: str) -> list[StagedFile]:
    """Seal many pieces with two commits in all: their rows are there before the first byte is written, so that none is lost sight of.

    The pieces are on disk when this returns. When one cannot be written, none is kept.
    """
    rows = [SealedFile(path=chest.new_path(), sealed_on=timezone.localdate()) for _ in several]
    insert(rows)
    try:
        staged = [_written(row, data, name, media_type) for row, data in zip(rows, several, strict=True)]
        SealedFile.objects.bulk_update(rows, ["size"])
    except BaseException:
        for row in rows:
            (Path(settings.MEDIA_ROOT) / row.path).unlink(missing_ok=True)
        SealedFile.objects.filter(pk__in=[row.pk for row in rows]).delete()
        raise
    return staged


def _written(row: SealedFile, data: bytes, name: str, media_type: str) -> StagedFile:
    writer = Writer(row.uid, row.path)
    try:
        writer.write(data)
        stored = writer.finish()
    except BaseException:
        writer.abandon()
        raise
    row.size = stored.stored_size
    return staged_file(row.uid, stored, name, media_type)


def staged_file(uid: UUID, stored: Stored, name: str, media_type: str) -> StagedFile:
    return StagedFile(uid, stored.key, name, stored.size, media_type, stored.sha256, stored.stored_sha256)


def read(uid: UUID, key: bytes) -> Iterator[bytes]:
    """Stream the plain bytes of a sealed file; `FileGone` before the first byte when there is none."""
    path = SealedFile.objects.filter(uid=uid).values_list("path", flat=True).first()
    if path is None or not (Path(settings.MEDIA_ROOT) / path).exists():
        raise FileGone("There is no such file any more.")
    return chest.read(uid, path, key)


def file_record(file: StagedFile) -> dict[str, Any]:
    """The file as plain JSON values, for a draft or a sealed record."""
    return {
        "file": str(file.uid),
        "key": base64.b64encode(file.key).decode(),
        "name": file.name,
        "size": file.size,
        "media_type": file.media_type,
        "sha256": file.sha256,
        "stored_sha256": file.stored_sha256,
    }


def from_record(record: Mapping[str, Any]) -> StagedFile:
    return StagedFile(
        uid=UUID(record["file"]),
        key=base64.b64decode(record["key"]),
        name=record["name"],
        size=record["size"],
        media_type=record["media_type"],
        sha256=record["sha256"],
        stored_sha256=record["stored_sha256"],
    )


def adopt(uids: Iterable[UUID]) -> None:
    """Keep these staged files for good, in the caller's transaction; `FileGone` unless all of them were staged."""
    wanted = set(uids)
    if wanted and SealedFile.objects.filter(uid__in=wanted, staged=True).update(staged=False) != len(wanted):
        raise FileGone("A staged file was swept away or already adopted.")


def release(uids: Iterable[UUID]) -> None:
    """Adopted files become staged again, in the caller's transaction, to be adopted by another record of the same transaction."""
    SealedFile.objects.filter(uid__in=list(uids)).update(staged=True)


def discard(uid: UUID) -> None:
    """Remove a staged file (the reporter took it back). Adopted files stay."""
    for row in SealedFile.objects.filter(uid=uid, staged=True):
        _remove(row)


def sweep_staged(before: date) -> int:
    """Remove files staged before this day that nobody adopted; how many."""
    rows = list(SealedFile.objects.filter(staged=True, sealed_on__lt=before))
    for row in rows:
        _remove(row)
    return len(rows)


def _remove(row: SealedFile) -> None:
    removed, _ = SealedFile.objects.filter(pk=row.pk, staged=True).delete()
    if removed:
        (Path(settings.MEDIA_ROOT) / row.path).unlink(missing_ok=True)
