"""Welcomes: one code, one time, one week."""

from datetime import date, timedelta

import pytest

from dengwen.vault import receipts, welcomes
from dengwen.vault.models import Welcome

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 23)


def test_a_code_is_fetched_once() -> None:
    code = receipts.new_code()
    token = welcomes.make(code, MONDAY)
    assert welcomes.redeem(token, MONDAY) == code
    assert welcomes.redeem(token, MONDAY) is None
    assert Welcome.objects.get().sealed == b""


def test_a_link_is_good_for_seven_days() -> None:
    code = receipts.new_code()
    tokens = [welcomes.make(code, MONDAY) for _ in range(2)]
    assert welcomes.redeem(tokens[0], MONDAY + timedelta(days=7)) == code
    assert welcomes.redeem(tokens[1], MONDAY + timedelta(days=8)) is None
    assert welcomes.redeem(tokens[1], MONDAY) == code


@pytest.mark.parametrize("token", ["", "x", "A" * 32, "码" * 40, "=" * 32, "A" * 5000])
def test_what_is_no_token_opens_nothing(token: str) -> None:
    welcomes.make(receipts.new_code(), MONDAY)
    assert welcomes.redeem(token, MONDAY) is None


def test_the_row_without_the_token_tells_nothing() -> None:
    code = receipts.new_code()
    token = welcomes.make(code, MONDAY)
    row = Welcome.objects.get()
    kept = bytes(row.digest) + bytes(row.sealed)
    assert token.encode() not in kept
    assert receipts.normalise(code).encode() not in kept  # type: ignore[union-attr]
    other = welcomes.make(receipts.new_code(), MONDAY)
    Welcome.objects.exclude(pk=row.pk).update(sealed=row.sealed)
    assert welcomes.redeem(other, MONDAY) is None


def test_only_a_code_can_be_handed_over() -> None:
    with pytest.raises(welcomes.NoCode):
        welcomes.make("no code", MONDAY)


def test_what_is_over_is_removed() -> None:
    welcomes.make(receipts.new_code(), MONDAY)
    assert welcomes.sweep(MONDAY + timedelta(days=7)) == 0
    assert welcomes.sweep(MONDAY + timedelta(days=8)) == 1
