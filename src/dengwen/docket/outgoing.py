"""What stands against handing a text to those who must not know the reporter: a unit, the owner of a measure (3.2.3b, F1)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext

from dengwen.docket import exposure, moment, papers
from dengwen.docket.actors import Actor
from dengwen.docket.granting import opener_of
from dengwen.docket.models import Case
from dengwen.docket.papers import OpenPaper
from dengwen.docket.telltales import Finder
from dengwen.people.organisation import organisation
from dengwen.regulation.glossary import GLOSSARY

TOLD = ("submission", "arrival", "joined", "reporter_message", "withdrawal")
"""Kinds of papers that hold the reporter's own words."""
MARKED = "facts"


def reasons_against(
    case: Case, actor: Actor, texts: Mapping[str, str], *, kept: Collection[str] = (), known_to: str = ""
) -> list[str]:
    """A sentence for each place (the label of a text) that holds what points to the reporter, or the reporter's own sentences.

    Places in ``kept`` may repeat a short piece that names where or when; name, contact and marked words stop them all the same. Papers
    that lie in a compartment of the kind ``known_to`` are known to the receiver already and may be repeated. Sentences name the place,
    never what was found.
    """
    read = papers.open_papers(case, opener_of(actor), (*TOLD, MARKED))
    told = [text for each in read if not known_to or known_to not in each.bodies for text in _told(each)]
    marked = [word for each in read if each.paper.kind == MARKED for word in each.body.get("telltale", ())]
    finder, phrases = Finder(case.uid), _phrases()
    found = []
    for place, text in texts.items():
        if exposure.gives_away(text, marked) or finder.finds(text):
            found.append(_pointing() % {"place": place})
        short_enough = place in kept and exposure.may_be_kept(text, told, phrases)
        if not short_enough and exposure.copied(text, told, phrases):
            found.append(_copied(place, tried=place in kept))
    return found


def _pointing() -> str:
    return gettext(
        "“%(place)s” holds something that points to the reporter: a name, a form of address, a number, an address or a word that was "
        "marked at registration. Leave it out."
    )


def _copied(place: str, *, tried: bool) -> str:
    if tried:
        sentence = gettext(
            "“%(place)s” is more than the bare name of a place or a time. Leave out who says it and how."
        )
    else:
        sentence = gettext("“%(place)s” repeats the reporter's own sentences. Say it in other words.")
    return sentence % {"place": place}


def _told(each: OpenPaper) -> Iterable[str]:
    return () if each.paper.kind == MARKED else _strings(each.body)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _strings(list(value.values()))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _strings(each)


def _phrases() -> frozenset[str]:
    """Names of the house and words of the regulation say nothing about who used them."""
    house = organisation(moment.today())
    names = (name for unit in house.units.values() for name in (unit.name, unit.name_en))
    words = (word for each in GLOSSARY.values() for word in (each.zh, each.en))
    return frozenset((*names, *words))
