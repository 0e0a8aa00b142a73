"""The process that reads printed text in pictures, with RapidOCR: without keys, without a place to write, within bounds.

Its models come inside the wheel and nothing is fetched. Lines that the edge of the paper broke are joined again: a name that runs over the
edge must be found whole, because the exclusion looks for names.
"""

import io
import json
import os
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from PIL import Image
from rapidocr import RapidOCR

from dengwen.vault.process import confine, harden

MEMORY_BYTES, CPU_SECONDS = 4 << 30, 240
FAILED = 3
YIELDING = 10
MOST_PIXELS = 20_000_000
REACHES_EDGE = 0.93
SETTINGS = {
    "Global.log_level": "critical",
    "EngineConfig.onnxruntime.intra_op_num_threads": 2,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}

Image.MAX_IMAGE_PIXELS = MOST_PIXELS


def frames(data: bytes) -> Iterator[bytes]:
    """The pictures, each behind its length in four bytes."""
    at = 0
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 4 + size]
        at += 4 + size


def joined(lines: Sequence[tuple[str, float, float]]) -> str:
    """Lines as (words, left edge, right edge), from top to bottom: one that reaches the right edge goes on in the next."""
    if not lines:
        return ""
    left, right = min(line[1] for line in lines), max(line[2] for line in lines)
    edge, indent = left + REACHES_EDGE * (right - left), left + 0.03 * (right - left)
    text = lines[0][0]
    for before, (words, start, _) in pairwise(lines):
        runs_on = before[2] >= edge and start <= indent
        latin = text[-1:].isascii() and words[:1].isascii()
        text += ((" " if latin else "") if runs_on else "\n") + words
    return text


def read_in(reader: Any, image: bytes) -> str:
    with Image.open(io.BytesIO(image), formats=("JPEG",)) as picture:
        found = reader(np.asarray(picture.convert("RGB")))
    if found.txts is None:
        return ""
    edges = [(float(box[:, 0].min()), float(box[:, 0].max())) for box in found.boxes]
    return joined([(words, *edge) for words, edge in zip(found.txts, edges, strict=True)])


def read() -> int:
    """Pictures from standard input; for each, as soon as it is read, a line of JSON to standard output. Everybody else goes first."""
    harden()
    confine(MEMORY_BYTES, CPU_SECONDS)
    os.nice(YIELDING)
    out, sys.stdout = sys.stdout, sys.stderr
    try:
        reader = RapidOCR(params=SETTINGS)
        for image in frames(sys.stdin.buffer.read()):
            out.buffer.write(json.dumps(read_in(reader, image)).encode() + b"\n")
            out.buffer.flush()
    except Exception:
        return FAILED
    return 0


if __name__ == "__main__":
    sys.exit(read())
