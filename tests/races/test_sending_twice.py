"""The same report sent twice in one moment is one matter with one receipt."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest
from django.db import connection

from dengwen.docket.models import Case
from dengwen.intake import submissions
from dengwen.intake.models import Submission
from dengwen.intake.submissions import receive
from dengwen.ledger.models import Entry
from dengwen.vault import receipts
from dengwen.vault.models import Compartment, Receipt
from tests.house import House
from tests.intake.officers import named
from tests.races.together import at_once, meeting

pytestmark = pytest.mark.django_db(transaction=True)


def sent_twice(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Both are sealed and ready to be written before either is."""
    both_sealed, seal = meeting(2), submissions._seal
    monkeypatch.setattr(submissions, "_seal", lambda *given: (seal(*given), both_sealed.wait())[0])
    return at_once(*[partial(receive, named(), receipts.new_code())] * 2)


def written() -> list[int]:
    """Rows of matters, receipts and submissions, and the entries of matters."""
    return [
        *(each.objects.count() for each in (Case, Receipt, Submission)),
        Entry.objects.exclude(case_uid=None).count(),
    ]


@pytest.mark.clause("3.1a")
def test_a_report_sent_twice_at_once_is_one_matter(house: House, sound: None, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = sent_twice(monkeypatch)
    assert first == second
    assert written() == [1, 1, 1, 1]
    assert set(Compartment.objects.values_list("case_uid", flat=True)) == {first.uid}


def test_control_without_the_unique_rows_it_becomes_two_matters(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    with twins_allowed():
        first, second = sent_twice(monkeypatch)
        assert first != second
        assert written() == [2, 2, 2, 2]


@contextmanager
def twins_allowed() -> Iterator[None]:
    """The two guards taken out of the database for a while: one receipt a code, one submission a proof."""
    lookup = Receipt._meta.get_field("lookup")
    free = type(lookup)(max_length=16)
    free.set_attributes_from_name("lookup")
    free.model = Receipt
    once = list(Submission._meta.constraints)
    with connection.schema_editor() as editor:
        Submission._meta.constraints = []
        editor.remove_constraint(Submission, once[0])
        editor.alter_field(Receipt, lookup, free)
    try:
        yield
    finally:
        Submission.objects.all().delete()
        Receipt.objects.all().delete()
        with connection.schema_editor() as editor:
            Submission._meta.constraints = once
            editor.add_constraint(Submission, once[0])
            editor.alter_field(Receipt, free, lookup)
