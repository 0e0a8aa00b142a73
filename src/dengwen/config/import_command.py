"""`dengwen import`: the register that an organisation kept before, taken over from a table."""

import sys
from pathlib import Path
from typing import Any

import click

from dengwen.config import loading
from dengwen.config.options import json_option, ready_home_option, show


@click.command(name="import")
@ready_home_option
@json_option
@click.option("--dry-run", is_flag=True, help="Judge every row and write nothing.")
@click.argument("table", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
def import_(table: Path, *, as_json: bool, dry_run: bool) -> None:
    """Take over earlier matters from a table (CSV, or the first sheet of an Excel workbook), each from its own day.

    Exit 1 with every wrong row named, and nothing written, when a row is wrong. To repeat it makes no double.
    """
    told = loading.part("dengwen.channels.counter.terminal:from_file")(table, dry_run=dry_run)
    show(told, _in_words, as_json=as_json)
    sys.exit(0 if told["ok"] else 1)


def _in_words(told: dict[str, Any]) -> str:
    if not told["readable"]:
        return "文件中没有可读的表格（至多 20,000 行）。/ No table of at most 20,000 rows can be read in this file."
    lines = [f"{wrong['row']}: {problem}" for wrong in told["wrong"] for problem in wrong["problems"]]
    counted = "行数 / rows {rows}，此前已导入 / known {known}，有误 / wrong {amiss}，新建 / made {made}"
    return "\n".join([*lines, counted.format(**told, amiss=len(told["wrong"]))])
