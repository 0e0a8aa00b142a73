"""Digest answers as the RFC has them, and the settings of the registrar."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from dengwen.channels.hotline.sip import digest
from dengwen.channels.hotline.sip.digest import Login
from dengwen.channels.hotline.sip.line import account_of_settings
from dengwen.config import hotline_settings
from dengwen.config.reading import SettingNotUnderstood
from tests.hotline.registrar import PASSWORD, USER

LOGIN = Login(USER, PASSWORD)
ASKED = 'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=%s, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v"'
CNONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"


@pytest.mark.parametrize(
    ("algorithm", "response"),
    [
        ("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
        ("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
    ],
)
def test_the_answers_are_those_of_rfc_7616(algorithm: str, response: str) -> None:
    asked = digest.strongest([ASKED % algorithm])
    assert asked is not None
    said = digest.answer(asked, Login("Mufasa", "Circle of Life"), "GET", "/dir/index.html", 1, CNONCE)
    assert f'response="{response}"' in said
    assert "nc=00000001" in said


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Basic realm=x",
        'Digest realm="a"',
        'Digest nonce="a"',
        'Digest realm="a", nonce="b", algorithm=SHA-512-256',
        'Digest realm="a", nonce="b", qop="auth-int"',
        "Digest " + "," * 500,
    ],
)
def test_what_is_not_understood_is_not_answered(header: str) -> None:
    assert digest.strongest([header]) is None
    weaker = digest.strongest([header, 'Digest realm="a", nonce="b"'])
    assert weaker is not None
    assert "qop" not in digest.answer(weaker, LOGIN, "REGISTER", "sip:x", 1, "c")


def test_settings_are_read_with_care(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, here = tmp_path / "password", ("127.0.0.1", 5060)
    file.write_text(f"{PASSWORD}\n")
    file.chmod(0o644)
    for name, value in {"REGISTRAR": "pbx.example:5070", "USER": "6110@house.example", "FILE": str(file)}.items():
        monkeypatch.setenv(f"TRY_{name}", value)
    with pytest.raises(SettingNotUnderstood):
        hotline_settings.password_file("TRY_FILE", here)
    file.chmod(0o600)
    with pytest.raises(SettingNotUnderstood):
        hotline_settings.registrar("TRY_REGISTRAR", None)
    registrar = hotline_settings.registrar("TRY_REGISTRAR", here)
    assert registrar == ("pbx.example", 5070)
    for setting, name in ((hotline_settings.user, "NONE"), (hotline_settings.password_file, "NONE")):
        assert not setting(name, None)
        with pytest.raises(SettingNotUnderstood):
            setting(name, registrar)
    monkeypatch.setattr(settings, "SIP_REGISTRAR", registrar)
    monkeypatch.setattr(settings, "SIP_USER", hotline_settings.user("TRY_USER", registrar))
    monkeypatch.setattr(settings, "SIP_PASSWORD_FILE", hotline_settings.password_file("TRY_FILE", registrar))
    about = account_of_settings()
    assert about is not None
    assert (about.domain, about.login.user, about.login.password) == ("house.example", "6110", PASSWORD)
    assert PASSWORD not in repr(about) + str(about.login)
