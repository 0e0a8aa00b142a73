"""A disk that fills up in the middle of a file takes a part of it without complaint: that must never pass for a stored file."""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from dengwen.vault import files
from dengwen.vault.models import SealedFile
from tests.fixtures_vault import media

__all__ = ["media"]


@pytest.fixture
def room_for() -> Iterator[None]:
    """No file grows beyond 40,000 bytes: a part of a chunk fits, the chunk does not."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, ignored)


@pytest.mark.django_db
def test_a_part_that_fitted_is_no_file(media: Path, room_for: None) -> None:
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    real = files.chest.Writer.write

    def on_a_small_disk(writer: files.chest.Writer, data: bytes) -> None:
        real(writer, data)
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, limit[1]))

    with pytest.MonkeyPatch.context() as small:
        small.setattr(files.chest.Writer, "write", on_a_small_disk)
        with pytest.raises(OSError, match="File too large"):
            files.store([b"a letter"], "letter", "text/plain")
    resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert not any(path.is_file() for path in media.rglob("*"))
    assert not SealedFile.objects.exists()
