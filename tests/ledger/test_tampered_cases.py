"""F5: rows that cannot be read, and the check of one case by itself."""

import json
from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import connection

from dengwen.ledger.models import Entry
from dengwen.ledger.verify import Fault, verify, verify_case
from tests.ledger.conftest import CASES, KEY
from tests.ledger.tampering import GUESSED_KEY, assert_bad, rewritten, run

pytestmark = [pytest.mark.clause("1.1b"), pytest.mark.clause("7.1.1b")]


UNREADABLE = {
    "case_uid": "nobody",
    "on": "yesterday",
    "at": "2026-99-99 00:00:00",
    "seq": "many",
    "body": "{",
    "act": None,
    "prev": "text",
    "post": 7,
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_f5_a_field_made_unreadable_is_named(open_ledger: list[Entry], name: str) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite stores what its column cannot hold")
    run("PRAGMA ignore_check_constraints = on")
    try:
        value = UNREADABLE[name]
        if value is None:
            value = b"\xff\xfe"
        run(f'UPDATE ledger_entry SET "{name}" = %s WHERE "index" = 6', value)
    finally:
        run("PRAGMA ignore_check_constraints = off")
    assert_bad(6, Fault.ALTERED)


def test_f5_a_body_nested_beyond_reason_is_named(open_ledger: list[Entry]) -> None:
    run('UPDATE ledger_entry SET body = %s WHERE "index" = 6', "[" * 990 + "]" * 990)
    assert_bad(6, Fault.ALTERED)


def test_f5_a_body_with_other_spacing_or_order_says_the_same(open_ledger: list[Entry]) -> None:
    body = Entry.objects.get(index=6).body
    run('UPDATE ledger_entry SET body = %s WHERE "index" = 6', json.dumps(dict(reversed(body.items())), indent=2))
    assert verify(KEY).sound


def test_another_key_finds_every_entry_foreign(ledger: list[Entry]) -> None:
    assert verify(GUESSED_KEY).first_bad_index == 0


def test_small_batches_find_the_same(open_ledger: list[Entry], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dengwen.ledger.rows.BATCH", 2)
    assert verify(KEY).sound
    Entry.objects.filter(index=8).delete()
    assert_bad(8, Fault.MISSING)
    assert verify_case(CASES[0], KEY).first_bad_index == 8


@pytest.mark.parametrize("case", [*CASES, None])
def test_a_case_by_itself_verifies(ledger: list[Entry], case: UUID | None) -> None:
    verdict = verify_case(case, KEY)
    chain = [entry for entry in ledger if entry.case_uid == case]
    assert verdict.sound
    assert (verdict.size, verdict.root) == (len(chain), chain[-1].digest)


def altered(index: int) -> None:
    Entry.objects.filter(index=index).update(act="close")


def removed(index: int) -> None:
    Entry.objects.filter(index=index).delete()


def forged(index: int) -> None:
    Entry.objects.filter(index=index).update(**rewritten(Entry.objects.get(index=index), GUESSED_KEY, act="close"))


@pytest.mark.parametrize(
    ("tamper", "reason"), [(altered, Fault.ALTERED), (removed, Fault.MISSING), (forged, Fault.FORGED)]
)
@pytest.mark.parametrize("index", [0, 1, 5, 8])
def test_f5_a_case_by_itself_names_the_entry(
    open_ledger: list[Entry], index: int, tamper: Callable[[int], None], reason: Fault
) -> None:
    tamper(index)
    verdict = verify_case(CASES[0], KEY)
    assert (verdict.first_bad_index, verdict.reason) == (index, reason)
    assert verify_case(CASES[1], KEY).sound


def test_f5_a_case_by_itself_whose_gap_was_filled(open_ledger: list[Entry]) -> None:
    Entry.objects.filter(index=1).update(case_uid=UUID(int=9), seq=0)
    verdict = verify_case(CASES[0], KEY)
    assert (verdict.first_bad_index, verdict.reason) == (5, Fault.UNCHAINED)
    assert_bad(1, Fault.ALTERED)
