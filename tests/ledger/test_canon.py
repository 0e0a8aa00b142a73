"""Bodies hold no words of a person; one entry has one byte form."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from enum import IntEnum, StrEnum
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dengwen.ledger.canon import NO_DIGEST, Fact, NotPlain, body_text, digest_of, leaf_of, plain, salt_of

KEY = b"k" * 32


class Colour(StrEnum):
    RED = "red"


class Level(IntEnum):
    HIGH = 3


FACT = Fact(
    UUID(int=1), 4, "register", UUID(int=2), "intake", date(2026, 11, 23),
    datetime(2026, 11, 23, 8, 0, tzinfo=UTC), '{"a":1}', NO_DIGEST,
)  # fmt: skip


@pytest.mark.clause("6.1.1a")
@pytest.mark.parametrize(
    "value",
    [
        "张三",
        "two words",
        "line\nbreak",
        "code\n",
        "zhang.san@example.com",
        "13812345678",
        "+8613812345678",
        "11010119900307123X",
        "x" * 65,
        "<b>",
        "naïve",
        1.5,
        float("nan"),
        2**53,
        -(2**60),
        b"bytes",
        datetime(2026, 11, 23, tzinfo=UTC),
        timedelta(1),
        object(),
        {1: "a"},
        {"two words": 1},
        {"a": {"b": ["ok", "not ok"]}},
        {"a", "b"},
    ],
)
def test_what_could_be_personal_is_refused(value: Any) -> None:
    with pytest.raises(NotPlain):
        plain({"field": value})


def test_the_refusal_names_the_place_and_not_the_content() -> None:
    with pytest.raises(NotPlain, match=r"body\.steps") as caught:
        plain({"steps": ["the secret words"]})
    assert "secret" not in str(caught.value)


def test_a_name_that_is_no_code_is_not_repeated() -> None:
    with pytest.raises(NotPlain) as caught:
        plain({"the secret words": 1})
    assert "secret" not in str(caught.value)


def test_what_is_plain_becomes_json() -> None:
    body = {
        "uid": UUID(int=3), "on": date(2026, 1, 2), "kind": Colour.RED, "level": Level.HIGH, "yes": True, "none": None,
        "pair": (1, "S1:a*"), "case": "K7QF-2MXA-9D", "hash": "0123456789abcdef" * 4, "digits": "1234567890123456",
        Colour.RED: {}, "empty": "",
    }  # fmt: skip
    text = body_text(plain(body))
    assert json.loads(text) == {
        "uid": str(UUID(int=3)), "on": "2026-01-02", "kind": "red", "level": 3, "yes": True, "none": None,
        "pair": [1, "S1:a*"], "case": "K7QF-2MXA-9D", "hash": "0123456789abcdef" * 4, "digits": "1234567890123456",
        "red": {}, "empty": "",
    }  # fmt: skip


plain_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.from_regex(r"[a-z_*:-]{0,64}", fullmatch=True),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), inner),
    max_leaves=12,
)


@given(plain_values)
def test_the_byte_form_survives_the_database(value: Any) -> None:
    text = body_text(plain({"v": value}))
    stored = json.loads(text)
    assert body_text(dict(reversed(stored.items()))) == text
    assert plain(stored) == stored


@pytest.mark.parametrize("name", Fact._fields)
def test_every_field_counts(name: str) -> None:
    other: dict[str, Any] = {
        "case_uid": None, "seq": 5, "act": "accept", "actor_uid": None, "post": "", "on": date(2026, 11, 22),
        "at": None, "body_text": '{"a":2}', "prev": b"\x01" * 32,
    }  # fmt: skip
    assert digest_of(FACT._replace(**{name: other[name]})) != digest_of(FACT)


def test_fields_cannot_run_into_each_other() -> None:
    assert digest_of(FACT._replace(act="a|b", post="c")) != digest_of(FACT._replace(act="a", post="b|c"))
    assert digest_of(FACT._replace(act='a"|"b', post="c")) != digest_of(FACT._replace(act="a", post='b"|"c'))


def test_an_instant_is_the_same_in_every_zone() -> None:
    shanghai = datetime(2026, 11, 23, 16, 0, tzinfo=timezone(timedelta(hours=8)))
    assert digest_of(FACT._replace(at=shanghai)) == digest_of(FACT)


def test_a_leaf_depends_on_place_case_and_key() -> None:
    digest = digest_of(FACT)
    salt = salt_of(UUID(int=1), KEY)
    leaves = {
        leaf_of(0, digest, salt),
        leaf_of(1, digest, salt),
        leaf_of(0, digest, salt_of(UUID(int=2), KEY)),
        leaf_of(0, digest, salt_of(None, KEY)),
        leaf_of(0, digest, salt_of(UUID(int=1), b"l" * 32)),
    }
    assert len(leaves) == 5
