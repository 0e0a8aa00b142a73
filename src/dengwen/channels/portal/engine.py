"""The portal's templates as they are drawn: what never changes is written out when a template is first read.

A text in the page's language, the address of a static file and a drawing are the same in every answer; looking them up each time would cost
more than the rest of the page. The sources stay ordinary Django templates, so that texts are collected from them as everywhere.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from django.template import Engine, Origin, Template
from django.template.backends.django import get_installed_libraries
from django.template.loaders.app_directories import Loader
from django.templatetags.static import static
from django.utils.translation import gettext, override, pgettext

_TEXT = re.compile(r'\{% trans "([^"]*)"(?: context "(\w+)")? %\}')
_STATIC = re.compile(r"\{% static '([^']*)' %\}")
_SENTENCE = re.compile(r"\{% blocktrans with ((?:\w+=[\w.|]+ ?)+) %\}(.*?)\{% endblocktrans %\}", re.DOTALL)
_DRAWING = re.compile(r'\{% include "([^"]*\.svg)" %\}')


class WrittenOut(Loader):
    """Reads a template with the constants of one language put in."""

    def __init__(self, engine: Engine, spoken: str) -> None:
        super().__init__(engine)
        self.spoken = spoken

    def get_contents(self, origin: Origin) -> str:
        with override(self.spoken):
            text = _SENTENCE.sub(_sentence, _TEXT.sub(_told, super().get_contents(origin)))
        text = _STATIC.sub(lambda found: static(found[1]), text)
        return _DRAWING.sub(lambda found: self._drawing(found[1]), text)

    def _drawing(self, name: str) -> str:
        return super().get_contents(next(each for each in self.get_template_sources(name) if Path(each.name).is_file()))


def _told(found: re.Match[str]) -> str:
    return pgettext(found[2], found[1]) if found[2] else gettext(found[1])


def _sentence(found: re.Match[str]) -> str:
    """A sentence with values in it: its translation, with the values' own expressions where it names them."""
    told = gettext(re.sub(r"\{\{ (\w+) \}\}", r"%(\1)s", found[2].replace("%", "%%")))
    values = dict(pair.split("=") for pair in found[1].split())
    return told % {name: "{{ " + values.get(name, name) + " }}" for name in re.findall(r"%\((\w+)\)s", told)}


@cache
def template(name: str, spoken: str) -> Template:
    """The page or component of this name in this language, read once a process."""
    return _engine(spoken).get_template(f"portal/{name}.html")


@cache
def _engine(spoken: str) -> Engine:
    written_out = ("dengwen.channels.portal.engine.WrittenOut", spoken)
    cached = ("django.template.loaders.cached.Loader", [written_out])
    return Engine(loaders=[cached], libraries=get_installed_libraries())
