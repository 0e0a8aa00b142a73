"""`dengwen import`: the rules of the page, at the machine."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from dengwen.config.command import dengwen
from dengwen.docket import rebuild
from dengwen.docket.models import Case
from dengwen.ledger.models import Entry
from tests.counter.test_importing import GOOD
from tests.house import House

pytestmark = pytest.mark.django_db


def run(tmp_path: Path, table: bytes, *options: str) -> tuple[int, dict[str, Any]]:
    path = tmp_path / "ledger.csv"
    path.write_bytes(table)
    done = CliRunner().invoke(dengwen, ["import", str(path), "--json", *options], catch_exceptions=False)
    return done.exit_code, json.loads(done.output)


@pytest.mark.clause("3.1a")
def test_it_looks_first_takes_over_once_and_names_nobody(house: House, tmp_path: Path) -> None:
    looked = {"ok": True, "readable": True, "rows": 2, "known": 0, "made": 0, "wrong": []}
    assert run(tmp_path, GOOD.encode(), "--dry-run") == (0, looked)
    assert not Case.objects.exists()
    assert run(tmp_path, GOOD.encode("gb18030")) == (0, {**looked, "made": 2})
    assert run(tmp_path, GOOD.encode()) == (0, {**looked, "known": 2})
    assert Case.objects.count() == 2
    assert set(Entry.objects.filter(act="counter_import").values_list("actor_uid", "post")) == {(None, "system")}
    assert list(rebuild.check()) == []


def test_every_wrong_row_is_named_and_nothing_is_written(house: House, tmp_path: Path) -> None:
    code, told = run(tmp_path, (GOOD + "A-3,邮鸽,2099-01-01,,,,,,\n").encode())
    assert (code, told["made"], [wrong["row"] for wrong in told["wrong"]]) == (1, 0, [4])
    assert len(told["wrong"][0]["problems"]) == 3
    assert not Case.objects.exists()


def test_what_is_no_table_is_told_in_words(house: House, tmp_path: Path) -> None:
    path = tmp_path / "ledger.csv"
    path.write_bytes(b"\0\1\2")
    done = CliRunner().invoke(dengwen, ["import", str(path)])
    assert done.exit_code == 1
    assert "No table" in done.output


def test_in_words_each_fault_stands_behind_its_row(house: House, tmp_path: Path) -> None:
    path = tmp_path / "ledger.csv"
    path.write_bytes((GOOD + "A-2,,2026-04-01,,,又一次,,,\n").encode())
    done = CliRunner().invoke(dengwen, ["import", str(path)])
    assert done.exit_code == 1
    assert done.output.splitlines()[0].startswith("4: ")
    assert "wrong 1" in done.output
