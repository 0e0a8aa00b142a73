"""A field that other answers make necessary carries no mark; the names of a table's columns come in the reader's language."""

from django import forms
from django.utils import translation

from dengwen.desk.tablefile import headings
from dengwen.desk.templatetags.forms import inside


class Told(forms.Form):
    when_needed = frozenset({"why"})
    what = forms.CharField()
    why = forms.CharField(required=False)
    where = forms.CharField(required=False)


def test_only_what_may_always_be_left_out_is_marked() -> None:
    assert [inside(field).optional for field in Told()] == [False, False, True]


def test_a_column_is_first_named_as_the_reader_would_name_it() -> None:
    columns = {"when": ("日期", "day"), "who": ()}
    with translation.override("zh-hans"):
        assert [(each["name"], each["also"]) for each in headings(columns, {"when"})] == [
            ("日期", ["when", "day"]),
            ("who", []),
        ]
    with translation.override("en"):
        assert [each["name"] for each in headings(columns, {"when"})] == ["when", "who"]
