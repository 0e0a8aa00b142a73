"""F5: the end cut off, entries added behind it, the head itself forged; with and without a head kept elsewhere."""

from datetime import date

import pytest
from django.db import transaction

from dengwen.ledger.append import append
from dengwen.ledger.models import Entry, TreeHead
from dengwen.ledger.verify import Fault, Head, current_head, verify
from tests.ledger.conftest import CASES, KEY, draft
from tests.ledger.tampering import GUESSED_KEY, assert_bad, forge_head, inserted, rewritten

pytestmark = [pytest.mark.clause("1.1b"), pytest.mark.clause("7.1.1b")]


def test_f5_a_chain_recomputed_to_its_end_does_not_hide_it(open_ledger: list[Entry]) -> None:
    prev = None
    for entry in Entry.objects.filter(case_uid=CASES[0]).order_by("seq"):
        changes = {"on": date(2026, 11, 1)} if prev is None else {"prev": prev}
        values = rewritten(entry, GUESSED_KEY, **changes)
        Entry.objects.filter(index=entry.index).update(**values)
        prev = values["digest"]
    forge_head(list(Entry.objects.order_by("index")), GUESSED_KEY)
    assert_bad(0, Fault.FORGED)


@pytest.mark.parametrize("left", range(13))
def test_f5_a_removed_end_is_named(open_ledger: list[Entry], left: int) -> None:
    Entry.objects.filter(index__gte=left).delete()
    assert_bad(left, Fault.CUT_OFF)


@pytest.mark.parametrize("left", range(1, 13))
def test_f5_a_removed_end_under_a_forged_head_is_named(open_ledger: list[Entry], left: int) -> None:
    Entry.objects.filter(index__gte=left).delete()
    forge_head(open_ledger[:left], GUESSED_KEY)
    assert_bad(left, Fault.HEAD_FORGED)


def test_f5_a_removed_end_under_an_old_head_shows_against_a_head_kept_elsewhere(open_ledger: list[Entry]) -> None:
    old = TreeHead.objects.values().get()
    with transaction.atomic():
        append([draft(CASES[0]), draft(CASES[1])], KEY)
    kept = current_head()
    assert verify(KEY, kept).sound
    TreeHead.objects.update(**old)
    assert_bad(13, Fault.BEYOND)
    Entry.objects.filter(index__gte=13).delete()
    assert verify(KEY).sound
    verdict = verify(KEY, kept)
    assert (verdict.first_bad_index, verdict.reason) == (13, Fault.NOT_AS_KNOWN)


def test_f5_a_past_rewritten_with_the_key_shows_against_a_head_kept_elsewhere(ledger: list[Entry]) -> None:
    assert verify(KEY, Head(13, current_head().root)).sound
    verdict = verify(KEY, Head(10, b"\x07" * 32))
    assert (verdict.first_bad_index, verdict.reason) == (9, Fault.NOT_AS_KNOWN)


def test_f5_an_entry_added_at_the_end_is_named(open_ledger: list[Entry]) -> None:
    inserted(13, open_ledger[0])
    assert_bad(13, Fault.BEYOND)


def test_f5_an_entry_added_at_the_end_under_a_forged_head_is_named(open_ledger: list[Entry]) -> None:
    inserted(13, open_ledger[0])
    forge_head(list(Entry.objects.order_by("index")), GUESSED_KEY)
    assert_bad(13, Fault.FORGED)


@pytest.mark.parametrize("name", ["size", "frontier", "root", "mac"])
def test_f5_a_forged_head_is_named(ledger: list[Entry], name: str) -> None:
    TreeHead.objects.update(**{name: 2**62 if name == "size" else b"\x07" * 32})
    assert_bad(13, Fault.HEAD_FORGED)


def test_f5_a_head_of_no_possible_size_is_named(ledger: list[Entry]) -> None:
    TreeHead.objects.update(size=-1)
    assert_bad(13, Fault.HEAD_FORGED)


def test_f5_a_removed_head_is_named(ledger: list[Entry]) -> None:
    TreeHead.objects.all().delete()
    assert_bad(13, Fault.HEAD_MISSING)
