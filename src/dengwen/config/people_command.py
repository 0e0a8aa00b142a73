"""`dengwen people`: an organisation from a table, and a lost passphrase, for whoever installs the house."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from dengwen.config import loading
from dengwen.config.options import home_option, json_option, show

out_option = click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the one-time passphrases into this new file, for this account alone, instead of showing them.",
)


@click.group()
def people() -> None:
    """Units, staff and posts from a table; a lost passphrase."""


@people.command(name="import")
@home_option
@json_option
@out_option
@click.option("--dry-run", is_flag=True, help="Judge every row and write nothing.")
@click.argument("table", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
def import_(table: Path, out: Path | None, *, as_json: bool, dry_run: bool) -> None:
    """Set up units, staff, posts and heads from a table (CSV, or the first sheet of an Excel workbook).

    Columns: unit, unit_en, parent, name, name_en, account, posts, head (or 部门, 部门英文名, 上级部门, 姓名, 英文名, 账号, 岗位, 负责人).
    Exit 1 with every wrong row named, and nothing written, when a row is wrong. To repeat it makes no double.
    """
    keep = _new_file(out)
    told = loading.part("dengwen.staffing.terminal:from_file")(table, dry_run=dry_run)
    _kept(keep, out, told, "made")
    show(told, _in_words, as_json=as_json)
    sys.exit(0 if told["ok"] else 1)


@people.command(name="reset-passphrase")
@home_option
@json_option
@out_option
@click.argument("account")
def reset_passphrase(account: str, out: Path | None, *, as_json: bool) -> None:
    """Give an account a new one-time passphrase and a new vault key. What the former key opened waits until colleagues hand it on."""
    keep = _new_file(out)
    told = loading.part("dengwen.staffing.terminal:reset_passphrase")(account)
    _kept(keep, out, told, "password", "printed_code")
    show(told, _reset_in_words, as_json=as_json)
    sys.exit(0 if told["ok"] else 1)


def _new_file(out: Path | None) -> int | None:
    """Opened before anything is done: passphrases that could not be written down would be lost."""
    if out is None:
        return None
    try:
        return os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as refusal:
        raise click.BadParameter(str(refusal.strerror), param_hint="--out") from None


def _kept(handle: int | None, out: Path | None, told: dict[str, Any], *names: str) -> None:
    """What is secret goes into the file and out of what is shown. Without a secret there is no file."""
    if handle is None or out is None:
        return
    secret = {name: told[name] for name in names if told.get(name)}
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(json.dumps({"user": told.get("user"), **secret}, ensure_ascii=False) + "\n")
    if not secret:
        out.unlink()
    for name in secret:
        told[name] = len(told[name]) if isinstance(told[name], list) else "—"


def _in_words(told: dict[str, Any]) -> str:
    if not told["readable"]:
        return "文件中没有可读的表格（至多 20,000 行）。/ No table of at most 20,000 rows can be read in this file."
    lines = [f"{wrong['row']}: {problem}" for wrong in told["wrong"] for problem in wrong["problems"]]
    made = told["made"]
    if isinstance(made, list):
        lines += [f"{each['user']:20} {each['password']}  {each['printed_code']}  {each['name']}" for each in made]
        made = len(made)
    counted = "行数 / rows {rows}，已有 / known {known}，有误 / wrong {amiss}，新部门 / units {units}，新人员 / people {people}"
    return "\n".join([*lines, counted.format(**told, amiss=len(told["wrong"]), people=made)])


def _reset_in_words(told: dict[str, Any]) -> str:
    if not told["ok"]:
        return str(told["reason"])
    lines = [
        "一次性口令，仅显示一次，首次登录时须更改 / One-time passphrase, shown once, replaced at the first sign-in:"
    ]
    return "\n".join([*lines, *(f"    {name:13} {told[name]}" for name in ("user", "password", "printed_code"))])
