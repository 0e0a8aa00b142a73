"""Django's SQLite backend, with the statements' marks turned only once.

Django writes ``%s``, SQLite reads ``?``; Django's backend turns one into the other by a search through the whole text, each time. Most
statements of a house are the same few, and long.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from django.db.backends.sqlite3 import base

KEPT = 512


class CursorWrapper(base.SQLiteCursorWrapper):
    """A cursor that remembers turned statements."""

    def convert_query(self, query: str, *, param_names: Iterable[str] | None = None) -> str:
        """The statement with the marks of SQLite; named parameters are left to Django."""
        return super().convert_query(query, param_names=param_names) if param_names is not None else _turned(query)


@lru_cache(maxsize=KEPT)
def _turned(query: str) -> str:
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


class DatabaseWrapper(base.DatabaseWrapper):
    """The engine ``dengwen.config.sqlite``."""

    def create_cursor(self, name: str | None = None) -> CursorWrapper:
        made: CursorWrapper = self.connection.cursor(factory=CursorWrapper)
        return made
