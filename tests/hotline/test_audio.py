"""Telephone sound: both laws, and the greeting."""

from __future__ import annotations

from pathlib import Path

import pytest

from dengwen.channels.hotline.sip import audio


@pytest.mark.parametrize("kind", [audio.PCMU, audio.PCMA])
def test_the_two_laws_are_inverses_within_their_steps(kind: int) -> None:
    for sample in range(-32000, 32000, 97):
        (back,) = [int.from_bytes(audio.to_linear(audio.to_law([sample], kind), kind), "little", signed=True)]
        assert abs(back - sample) <= max(16, abs(sample) / 16)
    codes = bytes(range(256))
    linear = audio.to_linear(codes, kind)
    samples = [int.from_bytes(linear[at : at + 2], "little", signed=True) for at in range(0, 512, 2)]
    assert audio.to_linear(audio.to_law(samples, kind), kind) == linear


def test_a_greeting_of_another_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "odd.wav").write_bytes(b"RIFF")
    with pytest.raises(audio.NoGreeting):
        audio.greeting(tmp_path / "odd.wav")
    assert len(audio.greeting(None)) > audio.RATE
