"""New rows of a table in one statement that is planned once.

The ORM plans every insert anew, which costs more than the insert itself; a busy web form writes nine tables. Nothing else is different: the
same columns, the same adapters, primary keys filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Model

AT_ONCE = 100
_Adapter = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Column:
    """``attname`` is where the value lies; ``relation`` where the other row lies whose key may only just have been given out."""

    attname: str
    relation: str
    default: Callable[[], Any]
    adapt: _Adapter


@dataclass(frozen=True, slots=True)
class _Plan:
    columns: tuple[_Column, ...]
    start: str
    row: str
    end: str


def insert(*batches: Sequence[Model]) -> None:
    """Write unsaved objects, a batch of one model after the other, in the caller's transaction; their primary keys are set afterwards."""
    with connection.cursor() as cursor:
        for batch in batches:
            for at in range(0, len(batch), AT_ONCE):
                _insert(cursor, batch[at : at + AT_ONCE])


def _insert(cursor: CursorWrapper, objects: Sequence[Model]) -> None:
    plan = _plan(type(objects[0]), connection.vendor)
    values = [column.adapt(_value(each, column)) for each in objects for column in plan.columns]
    cursor.execute(_statement(plan, len(objects)), values)
    for each, (key,) in zip(objects, cursor.fetchall(), strict=True):
        each.pk, each._state.adding, each._state.db = key, False, cursor.db.alias


def insert_values(tables: Mapping[type[Model], Sequence[Mapping[str, Any]]]) -> None:
    """Write rows given as values by column attribute; what a row does not name has the model's default. No objects are made."""
    with connection.cursor() as cursor:
        for model, rows in tables.items():
            for at in range(0, len(rows), AT_ONCE):
                _insert_values(cursor, model, rows[at : at + AT_ONCE])


def _insert_values(cursor: CursorWrapper, model: type[Model], rows: Sequence[Mapping[str, Any]]) -> None:
    plan = _plan(model, connection.vendor)
    values = [
        column.adapt(row[column.attname] if column.attname in row else column.default())
        for row in rows
        for column in plan.columns
    ]
    cursor.execute(_statement(plan, len(rows)), values)


def _value(row: Model, column: _Column) -> Any:
    value = getattr(row, column.attname)
    if value is None and column.relation:
        other = getattr(row, column.relation)
        value = other and other.pk
    return value


@cache
def _plan(model: type[Model], vendor: str) -> _Plan:
    meta, quote = model._meta, connection.ops.quote_name
    fields = [field for field in meta.concrete_fields if not field.primary_key]
    named = ", ".join(quote(str(field.column)) for field in fields)
    return _Plan(
        columns=tuple(
            _Column(field.attname, field.name if field.is_relation else "", field.get_default, _adapter(field))
            for field in fields
        ),
        start=f"INSERT INTO {quote(meta.db_table)} ({named}) VALUES ",  # noqa: S608  (names of our own tables)
        row="(" + ", ".join(["%s"] * len(fields)) + ")",
        end=f" RETURNING {quote(str(meta.pk.column))}",
    )


@cache
def _statement(plan: _Plan, rows: int) -> str:
    return plan.start + ", ".join([plan.row] * rows) + plan.end


def _adapter(field: Any) -> _Adapter:
    kind = field.get_internal_type()
    if kind in ("CharField", "BooleanField", "PositiveIntegerField", "PositiveSmallIntegerField", "ForeignKey"):
        return _as_it_is
    if kind == "UUIDField":
        return _as_it_is if connection.features.has_native_uuid_field else _as_hex
    if kind == "DateField":
        return connection.ops.adapt_datefield_value
    return lambda value: field.get_db_prep_save(value, connection)


def _as_it_is(value: Any) -> Any:
    return value


def _as_hex(value: Any) -> Any:
    return value and value.hex
