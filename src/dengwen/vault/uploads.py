"""Uploads are sealed while they arrive: the plain bytes of a file never touch the disk."""

from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.utils import timezone

from . import chest
from .kinds import HEAD
from .models import SealedFile

if TYPE_CHECKING:
    _Uploaded = UploadedFile[bytes]
else:
    _Uploaded = UploadedFile

MOST_FILES = 10
LARGEST_BYTES = 50 << 20


class UploadProblem(StrEnum):
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    EMPTY = "empty"


class SealedUpload(_Uploaded):
    """What a form finds in request.FILES: sealed already, or with a `problem` and nothing kept."""

    def __init__(self, name: str, size: int, content_type: str, field: str) -> None:
        super().__init__(None, name, content_type, size)
        self.field = field
        self.problem: UploadProblem | None = None
        self.uid: UUID | None = None
        self.stored: chest.Stored | None = None
        self.head = b""

    def __repr__(self) -> str:
        return "<SealedUpload>"

    def close(self) -> None:
        """Nothing is open any more: Django closes every upload when a request ends."""


class _Arriving:
    """One file on its way in. Django calls `close` when the request breaks off."""

    def __init__(self) -> None:
        row = SealedFile(path=chest.new_path(), sealed_on=timezone.localdate())
        row.save(force_insert=True)
        self.uid, self.head, self.closed = row.uid, b"", False
        self.writer = chest.Writer(row.uid, row.path)

    def take(self, data: bytes) -> None:
        if len(self.head) < HEAD:
            self.head += data[: HEAD - len(self.head)]
        self.writer.write(data)

    def close(self) -> None:
        if not self.closed:
            self.closed = True
            self.writer.abandon()
            SealedFile.objects.filter(uid=self.uid).delete()


class SealingUploadHandler(FileUploadHandler):
    """Django's upload handler of this house: seals chunk by chunk; refuses by marking the file, never the request."""

    chunk_size = chest.CHUNK

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self._files = 0
        self._size = 0
        self.file: _Arriving | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._files += 1
        self._size = 0
        self.file = _Arriving() if self._files <= MOST_FILES else None

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._size += len(raw_data)
        if self.file is None:
            return
        if self._size > LARGEST_BYTES:
            self.file.close()
            self.file = None
        else:
            self.file.take(raw_data)

    def file_complete(self, file_size: int) -> SealedUpload:
        upload = SealedUpload(self.file_name or "", self._size, self.content_type or "", self.field_name or "")
        upload.problem = self._problem()
        if self.file is not None and upload.problem is not None:
            self.file.close()
        elif self.file is not None:
            upload.uid, upload.head = self.file.uid, self.file.head
            upload.stored = self.file.writer.finish()
        self.file = None
        return upload

    def upload_interrupted(self) -> None:
        if self.file is not None:
            self.file.close()
            self.file = None

    def _problem(self) -> UploadProblem | None:
        if self._files > MOST_FILES:
            return UploadProblem.TOO_MANY
        if self._size > LARGEST_BYTES:
            return UploadProblem.TOO_LARGE
        return UploadProblem.EMPTY if self._size == 0 else None
