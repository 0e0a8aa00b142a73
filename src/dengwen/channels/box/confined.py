"""The other side of the confined processes: a plain scan goes in through a pipe, pictures or words come back, nothing touches the disk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from typing import IO, Any

DRAWING, READING = "dengwen.channels.box.drawing", "dengwen.channels.box.reading"
PRINTING = "dengwen.channels.box.printing"
PATIENCE_SECONDS = 120.0
LONGEST_HEADER = 200
LONGEST_TEXT = 4 << 20
_one_at_a_time = threading.BoundedSemaphore(2)


class CannotDraw(ValueError):
    """This is no picture and no PDF that can be drawn, or it is too large."""


class CannotPrint(ValueError):
    """The sheet could not be drawn."""


class CannotRead(ValueError):
    """The words in these pictures could not be read."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One page: its image and thumbnail as JPEG, and whether it looks empty."""

    image: bytes
    thumb: bytes
    blank: bool


def pages_of(chunks: Iterable[bytes]) -> Iterator[Drawn]:
    """Every page of a PDF, TIFF, PNG or JPEG, one after the other."""
    with _one_at_a_time, _conversing(DRAWING, chunks) as (process, coming):
        count = 0
        while header := coming.readline(LONGEST_HEADER):
            image, thumb, blank = json.loads(header)
            yield Drawn(_exactly(coming, image), _exactly(coming, thumb), bool(blank))
            count += 1
        if process.wait() != 0 or not count:
            raise CannotDraw("This scan cannot be drawn.")


def can_read() -> bool:
    """Whether the optional reader of printed text is installed (`dengwen[ocr]`)."""
    return all(find_spec(name) for name in ("rapidocr", "onnxruntime"))


def words_of(images: Sequence[bytes]) -> Iterator[str]:
    """What is printed in each of these pictures, as a proposal, one after the other as soon as it is read.

    CannotRead when the reader is not installed or breaks off: at the picture whose words did not come.
    """
    if not can_read():
        raise CannotRead("The reader of printed text is not installed.")
    parts = [part for image in images for part in (len(image).to_bytes(4, "big"), image)]
    with _one_at_a_time, _conversing(READING, parts) as (_, coming):
        for _image in images:
            told = coming.readline(LONGEST_TEXT)
            if not told.endswith(b"\n"):
                raise CannotRead("The reader broke off.")
            yield str(json.loads(told))


def printed(told: Mapping[str, Any]) -> bytes:
    """A sheet of labels as PDF, of what `printing.sheet` is told. CannotPrint when it breaks off."""
    with _one_at_a_time, _conversing(PRINTING, [json.dumps(told).encode()]) as (process, coming):
        paper = coming.read()
        if process.wait() != 0:
            raise CannotPrint("The sheet could not be drawn.")
    return paper


@contextmanager
def _conversing(program: str, chunks: Iterable[bytes]) -> Iterator[tuple[subprocess.Popen[bytes], IO[bytes]]]:
    """A process of the house without keys that has been told everything; killed when it takes too long or is no longer wanted."""
    process = _started(program)
    watch = threading.Timer(PATIENCE_SECONDS, process.kill)
    watch.start()
    try:
        if process.stdin is None or process.stdout is None:
            raise CannotDraw("There is no pipe.")
        _tell(process.stdin, chunks)
        yield process, process.stdout
    finally:
        watch.cancel()
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def _tell(pipe: IO[bytes], chunks: Iterable[bytes]) -> None:
    """A process that breaks off while it is told is noticed by its end."""
    try:
        with pipe:
            for chunk in chunks:
                pipe.write(chunk)
    except BrokenPipeError:
        return


def _started(program: str) -> subprocess.Popen[bytes]:
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "LANG") if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-m", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=kept | {"PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "2"},
        close_fds=True,
    )


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    data = pipe.read(size)
    if len(data) != size:
        raise CannotDraw("This scan cannot be drawn.")
    return data
