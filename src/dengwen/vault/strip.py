"""The frame of the processes that clean files: a plain file comes in on one pipe, a clean one leaves on another.

Each family of files has its own small program (`strip_image`, `strip_pdf`, `strip_office`, `strip_text`), so that a
hostile file meets one parser only, in a process without keys, without the right to write any file, and with bounds on
memory and time.
"""

import json
import sys
from collections.abc import Callable
from typing import NamedTuple

from .process import confine, harden

MEMORY_BYTES = 2 << 30
CPU_SECONDS = 30
FAILED = 3


class CannotClean(Exception):
    """This file cannot be cleaned with certainty, so it is not cleaned at all."""


class Clean(NamedTuple):
    """A copy without anything that tells who made it, where, when and with what."""

    data: bytes
    media_type: str
    suffix: str


def serve(clean: Callable[[bytes], Clean]) -> int:
    """Clean standard input to standard output: one line of JSON, then the bytes. Says nothing about failures."""
    harden()
    confine(MEMORY_BYTES, CPU_SECONDS)
    try:
        copy = clean(sys.stdin.buffer.read())
    except Exception:
        return FAILED
    sys.stdout.buffer.write(json.dumps([copy.media_type, copy.suffix]).encode() + b"\n")
    sys.stdout.buffer.write(copy.data)
    sys.stdout.buffer.flush()
    return 0
