"""Codes on paper: forgiving of looks, not of errors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dengwen.vault import codes, receipts
from dengwen.vault.models import Receipt
from dengwen.vault.seeds import seed_key, seed_of_code

made = st.builds(codes.new_code)


@given(made)
def test_a_code_is_seven_groups_and_reads_back(code: str) -> None:
    groups = code.split("-")
    assert [len(group) for group in groups] == [4] * 7
    assert codes.normalise(code) == "".join(groups) == codes.bare(code)
    assert len(codes.secret_of(code)) == 16


@given(made, st.data())
def test_looks_are_forgiven(code: str, data: st.DataObject) -> None:
    typed = (
        code.lower().replace("0", data.draw(st.sampled_from("oO0"))).replace("1", data.draw(st.sampled_from("iIlL1")))
    )
    typed = typed.replace("-", data.draw(st.sampled_from([" ", "", "–", "　", "\n"])))
    assert codes.normalise(f"  {typed} ") == codes.bare(code)
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in codes.bare(code))
    assert codes.normalise(wide) == codes.bare(code)


@given(made, st.integers(0, 27), st.sampled_from(codes.ALPHABET))
def test_every_single_error_is_noticed(code: str, place: int, letter: str) -> None:
    bare = codes.bare(code)
    wrong = bare[:place] + letter + bare[place + 1 :]
    assert (codes.normalise(wrong) == bare) == (wrong == bare)


@given(made, st.integers(0, 26))
def test_every_swap_of_neighbours_is_noticed(code: str, place: int) -> None:
    bare = codes.bare(code)
    swapped = bare[:place] + bare[place + 1] + bare[place] + bare[place + 2 :]
    assert codes.normalise(swapped) == (bare if swapped == bare else None)


@given(st.text(max_size=60))
def test_nothing_typed_breaks_it(text: str) -> None:
    codes.normalise(text)


def test_the_reporter_key_needs_nothing_but_the_code() -> None:
    code = codes.new_code()
    holder = receipts.holder(code)
    assert holder.public_key == seed_key(seed_of_code(codes.bare(code), "reporter")).public_key().public_bytes_raw()
    assert holder.uid.bytes == receipts.lookup(code) == receipts.lookup(codes.bare(code))


@pytest.mark.django_db
def test_wrong_and_unknown_codes_cost_the_same_query(django_assert_num_queries: object) -> None:
    code = codes.new_code()
    holder = receipts.holder(code)
    receipt = receipts.issue(holder, holder.uid)
    receipt.save()
    for typed, expected in ((code.lower(), receipt), (codes.new_code(), None), ("nonsense", None), ("", None)):
        with django_assert_num_queries(1):  # type: ignore[operator]
            assert receipts.find(typed) == expected
    assert codes.bare(code) not in repr(Receipt.objects.values().get())
