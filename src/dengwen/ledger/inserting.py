"""New rows of a table in one statement that is planned once.

The ORM plans every insert anew, which costs more than the insert itself; a busy web form writes nine tables. Nothing else is different: the
same columns, the same adapters, primary keys filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Field, Model, UUIDField

AT_ONCE = 100
AS_IT_IS = frozenset(
    {"CharField", "BooleanField", "PositiveIntegerField", "PositiveSmallIntegerField", "ForeignKey", "BinaryField"}
)
Values = Mapping[str, Any]
_Adapter = Callable[[Any], Any]


@dataclass(frozen=True, slots=True, eq=False)
class _Plan:
    """How rows of one table become values: where each lies, what it is unless named, and which few must be adapted for the database."""

    of_object: Callable[[Any], tuple[Any, ...]]
    of_values: Callable[[Mapping[str, Any]], tuple[Any, ...]]
    relations: tuple[tuple[int, str], ...]
    adapters: tuple[tuple[int, _Adapter], ...]
    defaults: Mapping[str, Any]
    start: str
    row: str
    key: str

    def adapted(self, values: tuple[Any, ...]) -> list[Any]:
        row = list(values)
        for at, adapt in self.adapters:
            value = row[at]
            if value is not None:
                row[at] = adapt(value)
        return row


def insert(*batches: Sequence[Model]) -> None:
    """Write unsaved objects, a batch of one model after the other, in the caller's transaction; their primary keys are set afterwards."""
    with connection.cursor() as cursor:
        for batch in batches:
            for at in range(0, len(batch), AT_ONCE):
                _insert(cursor, batch[at : at + AT_ONCE])


def insert_values(tables: Mapping[type[Model], Sequence[Values]]) -> None:
    """Write rows given as values by column attribute; what a row does not name has the model's default. No objects are made."""
    with connection.cursor() as cursor:
        for model, rows in tables.items():
            _insert_values(cursor, model, rows, "")


def insert_missing(model: type[Model], rows: Sequence[Values]) -> None:
    """The same, but rows that are there already, by any unique key, stay as they are."""
    with connection.cursor() as cursor:
        _insert_values(cursor, model, rows, " ON CONFLICT DO NOTHING")


def _insert_values(cursor: CursorWrapper, model: type[Model], rows: Sequence[Values], end: str) -> None:
    plan = _plan(model, cursor.db.vendor)
    for at in range(0, len(rows), AT_ONCE):
        batch = rows[at : at + AT_ONCE]
        values = [each for row in batch for each in plan.adapted(plan.of_values({**plan.defaults, **row}))]
        cursor.execute(_statement(plan, len(batch), end), values)


def _insert(cursor: CursorWrapper, objects: Sequence[Model]) -> None:
    plan, values = _plan(type(objects[0]), cursor.db.vendor), []
    for each in objects:
        row = plan.adapted(plan.of_object(each))
        for at, relation in plan.relations:
            if row[at] is None and getattr(each, relation) is not None:
                row[at] = getattr(each, relation).pk
        values += row
    cursor.execute(_statement(plan, len(objects), plan.key), values)
    alias = cursor.db.alias
    for each, (key,) in zip(objects, cursor.fetchall(), strict=True):
        each.pk, each._state.adding, each._state.db = key, False, alias


@cache
def _plan(model: type[Model], vendor: str) -> _Plan:
    meta, quote = model._meta, connection.ops.quote_name
    fields = [field for field in meta.concrete_fields if not field.primary_key]
    names = [field.attname for field in fields]
    columns = ", ".join(quote(str(field.column)) for field in fields)
    adapters = [(at, _adapter(field)) for at, field in enumerate(fields)]
    return _Plan(
        of_object=attrgetter(*names),
        of_values=itemgetter(*names),
        relations=tuple((at, field.name) for at, field in enumerate(fields) if field.is_relation),
        adapters=tuple((at, adapt) for at, adapt in adapters if adapt is not None),
        defaults={
            field.attname: field.get_default() for field in fields if field.null or not isinstance(field, UUIDField)
        },
        start=f"INSERT INTO {quote(meta.db_table)} ({columns}) VALUES ",  # noqa: S608  (names of our own tables)
        row="(" + ", ".join(["%s"] * len(fields)) + ")",
        key=f" RETURNING {quote(str(meta.pk.column))}",
    )


@cache
def _statement(plan: _Plan, rows: int, end: str) -> str:
    return plan.start + ", ".join([plan.row] * rows) + end


def _adapter(field: Field[Any, Any]) -> _Adapter | None:
    kind = field.get_internal_type()
    if kind in AS_IT_IS:
        return None
    if kind == "UUIDField":
        return None if connection.features.has_native_uuid_field else attrgetter("hex")
    if kind == "DateField":
        return connection.ops.adapt_datefield_value
    return lambda value: field.get_db_prep_save(value, connection)
