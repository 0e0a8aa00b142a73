"""The keyring lies outside the database, readable by one account; small keyed tools hang on it."""

from pathlib import Path

import pytest
import time_machine

from dengwen.vault import codes, drafts, signing
from dengwen.vault.blind import blind
from dengwen.vault.keyring import Keyring, KeyringExists, KeyringMissing, KeyringTooOpen


def test_a_keyring_reads_back_and_keeps_purposes_apart(tmp_path: Path) -> None:
    made = Keyring.create(tmp_path / "ring")
    read = Keyring.load(tmp_path / "ring")
    assert made.derive("ledger") == read.derive("ledger") != read.derive("drafts")
    assert len(read.derive("ledger")) == 32
    assert (tmp_path / "ring").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "ring" / "master").stat().st_mode & 0o777 == 0o600
    assert repr(read) == "<Keyring>"


def test_a_keyring_is_never_replaced(tmp_path: Path) -> None:
    Keyring.create(tmp_path)
    with pytest.raises(KeyringExists):
        Keyring.create(tmp_path)


def test_an_open_or_odd_keyring_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyringMissing):
        Keyring.load(tmp_path / "nowhere")
    Keyring.create(tmp_path)
    (tmp_path / "master").chmod(0o640)
    with pytest.raises(KeyringTooOpen):
        Keyring.load(tmp_path)
    (tmp_path / "master").chmod(0o600)
    for text in ("", "dengwen-keyring-9 " + "00" * 32, "dengwen-keyring-1 00", "dengwen-keyring-1 zz"):
        (tmp_path / "master").write_text(text)
        with pytest.raises(KeyringMissing):
            Keyring.load(tmp_path)


def test_blinding_compares_and_says_nothing() -> None:
    assert blind("excluded", b"case", "ma") == blind("excluded", b"case", b"ma")
    assert len({blind("excluded", b"case", "ma"), blind("excluded", b"casem", "a"), blind("other", b"case", "ma")}) == 3


def test_a_signature_is_for_one_purpose() -> None:
    signature = signing.sign("link", b"value")
    assert signing.check("link", b"value", signature)
    assert not signing.check("other", b"value", signature)
    assert not signing.check("link", b"values", signature)


def test_a_small_secret_opens_in_its_place_only() -> None:
    blob = signing.sealed_setting(b"totp secret", "totp", b"uid")
    assert b"totp secret" not in blob
    assert signing.open_setting(blob, "totp", b"uid") == b"totp secret"
    for odd in (b"", blob[:9], b"\x02" + blob[1:], blob[:-1] + b"\0\0"):
        with pytest.raises(signing.SettingUnreadable):
            signing.open_setting(odd, "totp", b"uid")
    with pytest.raises(signing.SettingUnreadable):
        signing.open_setting(blob, "totp", b"another")


def test_a_draft_opens_with_its_own_code_for_a_day() -> None:
    code = codes.new_code()
    with time_machine.travel("2026-03-02 09:00:00+08:00", tick=False) as traveller:
        token = drafts.pack_draft({"what": "某事", "files": [1]}, code)
        assert drafts.unpack_draft(token, codes.bare(code).lower()) == {"what": "某事", "files": [1]}
        with pytest.raises(drafts.DraftUnreadable):
            drafts.unpack_draft(token, codes.new_code())
        traveller.shift(24 * 3600 - 1)
        assert drafts.unpack_draft(token, code)
        traveller.shift(2)
        with pytest.raises(drafts.DraftUnreadable):
            drafts.unpack_draft(token, code)


@pytest.mark.parametrize("token", ["", "x", "AAAA", "ä", "AQ" * 40])
def test_what_is_no_draft_is_refused(token: str) -> None:
    for code in (codes.new_code(), "no code"):
        with pytest.raises(drafts.DraftUnreadable):
            drafts.unpack_draft(token, code)
