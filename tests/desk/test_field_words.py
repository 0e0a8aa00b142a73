"""What a form says of an empty or wrong field: plain words in both languages, and a summary that leads to the field."""

import re

import pytest
from django import forms
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from dengwen.desk import casepage
from dengwen.desk.templatetags.forms import says
from tests import house as houses
from tests.desk.conftest import SignIn

STOCK = ("这个字段", "该变量", "字符数", "有效的", "必填项", "valid", "Ensure", "this field", "This field")


class EveryKind(forms.Form):
    line = forms.CharField(label="事由", min_length=10, max_length=12)
    number = forms.IntegerField(label="人数", min_value=2, max_value=5)
    one = forms.ChoiceField(label="种类", choices=[("a", "甲")])
    some = forms.MultipleChoiceField(label="对象", choices=[("a", "甲")])
    sure = forms.BooleanField(label="属实")
    file = forms.FileField(label="扫描件")
    on = forms.DateField(label="日期")
    at = forms.DateTimeField(label="时间")
    mail = forms.EmailField(label="邮箱")
    pattern = forms.RegexField(r"\d+", label="编号")


WRONG = {"line": "短", "number": "9", "one": "z", "some": ["z"], "on": "明天", "at": "x", "mail": "x"}
TOO = {"line": "一" * 13, "number": "1", "pattern": "x"}


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("typed", [{}, WRONG, TOO, {"line": "a\x00b" * 4, "number": "x"}])
def test_no_stock_sentence_is_left(language: str, typed: dict[str, object]) -> None:
    with override(language):
        said = [str(error) for errors in EveryKind(typed).errors.values() for error in errors]
    assert said
    assert [sentence for sentence in said if any(word in sentence for word in STOCK)] == []
    if language == "zh-hans":
        assert [sentence for sentence in said if sentence.isascii()] == []


def test_the_forms_of_every_room_were_made_after_these_words() -> None:
    """A field takes its messages over when it is made, so the words must stand before any room's forms are read."""
    fields = [
        (form, name, field)
        for action in casepage.actions()
        for form in ([action.form] if action.form else [])
        for name, field in form.base_fields.items()
    ]
    assert len(fields) > 40
    with override("en"):
        stock = [(form, name) for form, name, field in fields if "field" in str(field.error_messages["required"])]
    assert stock == []


def test_lengths_are_told_with_both_numbers() -> None:
    with override("zh-hans"):
        assert EveryKind({"line": "只有五个字"}).errors["line"] == ["至少写 10 个字，现在 5 个。"]


@pytest.mark.parametrize(("language", "told"), [("zh-hans", "事由：请填写此项。"), ("en", "事由: Fill this in.")])
def test_label_and_error_stand_together_as_the_language_writes_it(language: str, told: str) -> None:
    form = EveryKind({})
    with override(language):
        assert says(form["line"], form.errors["line"][0]) == told


def test_the_summary_leads_to_the_field(house: houses.House, signed_in: SignIn) -> None:
    client: Client = signed_in("an")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "zh-hans"
    address = reverse("desk:act", args=[houses.open_matter().case.code, "note"])
    page = client.post(address, {"text": ""}).content.decode()
    assert re.search(r'<a href="#id_text">[^<:：]+：请填写此项。</a>', page)
    assert 'id="id_text"' in page
