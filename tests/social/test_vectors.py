"""The schemes against the examples that the platforms themselves published, and every bend of them refused."""

from __future__ import annotations

from base64 import b64encode

import pytest

from dengwen.vault import callbacks
from dengwen.vault.callbacks import NotGenuine
from tests.social.platforms import KEY, letter, opened_letter, openssl, padded

WECOM = (
    "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUk"
    "SUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekU"
    "NXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rU"
    "PA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+"
    "qN+E7Q=="
)
WECOM_ECHO = "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ=="
WECHAT = (
    "hyzAe4OzmOMbd6TvGdIOO6uBmdJoD0Fk53REIHvxYtJlE2B655HuD0m8KUePWB3+LrPXo87wzQ1QLvbeUgmBM4x6F8PGHQHFVAFmOD2LdJF9FrXpbUAh"
    "0B5GIItb52sn896wVsMSHGuPE328HnRGBcrS7C41IzDWyWNlZkyyXwon8T332jisa+h6tEDYsVticbSnyU8dKOIbgU6ux5VTjg3yt+WGzjlpKn6NPhRj"
    "pA912xMezR4kw6KWwMrCVKSVCZciVGCgavjIQ6X8tCOp3yZbGpy0VxpAe+77TszTfRd5RJSVO/HTnifJpXgCSUdUue1v6h0EIBYYI1BD1DlD+C0CR8e6"
    "OewpusjZ4uBl9FyJvnhvQl+q5rv1ixrcpCumEPo5MJSgM9ehVsNPfUM669WuMyVWQLCzpu9GhglF2PE="
)
DINGTALK = (
    "1a3NBxmCFwkCJvfoQ7WhJHB+iX3qHPsc9JbaDznE1i03peOk1LaOQoRz3+nlyGNhwmwJ3vDMG+OzrHMeiZI7gTRWVdUBmfxjZ8Ej23JVYa9VrYeJ5as7"
    "XM/ZpulX8NEQis44w53h1qAgnC3PRzM7Zc/D6Ibr0rgUathB6zRHP8PYrfgnNOS9PhSBdHlegK+AGGanfwjXuQ9+0pZcy0w9lQ=="
)
ROBOT = "hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM="
LETTERS = {
    "WeCom, message": ("QDG6eK", "1409659813", "1372623149", WECOM, "477715d11cdb4164915debcba66cb864d751f3e6"),
    "WeCom, address": ("QDG6eK", "1409659589", "263014780", WECOM_ECHO, "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3"),
    "WeChat": ("spamtest", "1409735669", "1320562132", WECHAT, "5d197aaffba7e9b25a30732f161a50dee96bd5fa"),
    "WeChat, plain": ("spamtest", "1409735669", "1320562132", "", "16120ec1b8dbb870f510d87ce6bc2463eae6ca1a"),
    "DingTalk": ("123456", "1445827045067", "nEXhMP4r", DINGTALK, "5a65ceeef9aab2d149439f82dc191dd6c5cbe2c0"),
}
INSIDE = {
    "WeCom, message": (KEY, "wx5823bf96d3bd56c7", WECOM, "<MsgId>4561255354251345929</MsgId>\n<AgentID>218</AgentID>\n</xml>"),
    "WeCom, address": (KEY, "wx5823bf96d3bd56c7", WECOM_ECHO, "1616140317555161061"),
    "WeChat": ("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "wx2c2769f8efd9abc2", WECHAT, "<MsgId>6054768590064713728</MsgId>\n</xml>"),
    "DingTalk": ("4g5j64qlyl3zvetqxz5jiocdr586fn2zvjpa8zls3ij", "suite4xxxxxxxxxxxxxxx", DINGTALK, 'Key":"suite4xxxxxxxxxxxxxxx"}'),
}  # fmt: skip


@pytest.mark.clause("2.4a")
@pytest.mark.parametrize("name", LETTERS)
def test_signatures_are_those_of_the_documents(name: str) -> None:
    *parts, signature = LETTERS[name]
    assert callbacks.sorted_signature(*parts) == signature


@pytest.mark.clause("2.4a")
@pytest.mark.parametrize("name", INSIDE)
def test_letters_of_the_documents_open(name: str) -> None:
    key, receiver, encrypted, ending = INSIDE[name]
    assert callbacks.open_letter(key, receiver, encrypted).decode().endswith(ending)
    with pytest.raises(NotGenuine):
        callbacks.open_letter(key, receiver + "x", encrypted)


def test_feishus_example_opens() -> None:
    assert callbacks.open_lark("test key", "P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=") == b"hello world"


def test_dingtalks_robot_signs_its_instant() -> None:
    """The example's secret and instant; the signature worked out by OpenSSL's own HMAC."""
    assert callbacks.robot_signature("1577262236757", "this is secret") == ROBOT


@pytest.mark.parametrize("size", [0, 1, 11, 12, 31, 32, 33, 5000])
def test_each_side_reads_the_other(size: int) -> None:
    text = "字" * size
    assert opened_letter(callbacks.seal_letter(KEY, "we", text.encode())) == (text, "we")
    assert callbacks.open_letter(KEY, "we", letter(text, "we")).decode() == text
    assert callbacks.open_lark("key", callbacks.seal_lark("key", text.encode())).decode() == text


def as_base64(data: bytes) -> str:
    return b64encode(data).decode()


def test_whatever_is_bent_is_not_genuine() -> None:
    key = callbacks.letter_key(KEY)
    bent = [
        "",
        "no base64 !",
        "AAAA",
        WECOM[:-4],
        WECOM[:-12] + ("A" if WECOM[-12] != "A" else "B") + WECOM[-11:],
        letter("x", "somebody else"),
        *(as_base64(openssl(plain, key, key[:16])) for plain in (bytes(32), padded(b"short", 32), b"\xff" * 64)),
    ]
    for each in bent:
        with pytest.raises(NotGenuine):
            callbacks.open_letter(KEY, "wx5823bf96d3bd56c7", each)
    for each in ("", "AAAA", as_base64(bytes(16)), as_base64(bytes(48))):
        with pytest.raises(NotGenuine):
            callbacks.open_lark("test key", each)
    with pytest.raises(NotGenuine):
        callbacks.letter_key(KEY + "A")
