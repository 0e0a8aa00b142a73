"""What the demonstration draws and speaks: the same from the same chance, and really a sound and a stack of sheets."""

import io
import wave
from random import Random

import pypdfium2
import pytest

from dengwen.channels.box import labels
from dengwen.config.demo import letters, voice


def test_the_same_chance_speaks_the_same() -> None:
    spoken = voice.spoken(Random("a"))
    assert spoken == voice.spoken(Random("a")) != voice.spoken(Random("b"))
    with wave.open(io.BytesIO(spoken)) as file:
        assert (file.getframerate(), file.getnchannels()) == (voice.RATE, 1)
        assert file.getnframes() == voice.RATE * voice.SECONDS
        heard = memoryview(file.readframes(file.getnframes())).cast("h")
    assert 4_000 < max(heard) <= voice.LOUDEST
    silent = sum(sample == 0 for sample in heard)
    assert 0 < silent < len(heard) / 3


def test_the_same_chance_draws_the_same() -> None:
    drawn = letters.scanned(Random("a"))
    assert drawn is not None
    assert drawn == letters.scanned(Random("a")) != letters.scanned(Random("b"))
    assert len(pypdfium2.PdfDocument(drawn)) == letters.SHEETS


def test_without_a_chinese_font_no_letter_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(labels, "FONTS", ())
    assert letters.scanned(Random("a")) is None
