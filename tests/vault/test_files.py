"""Files are sealed while they arrive, cleaned in a confined process, and adopted or swept."""

import io
import uuid
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import StopUpload
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from dengwen.vault import chest, cleaning, drafts, files, receipts, uploads
from dengwen.vault.cleaning import clean_copy
from dengwen.vault.files import FileGone, FileNotYours, NothingSealed, StagedFile, UploadProblem
from dengwen.vault.models import SealedFile
from tests.vault import makers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]
CANARY = makers.CANARY_BYTES


@pytest.fixture(autouse=True)
def _sealing(settings: object) -> None:
    settings.FILE_UPLOAD_HANDLERS = ["dengwen.vault.uploads.SealingUploadHandler"]  # type: ignore[attr-defined]
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 40  # type: ignore[attr-defined]


def posted(contents: Iterable[bytes], name: str = "证词.txt") -> HttpRequest:
    attached = [SimpleUploadedFile(name, content, "text/plain") for content in contents]
    return RequestFactory().post("/", {"what": "某事", "evidence": attached, "after": "still here"})


def arrived(content: bytes, name: str = "证词.txt") -> StagedFile:
    return files.stage(posted([content], name).FILES["evidence"])  # type: ignore[arg-type]


def on_disk(media: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in media.rglob("*") if path.is_file()}


