"""The browser's own Back, from the check page to the form: what was typed is still there, with scripts and without."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.conftest import Visitors
from tests.servers.furnished import Furnished

TYPED = {"what": "仓库的消防通道被堆满", "where": "三号仓库", "when": "上月", "subject_1": "某甲", "avoid_1": "某乙"}


@pytest.mark.parametrize(("scripts", "window"), [(False, PHONE), (True, DESKTOP)])
def test_back_from_the_answers_finds_the_form_as_it_was(
    visit: Visitors, house: Furnished, scripts: bool, window: tuple[int, int], tmp_path: Path
) -> None:
    person = visit("back", window=window, language="zh-hans", dark=False, scripts=scripts, url=house.url)
    page = person.page()
    page.goto("/zh-hans/report/")
    page.check("[name=matter_type][value=report]")
    page.select_option("[name=category]", "safety")
    page.check("[name=identity_mode][value=confidential]")
    for name, text in (TYPED | {"name": "某人"}).items():
        page.fill(f"[name={name}]", text)
    (note := tmp_path / "note.txt").write_text("seen")
    page.set_input_files("[name=files]", note)
    page.click("main form button.primary")
    assert page.locator(".receipt .code").count() == 1
    page.go_back()
    assert {name: page.input_value(f"[name={name}]") for name in TYPED} == TYPED
    assert page.input_value("[name=category]") == "safety"
    assert page.is_checked("[name=matter_type][value=report]")
    assert page.is_checked("[name=identity_mode][value=confidential]")
    page.fill("[name=name]", "某人")
    page.click("main form button.primary")
    assert "note.txt" in page.inner_text(".answers")
