"""`dengwen numbers` and `dengwen calendar`: the rules of the pages, at the machine."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from dengwen.config.command import dengwen
from dengwen.docket import moment, rebuild
from dengwen.ledger.models import Entry
from dengwen.policy.models import CalendarDay, PolicyVersion
from dengwen.policy.numbers import in_force
from dengwen.regulation.terms import TERMS
from tests.house import House

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> tuple[int, dict[str, Any]]:
    done = CliRunner().invoke(dengwen, [*arguments, "--json"], catch_exceptions=False)
    return done.exit_code, json.loads(done.output)


@pytest.mark.clause("8.2")
def test_numbers_are_shown_and_set(house: House) -> None:
    code, told = run("numbers", "show")
    assert (code, told["version"], told["P1"], set(told["terms"])) == (0, 1, "drum@example.org", set(TERMS))
    code, told = run("numbers", "set", "T5=45", "P3=9:00-11:30", "name=某某公司")
    assert (code, told["version"], told["terms"]["T5"]["number"], told["P3"]) == (0, 2, 45, "9:00-11:30")
    assert in_force(moment.today()).organisation == "某某公司"
    assert set(Entry.objects.filter(act="issue_numbers").values_list("post", flat=True)) == {"system"}
    assert run("numbers", "show", "--version", "1")[1]["terms"]["T5"]["number"] == 30
    assert list(rebuild.check()) == []


def test_what_is_wrong_is_named_and_nothing_is_issued(house: House) -> None:
    code, told = run("numbers", "set", "T5=91", "P3=always", "from=2020-01-01")
    assert (code, set(told["problems"])) == (1, {"T5", "P3", "from"})
    assert run("numbers", "set", "T9=1")[1] == {"ok": False, "problems": {"T9": ["?"]}}
    assert run("numbers", "set", "after=0")[0] == 1
    assert run("numbers", "set", "T5=30")[0] == 1
    assert run("numbers", "show", "--version", "9")[0] == 1
    assert PolicyVersion.objects.count() == 1
    assert CliRunner().invoke(dengwen, ["numbers", "set", "T5"]).exit_code == 2


def test_days_are_added_removed_and_loaded(house: House, tmp_path: Path) -> None:
    code, told = run("calendar", "add", "2026-03-05", "off", "--remark", "厂休")
    assert (code, told["changed"]) == (0, ["2026-03-05"])
    assert run("calendar", "add", "2026-03-05", "off")[0] == 1
    assert run("calendar", "show", "2026")[1]["corrections"] == [
        {"on": "2026-03-05", "working": False, "remark": "厂休"}
    ]
    assert run("calendar", "remove", "2026-03-05")[0] == 0
    assert run("calendar", "remove", "2026-03-05")[0] == 1
    path = tmp_path / "days.csv"
    path.write_text("2027-01-01,off\n2027-01-10,on,补班\n2027-01-02,off\n", encoding="utf-8")
    code, told = run("calendar", "load", str(path), "--dry-run", "--whole-year", "2027")
    assert (code, told["would_change"], told["already"]) == (0, ["2027-01-10"], 2)
    assert run("calendar", "show", "2027")[1]["known"] is False
    assert run("calendar", "load", str(path), "--whole-year", "2027")[0] == 0
    assert run("calendar", "show", "2027")[1]["known"] is True
    assert list(rebuild.check()) == []


def test_bad_lines_are_named(house: House, tmp_path: Path) -> None:
    path = tmp_path / "days.csv"
    path.write_text("2027-01-01,off\n2027-13-01,off\n", encoding="utf-8")
    code, told = run("calendar", "load", str(path))
    assert (code, [wrong["line"] for wrong in told["wrong"]]) == (1, [2])
    path.write_bytes(b"\0")
    assert run("calendar", "load", str(path))[0] == 1
    assert not CalendarDay.objects.exists()


@pytest.mark.parametrize(
    "arguments", [["numbers", "show"], ["calendar", "show"], ["calendar", "add", "2026-03-05", "off"]]
)
def test_in_words_for_people(house: House, arguments: list[str]) -> None:
    done = CliRunner().invoke(dengwen, arguments, catch_exceptions=False)
    assert done.exit_code == 0
    assert not done.output.startswith("{")
