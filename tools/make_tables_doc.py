"""Writes docs/lifecycle.md (stages, acts, terms, rights) from the rows of the regulation; --check only compares."""

import argparse
import sys
from pathlib import Path

from dengwen.regulation.act import Act
from dengwen.regulation.labels import label
from dengwen.regulation.lifecycle import ACTS
from dengwen.regulation.rights import RIGHTS, SEAT_POSTS
from dengwen.regulation.terms import TERMS
from dengwen.regulation.vocabulary import OPEN_STAGES, SeatRole, Stage
from dengwen.regulation.workdays import Span

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "lifecycle.md"
HEAD = """# Lifecycle, terms and rights

Written by `make docs` from the rows in `src/dengwen/regulation`; do not edit.
"""


def page() -> str:
    """The whole document."""
    return "\n".join([HEAD, *_diagram(), "", *_acts(), "", *_terms(), "", *_rights(), ""])


def _diagram() -> list[str]:
    lines = ["## Stages", "", "```mermaid", "stateDiagram-v2", "  direction LR"]
    lines += [f'  state "{label(stage).zh} {label(stage).en}" as {stage}' for stage in Stage]
    lines += ["  [*] --> received: receive"]
    for act in _moving():
        lines += [f"  {stage} --> {act.to}: {act.name}" for stage in _ordered(act.from_) if stage != act.to]
    return [*lines, "  archived --> [*]", "```"]


def _moving() -> list[Act]:
    return [act for act in ACTS.values() if act.to is not None and act.from_]


def _ordered(stages: frozenset[Stage]) -> list[Stage]:
    return [stage for stage in Stage if stage in stages]


def _acts() -> list[str]:
    rows = [
        "## Acts",
        "",
        "| act | what | clause | at | leads to | opens | settles | not by who did |",
        "| --- " * 8 + "|",
    ]
    for act in ACTS.values():
        told = [
            f"`{act.name}`",
            f"{act.words.zh}<br>{act.words.en}",
            act.clause,
            _where(act.from_),
            act.to or "",
            " ".join(act.opens),
        ]
        told += [_settled(act), " ".join(f"`{each}`" for each in act.not_after)]
        rows.append("| " + " | ".join(told) + " |")
    return rows


def _settled(act: Act) -> str:
    return "all" if "*" in act.settles else " ".join(act.settles)


def _where(stages: frozenset[Stage]) -> str:
    if stages == frozenset(Stage):
        return "every stage"
    if stages >= OPEN_STAGES:
        return " ".join(["every open stage", *_ordered(stages - OPEN_STAGES)])
    return " ".join(_ordered(stages))


def _terms() -> list[str]:
    rows = [
        "## Terms",
        "",
        "| term | what | clause | unless the organisation says otherwise | never beyond |",
        "| --- " * 5 + "|",
    ]
    for term in TERMS.values():
        hard = _span(term.hard) + (f" from `{term.hard_from}`" if term.hard_from else "") if term.hard else ""
        rows.append(
            f"| {term.code} | {term.words.zh}<br>{term.words.en} | {term.clause} | {_span(term.span)} | {hard} |"
        )
    return rows


def _span(span: Span) -> str:
    kind = {"working": "working ", "natural": "", "clock": "", "calendar": ""}[span.calendar]
    return f"{span.amount} {kind}{span.unit}{'' if span.amount == 1 else 's'}"


def _rights() -> list[str]:
    rows = ["## Rights", "", "| seat in the matter | given to | deeds |", "| --- | --- | --- |"]
    for role in SeatRole:
        posts = ", then ".join(label(post).en if post else "anybody on the staff" for post in SEAT_POSTS[role])
        deeds = dict.fromkeys(right.deed for right in RIGHTS if right.role is role)
        rows.append(f"| {label(role).zh} {label(role).en} | {posts} | {' '.join(f'`{deed}`' for deed in deeds)} |")
    rows += ["", "Deeds of the house, without a seat: "]
    house = [f"{label(right.post).en}: `{right.deed}`" for right in RIGHTS if right.role is None and right.post]
    return [*rows[:-1], rows[-1] + " · ".join(house)]


def stale() -> bool:
    """Whether the document is not what it would be now."""
    return not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    if parser.parse_args().check:
        if stale():
            sys.stderr.write("docs/lifecycle.md is stale: run `make docs`\n")
        return int(stale())
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
