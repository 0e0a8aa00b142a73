"""Every address that the resolver knows, by name, and how to write it for one matter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from tests.matrix.cast import Matter
from tests.matrix.rows import ROOMS

NEVER_GIVEN = "ZZZZ-ZZZZ-ZZ"
"""A code that no matter has: Z is not followed by Z in any that is drawn, and a test looks."""


def named(patterns: Any = None, namespace: str = "") -> Iterator[str]:
    for each in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(each, URLResolver):
            yield from named(each.url_patterns, f"{each.namespace}:" if each.namespace else namespace)
        elif isinstance(each, URLPattern):
            yield f"{namespace}{each.name or each.pattern}"


def address(row: str, matter: Matter, code: str, language: str = "en") -> str:
    """The path of a row: the name of an address, after ``#`` which of its kinds."""
    name, _, kind = row.partition("#")
    given: dict[str, list[Any]] = {
        each: arguments(matter) for room in ROOMS for each, arguments in getattr(room, "ARGUMENTS", {}).items()
    }
    found = given | {
        "desk:find": [],
        "desk:case": [code],
        "desk:act": [code, kind or "note"],
        "desk:file": [code, {"packet": matter.packet_file, "evidence": matter.evidence}.get(kind, matter.report_file)],
        "investigation:file": [code, matter.evidence, 0, kind or "clean"],
        "rectification:file": [code, matter.measure_file],
        "protection:identity": [code],
    }
    with translation.override(language):
        path = reverse(name, args=found.get(name, []))
    return f"{path}?code={code}" if name == "desk:find" else path
