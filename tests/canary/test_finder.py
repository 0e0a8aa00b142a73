"""The search itself must find what is there: each form, each place."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from tests.canary.finder import Finder, forms

PLANTED = "鹤影zq寒塘7x渡口"


@pytest.mark.parametrize(
    ("form", "data"), list(forms(PLANTED)), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_form_is_found_amid_other_bytes(form: str, data: bytes) -> None:
    assert list(Finder([PLANTED]).in_bytes(b"\x00before" + data + b"after\xff", "here"))


def test_nothing_is_found_where_nothing_is() -> None:
    assert not list(Finder([PLANTED]).in_bytes(b"\x00" * 100_000 + "鹤影".encode(), "here"))


def test_packed_files_and_names_are_looked_into(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner.txt", PLANTED * 3)
    (tmp_path / "a.bin").write_bytes(gzip.compress(packed.getvalue()))
    (tmp_path / f"{PLANTED}.txt").write_bytes(b"")
    found = list(Finder([PLANTED]).in_folder(tmp_path))
    assert {each.where.split("!")[0].split("/")[-1] for each in found} == {"a.bin", f"{PLANTED}.txt"}


def test_a_string_across_a_border_of_chunks_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.canary.finder.CHUNK", 64)
    (tmp_path / "long").write_bytes(b"x" * 60 + PLANTED.encode() + b"y" * 300)
    assert list(Finder([PLANTED]).in_folder(tmp_path))
