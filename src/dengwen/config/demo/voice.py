"""A voice that says nothing: vowels and pauses in the melody of a sentence, made by arithmetic, as a telephone would carry it."""

from __future__ import annotations

import array
import io
import math
import wave
from random import Random

RATE, SECONDS = 8_000, 8
VOWELS = ((730, 1090), (530, 1840), (390, 1990), (570, 840), (300, 870))
"""The two lowest resonances of five vowels, in hertz."""
SYLLABLE, PAUSE_EVERY = 0.19, 7
LOUDEST = 9_000


def spoken(random: Random) -> bytes:
    """A WAV file of eight seconds."""
    samples = array.array("h")
    syllable = 0
    while len(samples) < RATE * SECONDS:
        syllable += 1
        pause = syllable % PAUSE_EVERY == 0
        samples.extend([0] * int(RATE * 0.3) if pause else _vowel(random.choice(VOWELS), random.uniform(150, 235)))
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples[: RATE * SECONDS].tobytes())
    return out.getvalue()


def _vowel(resonances: tuple[int, int], pitch: float) -> list[int]:
    """Harmonics of the pitch, louder near the resonances, swelling and fading."""
    count = int(RATE * SYLLABLE)
    tones = [(pitch * n, _weight(pitch * n, resonances)) for n in range(1, int(3000 / pitch))]
    loud = sum(weight for _, weight in tones)
    return [
        int(
            LOUDEST
            * math.sin(math.pi * at / count)
            * sum(weight * math.sin(2 * math.pi * tone * at / RATE) for tone, weight in tones)
            / loud
        )
        for at in range(count)
    ]


def _weight(tone: float, resonances: tuple[int, int]) -> float:
    return sum(1 / (1 + ((tone - peak) / 120) ** 2) for peak in resonances)
