"""Speaking for somebody else (1.2a): that and how it is so stands in the report, without names; who it is, with the identity."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dengwen.intake.given import Given, Represented
from dengwen.regulation.labels import label
from dengwen.regulation.vocabulary import Agreement, ProxyRelation
from dengwen.regulation.words import Words

AUTHORISATION = "authorisation"
"""The kind of the paper that shows it: kept whole for the keepers of identities, because it names people."""
HANDED_IN = Words("已提交授权材料", "an authorisation was handed in")


def in_report(given: Given) -> dict[str, Any]:
    """What the paper of the report says of it."""
    person = given.represented
    if person is None:
        return {}
    told = {"relation": person.relation, "agreement": person.agreement, "authorised": person.authorised}
    return {"proxy": told}


def with_identity(given: Given) -> dict[str, Any]:
    """What the paper of the identity says of it: enough for whoever is to reach the person, or to leave them in peace."""
    person = given.represented
    if person is None:
        return {}
    told = {"name": person.name, "contact": person.contact, "relation": person.relation, "agreement": person.agreement}
    return {"proxy": told}


def told(proxy: Mapping[str, Any] | None, language: str) -> str:
    """In words, without names; nothing when the reporter speaks for themselves."""
    if not proxy:
        return ""
    relation, agreement = ProxyRelation(proxy["relation"]), Agreement(proxy["agreement"])
    parts = [label(relation).in_(language), label(agreement).in_(language)]
    return " · ".join([*parts, HANDED_IN.in_(language)] if proxy.get("authorised") else parts)


def represented(
    relation: str, agreement: str, name: str, contact: str, *, authorised: bool = False
) -> Represented | None:
    """From a form that was found in order; nobody when no relation was chosen."""
    if not relation:
        return None
    return Represented(ProxyRelation(relation), Agreement(agreement), name, contact, authorised)


def faults(relation: str, agreement: str, *more: object) -> list[str]:
    """Which answer is missing: ``relation`` when something of another person stands there, ``agreement`` when that is chosen."""
    if not relation:
        return ["relation"] if any((agreement, *more)) else []
    return [] if agreement else ["agreement"]
