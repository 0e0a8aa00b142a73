"""Envelopes open for the right key in the right place and for nothing else."""

import pytest
from cryptography.hazmat.bindings._rust import openssl
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from dengwen.vault import envelope
from tests.vault.plain_hpke import open_base

CONTEXT = ("record", b"compartment", b"record uid")
RFC_A21 = {  # RFC 9180, A.2.1, first encryption
    "private": "8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb",
    "info": "4f6465206f6e2061204772656369616e2055726e",
    "enc": "1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a",
    "aad": "436f756e742d30",
    "ct": "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28",
    "pt": "4265617574792069732074727574682c20747275746820626561757479",
}


def test_known_answer_of_the_rfc() -> None:
    known = {name: bytes.fromhex(text) for name, text in RFC_A21.items()}
    private, sealed = X25519PrivateKey.from_private_bytes(known["private"]), known["enc"] + known["ct"]
    suite = envelope.SUITES[envelope.SUITE]
    ours = openssl.hpke._decrypt_with_aad(suite, sealed, private, known["info"], known["aad"])
    assert ours == known["pt"] == open_base(private, sealed, known["info"], known["aad"])


@given(st.binary(max_size=2000), st.lists(st.binary(max_size=40), max_size=4))
def test_an_independent_hpke_opens_what_we_seal(text: bytes, parts: list[bytes]) -> None:
    private = X25519PrivateKey.generate()
    sealed = envelope.seal(private.public_key().public_bytes_raw(), text, tuple(parts))
    assert sealed[0] == envelope.SUITE
    info = envelope.framed("dengwen", sealed[:1], *parts)
    assert open_base(private, sealed[1:], info) == text == envelope.open_(private, sealed, tuple(parts))


@given(st.lists(st.binary(max_size=5), max_size=4), st.lists(st.binary(max_size=5), max_size=4))
def test_different_parts_never_look_alike(one: list[bytes], other: list[bytes]) -> None:
    assert (envelope.framed(*one) == envelope.framed(*other)) == (one == other)


@pytest.fixture
def sealed() -> tuple[X25519PrivateKey, bytes]:
    private = X25519PrivateKey.generate()
    return private, envelope.seal(private.public_key().public_bytes_raw(), b"drum", CONTEXT)


@pytest.mark.parametrize(
    "context", [("record", b"compartment", b"other"), ("record", b"other", b"record uid"), ("grant", *CONTEXT[1:]), ()]
)
def test_another_place_is_refused(sealed: tuple[X25519PrivateKey, bytes], context: tuple[bytes | str, ...]) -> None:
    with pytest.raises(envelope.NotSealedForYou):
        envelope.open_(*sealed, context)


def test_another_key_is_refused(sealed: tuple[X25519PrivateKey, bytes]) -> None:
    with pytest.raises(envelope.NotSealedForYou):
        envelope.open_(X25519PrivateKey.generate(), sealed[1], CONTEXT)


def test_every_changed_byte_is_refused(sealed: tuple[X25519PrivateKey, bytes]) -> None:
    private, box = sealed
    for at in range(len(box)):
        changed = bytearray(box)
        changed[at] ^= 1
        with pytest.raises((envelope.NotSealedForYou, envelope.UnknownSuite)):
            envelope.open_(private, bytes(changed), CONTEXT)


def test_another_suite_number_is_bound_in(
    sealed: tuple[X25519PrivateKey, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    private, box = sealed
    monkeypatch.setitem(envelope.SUITES, 2, envelope.SUITES[1])
    with pytest.raises(envelope.NotSealedForYou):
        envelope.open_(private, b"\x02" + box[1:], CONTEXT)


@pytest.mark.parametrize("box", [b"", b"\x00", b"\x09abc"])
def test_unknown_suites_are_named(box: bytes) -> None:
    with pytest.raises(envelope.UnknownSuite):
        envelope.open_(X25519PrivateKey.generate(), box, CONTEXT)


@given(st.binary(max_size=5000))
def test_padding_comes_off_again(text: bytes) -> None:
    assert envelope.unpad(envelope.pad(text)) == text


@given(st.integers(0, 1 << 30))
def test_buckets_hold_and_waste_little(size: int) -> None:
    room = envelope.bucket(size)
    assert room >= size
    assert room == envelope.bucket(room)
    assert room <= max(envelope.SMALLEST, 2 * size) if size <= 1 << 16 else room <= size * 9 / 8


def test_padding_hides_lengths() -> None:
    assert len({len(envelope.pad(b"x" * size)) for size in range(1, 250)}) == 1
    assert len({envelope.bucket(size) for size in range(1, 1 << 20)}) < 45


@pytest.mark.parametrize("text", [b"", b"\0\0\0\x09" + b"x" * 252 + b"y", b"\xff" * 256])
def test_broken_padding_is_named(text: bytes) -> None:
    with pytest.raises(envelope.PaddingBroken):
        envelope.unpad(text)
