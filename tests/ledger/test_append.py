from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from dengwen.ledger.append import Draft, HeadForged, OutsideTransaction, WrongPlace, append
from dengwen.ledger.canon import NO_DIGEST, NotPlain
from dengwen.ledger.folds import all_entries, entries_after, entries_of
from dengwen.ledger.merkle import root_of
from dengwen.ledger.models import Entry, TreeHead
from dengwen.ledger.verify import Head, current_head, verify
from tests.ledger.conftest import CASES, DAY, KEY, draft, write

FIELDS = [each.attname for each in Entry._meta.concrete_fields]


def values(entry: Entry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in FIELDS}


@pytest.mark.clause("1.1b")
def test_entries_are_numbered_without_gaps_and_chained_by_case(ledger: list[Entry]) -> None:
    assert [entry.index for entry in all_entries()] == list(range(13))
    for case in (*CASES, None):
        chain = list(entries_of(case))
        assert [entry.seq for entry in chain] == list(range(len(chain)))
        assert chain[0].prev == NO_DIGEST
        assert all(after.prev == before.digest for before, after in pairwise(chain))


def test_what_append_returns_is_what_the_table_holds(ledger: list[Entry]) -> None:
    assert [values(entry) for entry in all_entries()] == [values(entry) for entry in ledger]


def test_the_head_is_the_root_over_all_leaves(ledger: list[Entry]) -> None:
    assert current_head() == Head(13, root_of(entry.leaf for entry in ledger))
    assert TreeHead.objects.count() == 1


def test_an_untouched_ledger_verifies(ledger: list[Entry]) -> None:
    verdict = verify(KEY)
    assert verdict.sound
    assert (verdict.size, verdict.root) == (13, root_of(entry.leaf for entry in ledger))


@pytest.mark.django_db
def test_an_empty_ledger_verifies() -> None:
    assert verify(KEY).sound
    assert current_head().size == 0


@pytest.mark.django_db
def test_nothing_to_append_writes_nothing() -> None:
    assert write() == []
    assert not TreeHead.objects.exists()


@pytest.mark.django_db
def test_a_new_case_costs_three_queries_and_an_old_one_four() -> None:
    write(CASES[0])
    new = [Draft(CASES[1], "receive", None, "", DAY, seq=0), draft(CASES[1]), draft(CASES[1])]
    with CaptureQueriesContext(
        connection,
    ) as queries:
        append(new, KEY)
    assert len(queries) == 3
    with CaptureQueriesContext(connection) as queries:
        append([draft(CASES[0]), draft(CASES[1]), draft(CASES[0])], KEY)
    assert len(queries) == 4


@pytest.mark.django_db
def test_a_known_forerunner_is_not_asked_for() -> None:
    (first,) = write(CASES[0])
    again = Draft(CASES[0], "accept", None, "", DAY, seq=1, prev=first.digest)
    with CaptureQueriesContext(connection) as queries:
        append([again], KEY)
    assert len(queries) == 3
    assert verify(KEY).sound


@pytest.mark.django_db
def test_many_drafts_at_once() -> None:
    drafts = [draft(UUID(int=n % 250 + 1)) for n in range(650)]
    append(drafts, KEY)
    append(drafts, KEY)
    assert verify(KEY).sound
    assert entries_after(1297, 100)[0].index == 1298
    assert [entry.seq for entry in entries_of(UUID(int=1))] == list(range(6))


@pytest.mark.django_db(transaction=True)
def test_entries_need_a_transaction_around_them() -> None:
    with pytest.raises(OutsideTransaction):
        append([draft(CASES[0])], KEY)


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_fails_leaves_no_entry() -> None:
    write(CASES[0])
    with transaction.atomic():
        append([draft(CASES[0])], KEY)
        transaction.set_rollback(True)
    write(CASES[0])
    assert [entry.index for entry in all_entries()] == [0, 1]
    assert verify(KEY).sound


@pytest.mark.parametrize(
    "wrong",
    [
        lambda last: Draft(CASES[0], "accept", None, "", DAY, prev=NO_DIGEST),
        lambda last: Draft(CASES[0], "accept", None, "", DAY, seq=last.seq + 2),
        lambda last: Draft(CASES[0], "accept", None, "", DAY, seq=last.seq),
    ],
)
def test_a_draft_for_another_place_is_refused(ledger: list[Entry], wrong: Callable[[Entry], Draft]) -> None:
    last = list(entries_of(CASES[0]))[-1]
    with pytest.raises(WrongPlace):
        append([wrong(last)], KEY)


@pytest.mark.clause("6.1.1a")
@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [{"body": {"note": "he said so"}}, {"act": "张三"}, {"post": "deputy head"}, {"body": {"a": timedelta(1)}}],
)
def test_words_are_refused_and_nothing_is_written(change: dict[str, Any]) -> None:
    with pytest.raises(NotPlain):
        append(
            [
                draft(CASES[0]),
                Draft(**{"case_uid": None, "act": "a", "actor_uid": None, "post": "", "on": DAY} | change),
            ],
            KEY,
        )
    assert not Entry.objects.exists()


@pytest.mark.parametrize("name", ["size", "frontier", "root", "mac"])
def test_nothing_is_appended_to_a_head_that_is_not_ours(ledger: list[Entry], name: str) -> None:
    TreeHead.objects.update(**{name: 12 if name == "size" else bytes(96)})
    with pytest.raises(HeadForged):
        append([draft(CASES[0])], KEY)


def test_another_key_appends_nothing(ledger: list[Entry]) -> None:
    with pytest.raises(HeadForged):
        append([draft(CASES[0])], b"another key")


def test_folds_go_on_from_a_cursor(ledger: list[Entry], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dengwen.ledger.folds.BATCH", 2)
    assert [entry.index for entry in all_entries(after=4)] == list(range(5, 13))
    assert [entry.index for entry in entries_of(None)] == [3, 7, 12]
    assert [entry.index for entry in entries_after(9, 2)] == [10, 11]
