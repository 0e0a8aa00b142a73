"""Documents that cannot go stale: links resolve, every dependency has its line, generated pages are fresh."""

import re
import tomllib
from pathlib import Path

from tests.source import ROOT
from tools import make_clauses_doc, make_tables_doc

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(([^)\s]+)\)")


def targets(document: Path) -> list[Path]:
    local = (link for link in LINK.findall(document.read_text(encoding="utf-8")) if "://" not in link)
    return [document.parent / link.split("#")[0] for link in local if not link.startswith(("#", "mailto:"))]


def test_links_resolve() -> None:
    dead = [
        f"{document.relative_to(ROOT)} → {target.name}"
        for document in DOCUMENTS
        for target in targets(document)
        if not target.exists()
    ]
    assert dead == []


def test_every_dependency_has_its_line() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.split(r"[\[<>=!~ ]", each)[0] for each in asked}
    lines = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").splitlines()
    told = {line.split("|")[1].strip().strip("`") for line in lines if line.startswith("| `")}
    assert told == names


def test_locks_name_no_host_and_hash_everything() -> None:
    for lock in (ROOT / "requirements").glob("*.lock"):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text
        requirements = [part for part in re.split(r"\n(?=\S)", text.strip()) if not part.startswith("#")]
        assert [part.split()[0] for part in requirements if "--hash=sha256:" not in part] == []


def test_generated_pages_are_fresh() -> None:
    assert make_clauses_doc.stale() == []
    assert not make_tables_doc.stale()


def test_every_decision_has_a_number_of_its_own_and_says_why() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [path.name[:4] for path in decisions]
    assert len(set(numbers)) == len(numbers)
    assert all(number.isdigit() for number in numbers)
    assert [
        path.name for path in decisions if not path.read_text(encoding="utf-8").startswith(f"# {path.name[:4]} ")
    ] == []
