"""Nobody's answer is given for them: what a matter is and what it is about is chosen, never what happened to stand first."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

import pytest
from django import forms

from dengwen.channels.counter.forms import WAYS, FilingForm
from tests.source import PRODUCT

JUDGED = {"matter_type", "category", "channel", "reason", "why", "ground", "purpose", "outcome", "finding"}


def declared() -> Iterator[tuple[str, str, forms.Field]]:
    """(form, name, field) of every form that a room declares; the portal draws its lists itself, as rounds to tick."""
    for path in sorted(each for each in PRODUCT.rglob("*form*.py") if "portal" not in each.parts):
        module = importlib.import_module(".".join(("dengwen", *path.relative_to(PRODUCT).with_suffix("").parts)))
        for form in vars(module).values():
            if isinstance(form, type) and issubclass(form, forms.Form) and form.__module__ == module.__name__:
                yield from ((form.__name__, name, field) for name, field in form.base_fields.items())


FIELDS = [each for each in declared() if isinstance(each[2], forms.ChoiceField)]


@pytest.mark.parametrize(("form", "name", "field"), FIELDS, ids=[f"{form}-{name}" for form, name, _ in FIELDS])
def test_a_closed_list_has_nothing_chosen(form: str, name: str, field: forms.ChoiceField) -> None:
    if isinstance(field.widget, forms.Select) and not isinstance(field.widget, forms.RadioSelect) and field.choices:
        assert next(iter(field.choices))[0] == ""
    if name in JUDGED:
        assert not field.initial


def test_the_lists_of_the_channels_are_among_them() -> None:
    assert {("MinutesForm", "category"), ("LetterForm", "category")} <= {(form, name) for form, name, _ in FIELDS}


def test_at_the_counter_the_way_in_is_chosen_and_what_is_left_out_is_named_beside_it() -> None:
    assert not FilingForm(WAYS).initial.get("channel")
    left_out = FilingForm(WAYS, {"what": "饭菜不新鲜"})
    assert {"channel", "category", "matter_type"} <= set(left_out.errors)
