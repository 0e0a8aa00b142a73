"""The list of clauses is read from the table and from the tests' markers."""

import ast
import json
from pathlib import Path

import pytest

from dengwen.config import clauses
from dengwen.regulation.clauses import CLAUSES

MARKED = """
import pytest
pytestmark = [pytest.mark.slow, pytest.mark.clause("1.1b")]

@pytest.mark.clause("3.2.1a")
@pytest.mark.clause("3.2.1b", "3.2.1c")
def test_one(): ...

class TestTwo:
    @pytest.mark.clause("3.2.1a")
    def test_in_class(self): ...
"""


def test_markers_are_found_in_the_source() -> None:
    found = set(clauses.marked(ast.parse(MARKED)))
    assert found == {
        ("1.1b", ""),
        ("3.2.1a", "::test_one"),
        ("3.2.1b", "::test_one"),
        ("3.2.1c", "::test_one"),
        ("3.2.1a", "::test_in_class"),
    }


def test_every_clause_has_a_row() -> None:
    rows = clauses.rows()
    assert [row["id"] for row in rows] == list(CLAUSES)
    assert {row["state"] for row in rows} <= {"built", "partly", "open"}
    assert all(row["tests"] for row in rows if row["state"] == "built")


def test_a_test_for_an_unknown_clause_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "test_x.py").write_text('@pytest.mark.clause("99.9z")\ndef test_x(): ...\n')
    monkeypatch.setattr(clauses, "TESTS", tmp_path)
    with pytest.raises(clauses.ClauseUnknown, match=r"99\.9z"):
        clauses.rows()


def test_an_installation_without_tests_reads_the_packaged_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clauses, "TESTS", tmp_path / "absent")
    packaged = json.loads(clauses.PACKAGED.read_text(encoding="utf-8"))
    shown = {row["id"]: row["tests"] for row in clauses.rows() if row["tests"]}
    assert shown == packaged
