"""The one thing that is ever said inside somebody else's app: that it arrived, that the app knows who wrote, and where to go instead."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import override

LANGUAGES = ("zh-hans", "en")
_ZH = (
    "已收到，会有专人阅读。请注意：在这个应用里不能匿名，平台和本单位都知道您是谁。"
    "需要匿名，或者要补充细节、附件、查看进展，请把下面的网址复制到浏览器里打开，不要在本应用内打开：\n{zh}"
)
_EN = (
    "Received; a person will read it. Please note: in this app you are not anonymous; the platform and we know who you are. "
    "To stay anonymous, to add details or files, or to follow what happens, copy this address into a browser outside the app:\n{en}"
)


def words(base: str) -> str:
    """The fixed answer in both languages, with the portal's address under ``base`` and nothing after it."""
    zh, en = (portal(base, language) for language in LANGUAGES)
    return f"{_ZH.format(zh=zh)}\n\n{_EN.format(en=en)}"


def welcome(base: str, token: str) -> str:
    """Where the sender of a message gets the receipt code, once; in the language of most who write here."""
    with override(LANGUAGES[0]):
        return base.rstrip("/") + reverse("portal:welcome", args=[token])


def portal(base: str, language: str) -> str:
    """The portal's first page in a language: an address without anything that could tell visitors apart."""
    with override(language):
        return base.rstrip("/") + reverse("portal:home")
