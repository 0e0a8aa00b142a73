"""A ledger with a removed entry: the refold names the rows that nothing founds any more, and breaks off nowhere (F5)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner
from django.db import connection

from dengwen.config.command import dengwen
from dengwen.ledger.guard import lift_guards
from dengwen.ledger.models import Entry
from tests.house import House
from tests.intake.conftest import house, media
from tests.intake.officers import accepted

__all__ = ["house", "media"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("house", "media")]


def rebuilt() -> tuple[int, dict[str, Any]]:
    done = CliRunner().invoke(dengwen, ["ledger", "rebuild", "--check", "--json"], catch_exceptions=False)
    return done.exit_code, json.loads(done.output)


def test_f5_a_removed_first_entry_is_a_difference_and_no_fault(house: House) -> None:
    case = accepted(house.actor("an"))
    assert rebuilt() == (0, {"ok": True, "differences": []})
    lift_guards(connection)
    Entry.objects.filter(case_uid=case.uid, act="receive").delete()
    code, told = rebuilt()
    assert (code, told["ok"]) == (1, False)
    assert {row["case"] for row in told["differences"]} == {str(case.uid)}
    assert ("case", "code") in {(row["noun"], row["column"]) for row in told["differences"]}
