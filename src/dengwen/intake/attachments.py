"""Files of a reporter: a clean copy for those who handle the matter, the original for the identity compartment alone (F4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dengwen.docket.actors import REPORTER
from dengwen.docket.papers import PaperDraft, draft
from dengwen.vault import files
from dengwen.vault.cleaning import clean_copy
from dengwen.vault.files import SealedUpload, StagedFile, file_record, from_record
from dengwen.vault.kinds import HEAD, sniff
from dengwen.vault.models import Compartment


@dataclass(frozen=True, slots=True)
class Attachment:
    """A staged original with its staged clean copy; ``copy`` is None for kinds that cannot be cleaned."""

    original: StagedFile
    copy: StagedFile | None = None

    def record(self) -> dict[str, Any]:
        """As plain JSON values with the keys in them: for a sealed draft, and nowhere else."""
        return {"original": file_record(self.original), "copy": self.copy and file_record(self.copy)}

    @classmethod
    def of_record(cls, record: Mapping[str, Any]) -> Attachment:
        copy = record["copy"]
        return cls(from_record(record["original"]), from_record(copy) if copy else None)


@dataclass(frozen=True, slots=True)
class Kept:
    """Raw material of a channel (a mail as it came, a recording, a scan): a staged file for the keepers of identities alone.

    ``kind`` is the paper's kind: raw_mail, recording, scan, authorisation. ``adopted`` when the channel kept it already and hands it over
    in the transaction that receives it.
    """

    kind: str
    file: StagedFile
    adopted: bool = False


def of_bytes(data: bytes, name: str) -> Attachment:
    """Something that came otherwise than by a form, staged with its clean copy; its kind is told by its first bytes."""
    original = kept_bytes(data, name)
    return Attachment(original, clean_copy(original).file)


def kept_bytes(data: bytes, name: str) -> StagedFile:
    """Stage bytes as they are, without a copy."""
    return files.store([data], name, sniff(data[:HEAD], name).media_type)


def arrived(upload: SealedUpload) -> Attachment:
    """Take over an upload that arrived without a problem and make its clean copy."""
    original = files.stage(upload)
    return Attachment(original, clean_copy(original).file)


def papers(
    attachments: Sequence[Attachment], readers: Sequence[Compartment], keepers: Compartment, first_no: int = 1
) -> list[PaperDraft]:
    """One paper a file: the clean copy for the readers, the original with its name for the keepers of identities.

    Where there is no clean copy, readers learn only that there is a file, of what kind and how large.
    """
    drafted = []
    for no, each in enumerate(attachments, start=first_no):
        shown, kept = _shown(each, no), _payload(each.original, no) | {"cleaned": False}
        drafted.append(draft("file", [*((place, shown) for place in readers), (keepers, kept)], REPORTER))
    return drafted


def kept_papers(kept: Sequence[Kept], keepers: Compartment) -> list[PaperDraft]:
    """One paper for each piece of raw material, for the keepers of identities alone."""
    return [
        draft(each.kind, [(keepers, _payload(each.file, no) | {"cleaned": False})], REPORTER)
        for no, each in enumerate(kept, start=1)
    ]


def adopt(attachments: Iterable[Attachment], kept: Iterable[Kept] = ()) -> None:
    """Keep originals and copies for good, in the caller's transaction."""
    new = [each.file.uid for each in kept if not each.adopted]
    files.adopt([*(uid for each in attachments for uid in _uids(each)), *new])


def discard(attachment: Attachment) -> None:
    """The reporter took the file back before sending it."""
    for uid in _uids(attachment):
        files.discard(uid)


def _uids(attachment: Attachment) -> list[Any]:
    return [each.uid for each in (attachment.original, attachment.copy) if each is not None]


def _shown(attachment: Attachment, no: int) -> dict[str, Any]:
    if attachment.copy is not None:
        return _payload(attachment.copy, no) | {"cleaned": True}
    original = attachment.original
    return {"no": no, "name": "", "media_type": original.media_type, "size": original.size, "cleaned": False}


def _payload(file: StagedFile, no: int) -> dict[str, Any]:
    return {"no": no, "file_uid": str(file.uid), **file_record(file)}
