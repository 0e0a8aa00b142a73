"""Collects and compiles the texts of every room; with --check it changes nothing and names what is missing."""

import argparse
import gettext
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "dengwen"
CATALOGUE = Path("locale/zh_Hans/LC_MESSAGES/django.po")
COLLECT = [
    "makemessages",
    "-l",
    "zh_Hans",
    "-e",
    "html,txt,svg,py",
    "--no-wrap",
    "--add-location",
    "file",
    "--no-obsolete",
]
HEADER = r"""msgid ""
msgstr ""
"Project-Id-Version: dengwen\n"
"Language: zh_Hans\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=1; plural=0;\n"
"""
MARKED = re.compile(rb"gettext|\{%\s*(blocktrans|trans|translate)")


def rooms() -> list[Path]:
    """Every room that marks texts for translation."""
    candidates = sorted({SOURCE / "config"} | {path.parent for path in SOURCE.rglob("apps.py")})
    return [room for room in candidates if any(MARKED.search(path.read_bytes()) for path in sources(room))]


def sources(room: Path) -> Iterator[Path]:
    return (path for suffix in ("py", "html", "txt", "svg") for path in room.rglob(f"*.{suffix}"))


def collect(room: Path) -> None:
    catalogue = room / CATALOGUE
    catalogue.parent.mkdir(parents=True, exist_ok=True)
    if not catalogue.exists():
        catalogue.write_text(HEADER, encoding="utf-8")
    command = [sys.executable, "-P", "-m", "django", *COLLECT]
    subprocess.run(command, cwd=room, check=True, stdout=subprocess.DEVNULL, env=_without_settings())


def _without_settings() -> dict[str, str]:
    """Collecting reads files alone: no settings, no rooms loaded, a sixth of the time."""
    return {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}


def compile_messages(room: Path) -> None:
    catalogue = room / CATALOGUE
    subprocess.run(["msgfmt", "--check-format", "-o", catalogue.with_suffix(".mo"), catalogue], check=True)


def unfinished(catalogue: Path) -> list[str]:
    """The msgids that are untranslated or only guessed."""
    found = []
    for kind in ("--untranslated", "--only-fuzzy"):
        left = subprocess.run(
            ["msgattrib", "--no-wrap", "--no-obsolete", kind, catalogue], check=True, capture_output=True, text=True
        )
        found += [joined(lines) for lines in re.findall(r'^msgid ((?:".*"\n)+)', left.stdout, flags=re.MULTILINE)]
    return [text for text in found if text]


def joined(lines: str) -> str:
    return "".join(line.strip()[1:-1] for line in lines.splitlines())


def texts(compiled: Path) -> dict[str, str]:
    """The catalogue without its header, which carries dates."""
    with compiled.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    return {str(key): text for key, text in catalogue.items() if key}


def faults(room: Path) -> list[str]:
    """What a reader would miss in this room's Chinese, as sentences."""
    name = room.relative_to(SOURCE)
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "room"
        shutil.copytree(room, copy, ignore=shutil.ignore_patterns("__pycache__", "static"))
        collect(copy)
        found = [f"{name}: not translated: {text}" for text in unfinished(copy / CATALOGUE)]
        compiled = (room / CATALOGUE).with_suffix(".mo")
        compile_messages(copy)
        if not compiled.exists() or texts(compiled) != texts((copy / CATALOGUE).with_suffix(".mo")):
            found.append(f"{name}: the compiled texts are not those of the sources; run make messages")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when something is missing")
    parser.add_argument("rooms", nargs="*", help="only these, e.g. desk channels/portal")
    asked = parser.parse_args()
    chosen = [SOURCE / name for name in asked.rooms] or rooms()
    if unknown := [str(room.relative_to(SOURCE)) for room in chosen if not room.is_dir()]:
        parser.error(f"no such room: {', '.join(unknown)}")
    if not asked.check:
        for room in chosen:
            collect(room)
            compile_messages(room)
    found = [fault for room in chosen for fault in (faults(room) if asked.check else unfinished_in(room))]
    sys.stdout.writelines(f"{line}\n" for line in found)
    return 1 if found else 0


def unfinished_in(room: Path) -> list[str]:
    return [f"{room.relative_to(SOURCE)}: not translated: {text}" for text in unfinished(room / CATALOGUE)]


if __name__ == "__main__":
    sys.exit(main())
