"""Somebody before a page: opens addresses, fills in the forms that the page really has, presses their buttons, reads what it says.

The life of a matter is written once against `Hands`: a browser has a pair (`tests.browser.pair`), plain HTTP has one (`tests.life.http`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from django.utils import translation
from django.utils.translation import gettext, pgettext


class Pick(str):
    """Chooses the option whose words hold this text, as a person would; other strings are values."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Thing:
    """A file on somebody's own disk."""

    name: str
    media_type: str
    data: bytes


class Hands(Protocol):
    """Actions name a form by the end of its action; an empty name is the form of the page itself, which has none."""

    language: str

    @property
    def path(self) -> str:
        """Where the page is, without host and query."""

    @property
    def text(self) -> str:
        """All words of the page, spaces made single."""

    def open(self, path: str) -> None: ...

    def send(self, action: str = "", /, *, by: str = "", **typed: Any) -> None:
        """Fill the fields named (others stay as the page has them) and press the button; ``by`` names one with an address of its own."""

    def follow(self, ending: str) -> None:
        """Press the first link whose address ends so."""

    def links(self, part: str) -> list[str]:
        """The addresses of the page's links that hold the part, each once."""

    def value(self, name: str) -> str:
        """What stands in a field of the page."""

    def download(self, path: str) -> bytes: ...

    def keep(self, title: str) -> None:
        """Look at the page closely: a browser saves and judges it."""


def sees(hands: Hands, *wanted: str) -> None:
    """The page says all of this."""
    missing = [each for each in wanted if " ".join(each.split()) not in hands.text]
    assert not missing, f"{hands.path} does not say {missing}, but: {hands.text[:3000]}"


def says(hands: Hands, sentence: str, **told: Any) -> None:
    """The page says the sentence (an English msgid) in its own language."""
    words = in_words(hands.language, sentence)
    sees(hands, words % told if told else words)


def in_words(language: str, sentence: str) -> str:
    """The sentence in the language; the portal's own word where it has one."""
    with translation.override(language):
        own = pgettext("portal", sentence)
        return gettext(sentence) if own == sentence else own
