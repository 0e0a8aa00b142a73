"""The door for what the house does that belongs to no single matter: right, entry in the house's own chain, rows (1.1b)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from dengwen.docket import access, moment
from dengwen.docket.actors import SYSTEM, Actor
from dengwen.docket.acts import NotLawful, ledger_key
from dengwen.docket.projection import Folded, Noun, Row, columns, entered, fold_of, standing
from dengwen.ledger.append import Draft, append
from dengwen.ledger.inserting import insert_values
from dengwen.ledger.models import Entry
from dengwen.regulation.acts.house import HOUSE_ACTS
from dengwen.regulation.vocabulary import ActorKind

HOUSE_NOUNS: dict[str, Noun] = {}


def register_in_house(noun: Noun) -> None:
    """Make a table without matters a projection of the house's chain; its model has ``uid``. Called from AppConfig.ready."""
    HOUSE_NOUNS[noun.name] = noun


def enter(act: str, actor: Actor, rows: Sequence[Row] = (), facts: Mapping[str, Any] | None = None) -> Entry:
    """Do a deed of the house: one entry and its rows (made by `projection.new` and `change`), in one transaction.

    ``facts`` hold codes and numbers only. NotLawful when it is not the actor's to do; then nothing is written.
    """
    row = HOUSE_ACTS[act]
    if actor.kind not in row.by or (actor.kind is ActorKind.STAFF and not access.may_in_house(actor, act)):
        raise NotLawful(gettext("This is not yours to do."))
    with transaction.atomic():
        entry = append([_draft(act, actor, rows, facts)], ledger_key())[0]
        _write(rows)
    return entry


def adopt(act: str, actor: Actor, rows: Sequence[Row], facts: Mapping[str, Any] | None = None) -> Entry:
    """Enter rows that stand already: written before their table was a projection of this chain."""
    return append([_draft(act, actor, rows, facts)], ledger_key())[0]


def _draft(act: str, actor: Actor, rows: Sequence[Row], facts: Mapping[str, Any] | None) -> Draft:
    staff = actor.kind is ActorKind.STAFF
    body: dict[str, Any] = {"rows": entered(rows)}
    if facts:
        body["facts"] = facts
    return Draft(
        case_uid=None,
        act=act,
        actor_uid=actor.uid,
        post="staff" if staff else actor.kind,
        on=moment.today(),
        at=moment.now() if staff else None,
        body=body,
    )


def _write(rows: Sequence[Row]) -> None:
    made: dict[type[Any], list[dict[str, Any]]] = {}
    for row in rows:
        if row.sign == "+":
            noun = HOUSE_NOUNS[row.noun]
            made.setdefault(noun.model, []).append({**columns(noun, row), "uid": row.uid})
    insert_values(made)
    for row in rows:
        if row.sign == "*":
            noun = HOUSE_NOUNS[row.noun]
            noun.model._default_manager.filter(uid=row.uid).update(**columns(noun, row))


def begin(act: str, rows: Sequence[Row]) -> bool:
    """Enter, once, what stood in tables before the house's chain told of them; nothing is written to them. Whether this call did it."""
    with transaction.atomic():
        if begun(act):
            return False
        append([_draft(act, SYSTEM, rows, None)], ledger_key())
    return True


def begun(act: str) -> bool:
    """Whether the house's chain holds an entry of this act."""
    return Entry.objects.filter(case_uid=None, act=act).exists()


def differences() -> Iterator[tuple[str, str, str, Any, Any]]:
    """Where a table and the fold of the house's chain disagree: noun, uid, column, held, folded; ``*`` for a whole row."""
    folded: Folded = {}
    nouns = {noun.name: noun for noun in HOUSE_NOUNS.values() if not noun.since or begun(noun.since)}
    for entry in Entry.objects.filter(case_uid=None).order_by("index").iterator():
        fold_of(nouns, folded, [row for row in entry.body.get("rows", ()) if row[1] in nouns])
    for noun in nouns.values():
        related = [name.removesuffix("_uid") for name in sorted(noun.derived)]
        for row in noun.model._default_manager.select_related(*related).order_by("pk").iterator():
            left, right = standing(noun, row), folded.pop((noun.name, str(row.uid)), None)
            if right is None:
                yield noun.name, str(row.uid), "*", "row", None
                continue
            for column in sorted(left):
                if left[column] != right.get(column):
                    yield noun.name, str(row.uid), column, left[column], right.get(column)
    for noun_name, uid in sorted(folded):
        yield noun_name, uid, "*", None, "row"
