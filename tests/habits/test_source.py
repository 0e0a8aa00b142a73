"""Habits of the source: small files, short functions, imports on top, no signals, no boolean flags, no leftovers."""

import ast
import re
from pathlib import Path
from statistics import quantiles

import pytest

from tests.order import LONGEST
from tests.source import PRODUCT, ROOT, at, functions, imports, parsed, written_files

PYTHON = written_files(".py")
OURS = written_files(".py", folders=("src",))
LONGEST_FILE, LONGEST_TABLE, LONGEST_FUNCTION, USUAL_FUNCTION = 250, 400, 40, 20
COMMAND_MODULES = {PRODUCT / "config" / "command.py"}
LEFTOVERS = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
MACHINE = re.compile(
    r"/(home|Users)/\w+|/work/|/root/|https?://(?!127\.0\.0\.1|localhost|testserver|www\.w3\.org/|.*\bexample\b)[\w.-]+"
)


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def longest(path: Path) -> int:
    return LONGEST_TABLE if path.is_relative_to(PRODUCT / "regulation") else LONGEST_FILE


def test_files_are_short() -> None:
    """The rule book's tables may be longer: a table split in two is harder to read, not easier."""
    sizes = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in PYTHON}
    assert [at(path, size) for path, size in sizes.items() if size > longest(path)] == []


def test_the_order_of_the_tests_names_files_that_exist() -> None:
    assert [name for name in LONGEST if not (ROOT / "tests" / name).exists()] == []


def test_functions_are_short() -> None:
    assert [
        at(path, node.lineno) for path in PYTHON for node in functions(path) if length(node) > LONGEST_FUNCTION
    ] == []


def test_nine_of_ten_functions_are_very_short() -> None:
    sizes = [length(node) for path in OURS for node in functions(path)]
    assert quantiles(sizes, n=10)[-1] <= USUAL_FUNCTION


def test_imports_stand_on_top() -> None:
    found = {at(path, line) for path in PYTHON for node in functions(path) for line, _ in imports(node)}
    assert found == set()


def test_there_are_no_signals() -> None:
    named = [(path, line, name) for path in OURS for line, name in imports(parsed(path))]
    assert [at(path, line) for path, line, name in named if name.startswith(("django.dispatch", "blinker"))] == []
    assert [at(path, line) for path, line, name in named if ".signals." in f"{name}."] == []


def test_no_parameter_is_a_boolean_flag_by_position() -> None:
    found = []
    for path in OURS:
        for node in functions(path):
            hinted = [
                ast.unparse(each.annotation) for each in (*node.args.posonlyargs, *node.args.args) if each.annotation
            ]
            flags = [
                each for each in node.args.defaults if isinstance(each, ast.Constant) and isinstance(each.value, bool)
            ]
            if flags or "bool" in hinted:
                found.append(at(path, node.lineno))
    assert found == []


@pytest.mark.parametrize("library", ["cryptography", "nacl", "argon2"])
def test_only_the_vault_touches_cryptography(library: str) -> None:
    outside = [path for path in OURS if PRODUCT / "vault" not in path.parents]
    named = [(path, line, name) for path in outside for line, name in imports(parsed(path))]
    assert [at(path, line) for path, line, name in named if name.split(".")[0] == library] == []


def test_only_commands_print() -> None:
    def prints(node: ast.AST) -> bool:
        return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"

    quiet = [path for path in OURS if path not in COMMAND_MODULES]
    assert [at(path, node.lineno) for path in quiet for node in ast.walk(parsed(path)) if prints(node)] == []


def lines_with(pattern: re.Pattern[str], files: list[Path]) -> list[str]:
    return [
        at(path, number)
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]


def test_nothing_is_left_for_later() -> None:
    assert lines_with(LEFTOVERS, written_files(".py", ".html", ".css", ".js", ".md")) == []


def test_no_machine_or_host_is_named() -> None:
    assert (
        lines_with(
            MACHINE, [path for path in written_files(".py", ".html", ".css", ".sh", ".toml") if path != Path(__file__)]
        )
        == []
    )


def test_every_room_has_a_sign() -> None:
    """A package's docstring says what the room owns and what it may import."""
    rooms = [path.parent / "__init__.py" for path in PRODUCT.rglob("apps.py")]
    silent = [at(room, 1) for room in rooms if "import" not in (ast.get_docstring(parsed(room)) or "").lower()]
    assert silent == []