@pytest.mark.parametrize("size", [1, 100, chest.PAYLOAD, chest.PAYLOAD + 1, 3 * chest.CHUNK + 7])
def test_what_arrives_comes_back(media: Path, size: int) -> None:
    content = (CANARY * (size // len(CANARY) + 1))[:size]
    staged = arrived(content)
    assert b"".join(files.read(staged.uid, staged.key)) == content
    assert (staged.size, staged.name, staged.media_type) == (size, "证词.txt", "text/plain")
    (path, stored), *others = on_disk(media).items()
    assert others == []
    assert CANARY not in stored
    assert "证" not in str(path)
    assert path.stat().st_mode & 0o077 == 0
    assert path.stat().st_mtime % 86_400 == 0
    row = SealedFile.objects.get()
    assert (row.size, row.staged, row.sealed_on) == (len(stored), True, timezone.localdate())


def test_nothing_plain_is_on_disk_at_any_moment(media: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    seen: list[int] = []
    take = uploads._Arriving.take

    def watched(arriving: uploads._Arriving, data: bytes) -> None:
        take(arriving, data)
        found = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
        assert not any(CANARY in content for content in found.values())
        seen.append(sum(len(content) for content in found.values()))

    monkeypatch.setattr(uploads._Arriving, "take", watched)
    arrived(CANARY * 100_000)
    assert len(seen) > 10
    assert seen[-1] > seen[2] > 60_000


def test_sizes_hide_in_buckets() -> None:
    assert len({chest.chunks_for(size) for size in range(chest.PAYLOAD)}) == 1
    for size in range(0, 60 << 20, 12_345):
        chunks = chest.chunks_for(size)
        assert size <= chunks * chest.PAYLOAD <= max(chest.PAYLOAD, size) * 9 / 8 + chest.PAYLOAD
    assert len({chest.chunks_for(size) for size in range(0, 60 << 20, 10_000)}) < 70


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.binary(max_size=3 * chest.CHUNK), max_size=4))
def test_any_cut_into_pieces_reads_back(pieces: list[bytes]) -> None:
    staged = files.store(iter(pieces), "x", "application/octet-stream")
    assert b"".join(files.read(staged.uid, staged.key)) == b"".join(pieces)


def test_an_altered_cut_or_foreign_file_is_named(media: Path) -> None:
    staged, other = arrived(CANARY * 20_000), arrived(b"other")
    (path,) = [media / row.path for row in SealedFile.objects.filter(uid=staged.uid)]
    whole = path.read_bytes()
    swapped = whole[:25] + whole[25 + chest._STORED : 25 + 2 * chest._STORED] + whole[25 : 25 + chest._STORED]
    for broken in (whole[:-1], whole[: -chest._STORED], whole + b"x", b"\x02" + whole[1:], b"", swapped):
        path.write_bytes(broken)
        with pytest.raises(FileNotYours):
            list(files.read(staged.uid, staged.key))
    path.write_bytes(whole)
    for uid, key in ((staged.uid, other.key), (other.uid, staged.key), (staged.uid, b"short")):
        with pytest.raises(FileNotYours):
            list(files.read(uid, key))
    with pytest.raises(FileGone):
        files.read(uuid.uuid4(), staged.key)


def test_a_file_moved_under_another_uid_is_refused() -> None:
    staged = arrived(b"one")
    path = SealedFile.objects.get().path
    with pytest.raises(FileNotYours):
        list(chest.read(uuid.uuid4(), path, staged.key))


def test_too_large_is_said_and_nothing_else_is_lost(media: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "LARGEST_BYTES", 200_000)
    request = posted([b"a" * 200_001, b"small", b"b" * 200_000])
    assert request.POST["after"] == "still here"
    problems = [(upload.problem, upload.size) for upload in request.FILES.getlist("evidence")]
    assert problems == [(UploadProblem.TOO_LARGE, 200_001), (None, 5), (None, 200_000)]
    assert len(on_disk(media)) == SealedFile.objects.count() == 2
    with pytest.raises(NothingSealed):
        files.stage(request.FILES.getlist("evidence")[0])


def test_too_many_and_empty_are_said(media: Path) -> None:
    request = posted([b""] + [b"x"] * 11)
    problems = [upload.problem for upload in request.FILES.getlist("evidence")]
    assert problems == [UploadProblem.EMPTY] + [None] * 9 + [UploadProblem.TOO_MANY] * 2
    assert request.POST["what"] == "某事"
    assert len(on_disk(media)) == SealedFile.objects.count() == 9
    request.close()


def test_a_broken_off_upload_leaves_nothing(media: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(self: object, data: bytes, start: int) -> None:
        raise StopUpload(connection_reset=True)

    monkeypatch.setattr(uploads.SealingUploadHandler, "receive_data_chunk", breaks)
    assert not posted([CANARY]).FILES
    assert on_disk(media) == {}
    assert not SealedFile.objects.exists()


def test_the_key_travels_in_the_page_and_into_a_record() -> None:
    staged, code = arrived(CANARY), receipts.new_code()
    token = drafts.pack_draft({"files": [files.file_record(staged)]}, code)
    assert files.from_record(drafts.unpack_draft(token, code)["files"][0]) == staged
    upload = posted([CANARY]).FILES["evidence"]
    assert upload.name not in repr((staged, upload, upload.stored))  # type: ignore[attr-defined]
    assert repr(staged.key) not in repr(list(SealedFile.objects.values()))


def test_adopting_twice_or_after_the_sweep_is_refused(media: Path) -> None:
    one, other = arrived(b"one"), arrived(b"other")
    files.adopt([])
    files.adopt([one.uid])
    with pytest.raises(FileGone):
        files.adopt([one.uid, other.uid])
    SealedFile.objects.filter(uid=other.uid).update(staged=True)
    files.discard(one.uid)
    assert files.sweep_staged(timezone.localdate()) == 0
    assert files.sweep_staged(timezone.localdate() + timedelta(days=1)) == 1
    assert b"".join(files.read(one.uid, one.key)) == b"one"
    assert len(on_disk(media)) == 1
    with pytest.raises(FileGone):
        files.read(other.uid, other.key)
    files.discard(other.uid)
    assert files.sweep_staged(date.max) == 0


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (makers.photo(), "image.jpg", "image/jpeg"),
        (makers.paper(), "document.pdf", "application/pdf"),
        (makers.letter(), "document.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("甲,3\n".encode(), "table.csv", "text/csv"),
    ],
)
def test_a_clean_copy_goes_through_its_own_process(content: bytes, name: str, media_type: str) -> None:
    original = arrived(content, "CanaryZhang的文件.csv")
    copy = clean_copy(original)
    assert copy.stripped
    assert copy.file is not None
    assert (copy.file.name, copy.file.media_type, copy.media_type) == (name, media_type, media_type)
    clean = b"".join(files.read(copy.file.uid, copy.file.key))
    assert clean
    assert CANARY not in clean
    assert b"".join(files.read(original.uid, original.key)) == content


@pytest.mark.parametrize(
    "content", [makers.photo()[:200], b"%PDF-1.4 broken", b"PK\x03\x04 broken", b"\0\1\2", b"<svg/>"]
)
def test_what_cannot_be_cleaned_has_no_clean_copy(media: Path, content: bytes) -> None:
    copy = clean_copy(arrived(content))
    assert (copy.file, copy.stripped) == (None, False)
    assert SealedFile.objects.count() == len(on_disk(media)) == 1


def test_a_process_that_hangs_is_stopped(media: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaning, "PATIENCE_SECONDS", 0.01)
    assert not clean_copy(arrived(makers.photo())).stripped
    assert len(on_disk(media)) == 1


def test_a_copy_that_grows_too_large_is_dropped(media: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaning, "LARGEST_COPY", 10)
    assert not clean_copy(arrived(makers.photo())).stripped
    assert len(on_disk(media)) == SealedFile.objects.count() == 1


def test_a_large_photo_is_cleaned_in_bounded_memory() -> None:
    out = io.BytesIO()
    Image.effect_noise((6000, 4000), 60).convert("RGB").save(out, "JPEG", quality=90)
    copy = clean_copy(arrived(out.getvalue()))
    assert copy.stripped
