"""Telephone sound: the two laws of G.711 as linear samples, tones, and WAV files. Eight thousand samples a second, one channel."""

from __future__ import annotations

import io
import math
import struct
import wave
from collections.abc import Iterable, Iterator
from pathlib import Path

RATE = 8000
PER_PACKET = 160
PCMU, PCMA = 0, 8
_HEADER_SIZE = 44
_UNKNOWN = 0x7FFFFFFF


class NoGreeting(ValueError):
    """A greeting must be a WAV file with 16 bits, one channel and 8000 samples a second."""


def _of_mu(code: int) -> int:
    code = ~code & 0xFF
    value = (((code & 0x0F) << 3) + 0x84 << ((code & 0x70) >> 4)) - 0x84
    return -value if code & 0x80 else value


def _of_a(code: int) -> int:
    code ^= 0x55
    part, segment = (code & 0x0F) << 4, (code & 0x70) >> 4
    value = part + 8 if segment == 0 else part + 0x108 << segment - 1
    return value if code & 0x80 else -value


LINEAR = {PCMU: [_of_mu(code) for code in range(256)], PCMA: [_of_a(code) for code in range(256)]}
_PACKED = {kind: [struct.pack("<h", value) for value in table] for kind, table in LINEAR.items()}


def _nearest(kind: int) -> bytes:
    """For each sample, cut to its upper 13 bits, the code that comes nearest."""
    ordered = sorted((value, code) for code, value in enumerate(LINEAR[kind]))
    codes, at = bytearray(), 0
    for sample in range(-32768, 32768, 8):
        while at + 1 < len(ordered) and abs(ordered[at + 1][0] - sample) <= abs(ordered[at][0] - sample):
            at += 1
        codes.append(ordered[at][1])
    return bytes(codes)


_CODES = {PCMU: _nearest(PCMU), PCMA: _nearest(PCMA)}


def to_linear(data: bytes, kind: int) -> bytes:
    """What came over the line as 16-bit samples."""
    table = _PACKED[kind]
    return b"".join([table[code] for code in data])


def to_law(samples: Iterable[int], kind: int) -> bytes:
    """16-bit samples as they go over the line."""
    codes = _CODES[kind]
    return bytes(codes[max(-32768, min(32767, sample)) + 32768 >> 3] for sample in samples)


def tone(hertz: float, seconds: float, loudness: float = 0.3) -> list[int]:
    step = 2 * math.pi * hertz / RATE
    return [int(32767 * loudness * math.sin(step * at)) for at in range(int(RATE * seconds))]


def silence(seconds: float) -> list[int]:
    return [0] * int(RATE * seconds)


def plain_greeting() -> list[int]:
    """Where the house has recorded no greeting: three rising tones."""
    return [*tone(425, 0.3), *silence(0.1), *tone(530, 0.3), *silence(0.1), *tone(640, 0.3), *silence(0.3)]


def beep() -> list[int]:
    return [*tone(1000, 0.4), *silence(0.1)]


def greeting(path: Path | None) -> list[int]:
    """The samples of the greeting; NoGreeting for a file of another kind."""
    if path is None:
        return plain_greeting()
    try:
        with wave.open(str(path), "rb") as file:
            if (file.getframerate(), file.getsampwidth(), file.getnchannels()) != (RATE, 2, 1):
                raise NoGreeting(
                    "问候语须为 8000 Hz、16 位、单声道的 WAV 文件。/ The greeting must be WAV, 8000 Hz, 16 bits, one channel."
                )
            data = file.readframes(file.getnframes())
    except (OSError, EOFError, wave.Error) as error:
        raise NoGreeting("无法读取问候语文件。/ The greeting cannot be read.") from error
    return list(struct.unpack(f"<{len(data) // 2}h", data))


def header(data_size: int = _UNKNOWN) -> bytes:
    """The head of a WAV file; while it is being written nobody knows how long it will be."""
    return struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        b"RIFF",
        min(data_size + 36, 0xFFFFFFFF),
        b"WAVE",
        b"fmt ",
        16,
        1,
        1,
        RATE,
        RATE * 2,
        2,
        16,
        b"data",
        data_size,
    )


def with_length(chunks: Iterator[bytes], size: int) -> Iterator[bytes]:
    """A WAV file that was written before its length was known, with the length in its head."""
    first = next(chunks, b"")
    if first[:_HEADER_SIZE] == header():
        first = header(size - _HEADER_SIZE) + first[_HEADER_SIZE:]
    yield first
    yield from chunks


def samples_of(wav: bytes) -> list[int]:
    """The samples of a WAV file in memory."""
    with wave.open(io.BytesIO(wav), "rb") as file:
        data = file.readframes(file.getnframes())
    return list(struct.unpack(f"<{len(data) // 2}h", data))
