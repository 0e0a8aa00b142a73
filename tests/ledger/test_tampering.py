"""F5: somebody with SQL access and without the key takes the guards down and tampers; the verifier names the entry."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.db.models import F

from dengwen.ledger.models import Entry
from dengwen.ledger.verify import Fault, verify
from tests.ledger.conftest import KEY
from tests.ledger.tampering import GUESSED_KEY, assert_bad, forge_head, inserted, rewritten

pytestmark = [pytest.mark.clause("1.1b"), pytest.mark.clause("7.1.1b")]


OTHER: dict[str, Any] = {
    "case_uid": UUID(int=9),
    "seq": 70,
    "act": "close",
    "actor_uid": None,
    "post": "leader",
    "on": date(2026, 11, 1),
    "at": None,
    "body": {"unit": "other"},
    "prev": b"\x07" * 32,
    "digest": b"\x07" * 32,
    "leaf": b"\x07" * 32,
}


@pytest.mark.parametrize("name", OTHER)
def test_f5_an_edited_field_is_named_in_every_entry(open_ledger: list[Entry], name: str) -> None:
    for index in range(13):
        with transaction.atomic():
            Entry.objects.filter(index=index).update(**{name: OTHER[name]})
            assert_bad(index, Fault.FORGED if name == "leaf" else Fault.ALTERED)
            transaction.set_rollback(True)
    assert verify(KEY).sound


@pytest.mark.parametrize("name", sorted(OTHER.keys() - {"digest", "leaf"}))
def test_f5_a_recomputed_digest_does_not_hide_it(open_ledger: list[Entry], name: str) -> None:
    for index in range(13):
        with transaction.atomic():
            entry = Entry.objects.get(index=index)
            Entry.objects.filter(index=index).update(**rewritten(entry, GUESSED_KEY, **{name: OTHER[name]}))
            assert_bad(index, Fault.FORGED)
            transaction.set_rollback(True)


@pytest.mark.parametrize("index", range(12))
def test_f5_a_removed_entry_is_named(open_ledger: list[Entry], index: int) -> None:
    Entry.objects.filter(index=index).delete()
    assert_bad(index, Fault.MISSING)


@pytest.mark.parametrize("index", range(12))
def test_f5_a_removed_entry_is_named_when_the_rest_closes_up(open_ledger: list[Entry], index: int) -> None:
    Entry.objects.filter(index=index).delete()
    for behind in range(index + 1, 13):
        Entry.objects.filter(index=behind).update(index=F("index") - 1)
    forge_head(list(Entry.objects.order_by("index")), GUESSED_KEY)
    assert_bad(index, Fault.MOVED)


def test_f5_an_entry_before_the_first_is_named(open_ledger: list[Entry]) -> None:
    inserted(-1, open_ledger[0])
    assert_bad(-1, Fault.FORGED)


@pytest.mark.parametrize("index", range(13))
def test_f5_an_entry_pushed_in_between_is_named(open_ledger: list[Entry], index: int) -> None:
    for behind in range(12, index - 1, -1):
        Entry.objects.filter(index=behind).update(index=F("index") + 1)
    inserted(index, Entry.objects.get(index=13 if index == 12 else 12), act="withdraw")
    assert_bad(index, Fault.FORGED)


@pytest.mark.parametrize(("first", "second"), [(0, 1), (4, 9), (0, 12), (3, 7), (11, 12)])
def test_f5_swapped_entries_are_named(open_ledger: list[Entry], first: int, second: int) -> None:
    for old, new in ((first, 1000), (second, first), (1000, second)):
        Entry.objects.filter(index=old).update(index=new)
    assert_bad(first, Fault.MOVED)


def test_f5_a_copied_entry_is_named(open_ledger: list[Entry]) -> None:
    names = ["act", "actor_uid", "post", "on", "at", "body", "prev", "digest", "leaf"]
    Entry.objects.filter(index=8).update(**{name: getattr(open_ledger[2], name) for name in names})
    assert_bad(8, Fault.ALTERED)


def test_f5_the_first_of_several_is_named(open_ledger: list[Entry]) -> None:
    Entry.objects.filter(index=11).update(act="close")
    Entry.objects.filter(index=6).delete()
    Entry.objects.filter(index=9).update(post="leader")
    assert_bad(6, Fault.MISSING)
