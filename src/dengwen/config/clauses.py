"""Which clause is built where, and which tests show it: read from the table and from the tests' own markers."""

import ast
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dengwen
from dengwen.regulation.clauses import CLAUSES, Clause

HERE = Path(__file__).parent
PACKAGED = HERE / "clauses_shown.json"
TESTS = Path(dengwen.__file__).parents[2] / "tests"
MARKER = "pytest.mark.clause"

Shown = dict[str, list[str]]


class ClauseUnknown(Exception):
    """A test names a clause that the regulation does not have."""


def rows() -> list[dict[str, Any]]:
    """One row for each clause: id, words, where built, tests that show it, state."""
    shown = shown_by_tests(TESTS) if TESTS.is_dir() else json.loads(PACKAGED.read_text(encoding="utf-8"))
    unknown = sorted(set(shown) - set(CLAUSES))
    if unknown:
        raise ClauseUnknown(f"Tests name clauses that do not exist: {', '.join(unknown)}.")
    return [row(clause, shown.get(clause.id, [])) for clause in CLAUSES.values()]


def row(clause: Clause, tests: list[str]) -> dict[str, Any]:
    return {
        "id": clause.id,
        "zh": clause.words.zh,
        "en": clause.words.en,
        "built_in": list(clause.built_in),
        "tests": tests,
        "state": state(clause, tests),
        "remaining": clause.remaining,
    }


def state(clause: Clause, tests: list[str]) -> str:
    """Built means: rooms carry it out, nothing of it remains, and a test shows it."""
    if not clause.built_in:
        return "open"
    return "partly" if clause.remaining or not tests else "built"


def shown_by_tests(folder: Path) -> Shown:
    """Clause id → the tests marked with it, as `path::name`, from the source alone."""
    shown: defaultdict[str, set[str]] = defaultdict(set)
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for clause, name in marked(tree):
            shown[clause].add(f"{path.relative_to(folder.parent).as_posix()}{name}")
    return {clause: sorted(tests) for clause, tests in sorted(shown.items())}


def marked(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """(clause, `::test`) pairs; a `pytestmark` of the module counts for the file as a whole."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            for decorator in node.decorator_list:
                yield from ((clause, f"::{node.name}") for clause in named(decorator))
        elif isinstance(node, ast.Assign) and any(ast.unparse(target) == "pytestmark" for target in node.targets):
            yield from ((clause, "") for clause in named(node.value))


def named(expression: ast.expr) -> Iterator[str]:
    """The clause ids in every `pytest.mark.clause("…")` of an expression."""
    for node in ast.walk(expression):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == MARKER:
            yield from (str(each.value) for each in node.args if isinstance(each, ast.Constant))


def in_words(result: dict[str, Any]) -> str:
    counted = Counter(clause["state"] for clause in result["clauses"])
    lines = [f"{clause['id']:10} {clause['state']:7} {clause['zh']}" for clause in result["clauses"]]
    summary = "，".join(f"{name} {counted[name]}" for name in ("built", "partly", "open"))
    return "\n".join([*lines, f"{len(lines)} 条 / clauses: {summary}"])
