"""Rows as folds of entries: the one place where what an entry says becomes what a table holds.

An entry's body carries ``rows``: a list of ``[sign, noun, uid, values]`` with sign ``+`` (a new row) or ``*`` (some columns).
`write` applies them to the tables while an act is performed; `fold` applies the same rows to plain dictionaries when the
ledger is refolded. A projected column is one that its noun lists; sealed blobs and derived order keys are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from dengwen.docket.models import Case
from dengwen.ledger.inserting import insert_values


@dataclass(frozen=True, slots=True)
class Noun:
    """A table that is a projection: ``model`` has ``uid`` and (but for the case itself) ``case``; ``fields`` are its projected columns.

    ``derived`` are those fields that are no columns but uids of other rows: a row's ``extra`` holds the columns behind them. ``since``
    names the act of the house whose entry says what stood before it; without such an entry the table is no projection yet.
    """

    name: str
    model: type[Any]
    fields: tuple[str, ...]
    derived: frozenset[str] = frozenset()
    since: str = ""


class Row(NamedTuple):
    """One change of one row. ``extra`` holds unprojected columns; they are written but not entered."""

    sign: str
    noun: str
    uid: UUID
    values: Mapping[str, Any]
    extra: Mapping[str, Any] | None = None


_NOT_YET_PLAIN = frozenset({datetime, list, tuple})
Folded = dict[tuple[str, str], dict[str, Any]]
NOUNS: dict[str, Noun] = {}


def register(noun: Noun) -> None:
    """Make a chapter's table a projection; called from AppConfig.ready."""
    NOUNS[noun.name] = noun


CASE_FIELDS = (
    "code", "stage", "matter_type", "category", "urgency", "channel", "identity_mode", "reporter_type", "received_on", "unit_uid",
    "outcome", "refusal", "policy_version", "next_due_on", "next_term",
)  # fmt: skip
CLOCK_FIELDS = (
    "term",
    "about_uid",
    "opened_on",
    "due_on",
    "due_at",
    "provisional",
    "settled_on",
    "extended_days",
    "urged",
    "pauses",
)


def new(noun: str, uid: UUID, values: Mapping[str, Any], extra: Mapping[str, Any] | None = None) -> Row:
    """A row to be made."""
    return Row("+", noun, uid, values, extra)


def change(noun: str, uid: UUID, values: Mapping[str, Any], extra: Mapping[str, Any] | None = None) -> Row:
    """Some columns of a row to be changed."""
    return Row("*", noun, uid, values, extra)


def plain(value: Any) -> Any:
    """A value as an entry holds it: codes, numbers, days; an instant as UTC to the second."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def entered(rows: Iterable[Row]) -> list[list[Any]]:
    """The rows as an entry's body holds them; what `ledger.canon` makes plain by itself is left to it."""
    return [[row.sign, row.noun, row.uid, _enterable(row.values)] for row in rows]


def _enterable(values: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: plain(value) if type(value) in _NOT_YET_PLAIN else value for name, value in values.items()}


def write(case: Case, rows: Sequence[Row]) -> None:
    """Apply the rows to the tables: new rows in bulk, a table at a time; the case object given is changed in place."""
    made: dict[type[Any], list[dict[str, Any]]] = {}
    for row in rows:
        if row.sign == "+" and row.noun != "case":
            values = {**row.values, **(row.extra or {}), "uid": row.uid, "case_id": case.pk}
            made.setdefault(NOUNS[row.noun].model, []).append(values)
    insert_values(made)
    for row in rows:
        if row.sign == "*" and row.noun != "case":
            NOUNS[row.noun].model._default_manager.filter(uid=row.uid, case=case).update(
                **row.values, **(row.extra or {})
            )
    _write_case(case, rows)


def _write_case(case: Case, rows: Sequence[Row]) -> None:
    changed: dict[str, Any] = {}
    for row in rows:
        if row.noun == "case" and row.sign == "*":
            changed |= {**row.values, **(row.extra or {})}
    for name, value in changed.items():
        setattr(case, name, value)
    if changed:
        Case.objects.filter(pk=case.pk).update(**changed)


def fold(state: Folded, rows: Iterable[Sequence[Any]]) -> None:
    """Apply an entry's rows to a dictionary of (noun, uid) → plain values; a new row starts from its model's defaults."""
    fold_of(NOUNS, state, rows)


def fold_of(nouns: Mapping[str, Noun], state: Folded, rows: Iterable[Sequence[Any]]) -> None:
    """`fold` with the nouns of another chain. Columns of a row whose first entry is gone stand alone: the rest is a difference."""
    for sign, noun, uid, values in rows:
        if sign == "+":
            state[noun, uid] = _defaults(nouns[noun])
        state.setdefault((noun, uid), {}).update(values)


def _defaults(noun: Noun) -> dict[str, Any]:
    return {
        name: None if name in noun.derived else plain(noun.model._meta.get_field(name).get_default())
        for name in noun.fields
    }


def columns(noun: Noun, row: Row) -> dict[str, Any]:
    """What a row writes into its table."""
    return {name: value for name, value in row.values.items() if name not in noun.derived} | dict(row.extra or {})


def standing(noun: Noun, row: Any) -> dict[str, Any]:
    """The projected columns of a table's row in plain form, to be held against a fold."""
    return {name: plain(getattr(row, name)) for name in noun.fields}
