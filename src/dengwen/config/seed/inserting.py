"""Rows by the ten thousand: the same values as Django would write, without asking every field of every row for its way of doing it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from django.db import connection, models

Adapt = Callable[[Any], Any]


def insert(rows: Iterable[models.Model]) -> None:
    """Write unsaved rows of one table whose own key nobody needs afterwards."""
    unsaved = list(rows)
    if not unsaved:
        return
    table = type(unsaved[0])
    fields = [field for field in table._meta.concrete_fields if not isinstance(field, models.AutoField)]
    named, adapts = [field.attname for field in fields], [_adapt(field) for field in fields]
    for row in unsaved:
        row._prepare_related_fields_for_save("insert")  # type: ignore[attr-defined]
    quoted = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    into = connection.ops.quote_name(table._meta.db_table)
    places = ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {into} ({quoted}) VALUES ({places})",  # noqa: S608 (names of our own tables)
            [[adapt(getattr(row, name)) for name, adapt in zip(named, adapts, strict=True)] for row in unsaved],
        )


def _adapt(field: models.Field[Any, Any]) -> Adapt:
    if isinstance(field, models.UUIDField) and not connection.features.has_native_uuid_field:
        return _hex
    if isinstance(field, models.JSONField):
        return json.dumps
    if isinstance(field, models.DateTimeField):
        return connection.ops.adapt_datetimefield_value
    if isinstance(field, models.DateField):
        return connection.ops.adapt_datefield_value
    return str.__str__ if isinstance(field, models.CharField) else _as_it_is


def _hex(value: Any) -> str | None:
    return None if value is None else str(value.hex)


def _as_it_is(value: Any) -> Any:
    return value
