"""Clean copies: a staged file streams through a confined process and comes back without metadata, sealed again."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import IO

from .files import StagedFile, read, store
from .kinds import HEAD, Family, sniff

PATIENCE_SECONDS = 60.0
LARGEST_COPY = 200 << 20
_BLOCK = 1 << 16
_PROGRAMS = {
    Family.IMAGE: "strip_image",
    Family.PDF: "strip_pdf",
    Family.OFFICE: "strip_office",
    Family.TEXT: "strip_text",
}
_NAMES = {Family.IMAGE: "image", Family.PDF: "document", Family.OFFICE: "document", Family.TEXT: "text"}
_at_once = threading.BoundedSemaphore(2)


class CopyTooLarge(Exception):
    """A clean copy grew beyond what any file may be."""


@dataclass(frozen=True, slots=True)
class CleanCopy:
    """`stripped` tells whether there is a copy; without one only the original exists."""

    file: StagedFile | None
    stripped: bool
    media_type: str


def clean_copy(original: StagedFile) -> CleanCopy:
    """A staged copy without metadata and under a neutral name, or none when the kind is unknown or cleaning fails."""
    chunks = read(original.uid, original.key)
    first = next(chunks, b"")
    kind = sniff(first[:HEAD], original.name)
    program = _PROGRAMS.get(kind.family)
    if program is None:
        return CleanCopy(None, stripped=False, media_type=kind.media_type)
    with _at_once:
        copy = _through(program, chain([first], chunks), _NAMES[kind.family])
    if copy is None:
        return CleanCopy(None, stripped=False, media_type=kind.media_type)
    if kind.media_type == "text/csv":
        copy = replace(copy, name="table.csv", media_type=kind.media_type)
    return CleanCopy(copy, stripped=True, media_type=copy.media_type)


def _through(program: str, chunks: Iterator[bytes], name: str) -> StagedFile | None:
    process = _started(program)
    watch = threading.Timer(PATIENCE_SECONDS, process.kill)
    watch.start()
    try:
        return _conversed(process, chunks, name)
    except (OSError, ValueError, CopyTooLarge):
        return None
    finally:
        watch.cancel()
        process.kill()
        process.wait()
        _pipe(process.stdout).close()


def _conversed(process: subprocess.Popen[bytes], chunks: Iterator[bytes], name: str) -> StagedFile | None:
    with _pipe(process.stdin) as going_in:
        for chunk in chunks:
            going_in.write(chunk)
    coming_out = _pipe(process.stdout)
    header = coming_out.readline(1000)
    if not header:
        return None
    media_type, suffix = json.loads(header)
    return store(_copied(process, coming_out), name + str(suffix), str(media_type))


def _copied(process: subprocess.Popen[bytes], coming_out: IO[bytes]) -> Iterator[bytes]:
    size = 0
    while block := coming_out.read(_BLOCK):
        size += len(block)
        if size > LARGEST_COPY:
            raise CopyTooLarge("This clean copy is too large.")
        yield block
    if process.wait() != 0:
        raise ValueError("The cleaning process broke off.")


def _started(program: str) -> subprocess.Popen[bytes]:
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "LANG") if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-m", f"dengwen.vault.{program}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=kept | {"PYTHONDONTWRITEBYTECODE": "1"},
        close_fds=True,
    )


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise OSError("no pipe")
    return pipe
