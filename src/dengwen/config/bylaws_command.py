"""`dengwen numbers` and `dengwen calendar`: the organisation's own numbers and its working calendar, for scripts."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from dengwen.config import loading
from dengwen.config.options import home_option, json_option, show

ROOM = "dengwen.bylaws.terminal"
DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def numbers() -> None:
    """The organisation's own numbers: terms, contact points, names."""


@numbers.command("show")
@home_option
@json_option
@click.option("--version", "number", type=click.IntRange(1), help="Another version than the one in force.")
def show_numbers(number: int | None, *, as_json: bool) -> None:
    """Show a version: every term with its meaning, default and range."""
    _tell(loading.part(f"{ROOM}:numbers")(number), _version, as_json=as_json)


@numbers.command("set")
@home_option
@json_option
@click.argument("values", nargs=-1, required=True, metavar="NAME=VALUE...")
def set_numbers(values: tuple[str, ...], *, as_json: bool) -> None:
    """Issue a new version: the newest one with these values changed.

    Names are T1 to T7, S0 to S21, P1 (mailbox), P2 (hotline), P3 (hours), name, name_en, and from (the day from which it holds; today
    unless given). For example: dengwen numbers set T5=45 "P3=09:00-12:00;13:30-17:30" from=2027-01-01
    """
    pairs = [value.partition("=") for value in values]
    if not all(equals for _, equals, _ in pairs):
        raise click.UsageError("NAME=VALUE")
    said = {name.strip(): value.strip() for name, _, value in pairs}
    _tell(loading.part(f"{ROOM}:set_numbers")(said), _version, as_json=as_json)


@click.group()
def calendar() -> None:
    """The working calendar: days off and make-up working days."""


@calendar.command("show")
@home_option
@json_option
@click.argument("year", type=click.IntRange(2000, 2100), required=False)
def show_year(year: int | None, *, as_json: bool) -> None:
    """Show a year: what is known of it, its days off and make-up days, and the corrections."""
    show(loading.part(f"{ROOM}:year")(year), _year, as_json=as_json)


@calendar.command()
@home_option
@json_option
@click.argument("day", type=DAY)
@click.argument("kind", type=click.Choice(["off", "on"]))
@click.option("--remark", default="", help="Why, for whoever looks at the calendar.")
def add(day: datetime, kind: str, remark: str, *, as_json: bool) -> None:
    """Make a day off, or a working day (on)."""
    _tell(loading.part(f"{ROOM}:add_day")(day.date(), kind, remark[:80]), _changed, as_json=as_json)


@calendar.command()
@home_option
@json_option
@click.argument("day", type=DAY)
def remove(day: datetime, *, as_json: bool) -> None:
    """Take a correction back; the published calendar holds for the day again."""
    _tell(loading.part(f"{ROOM}:remove_day")(day.date()), _changed, as_json=as_json)


@calendar.command()
@home_option
@json_option
@click.option("--dry-run", is_flag=True, help="Judge every line and change nothing.")
@click.option("--whole-year", type=click.IntRange(2000, 2100), help="The list holds all days published for this year.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
def load(file: Path, whole_year: int | None, *, as_json: bool, dry_run: bool) -> None:
    """Take over a list (CSV: date, off or on, remark). Exit 1 with every wrong line named, and nothing changed, when a line is wrong."""
    _tell(loading.part(f"{ROOM}:load_days")(file, whole_year, dry_run=dry_run), _loaded, as_json=as_json)


def _tell(told: dict[str, Any], in_words: Any, *, as_json: bool) -> None:
    show(told, in_words, as_json=as_json)
    sys.exit(0 if told["ok"] else 1)


def _version(told: dict[str, Any]) -> str:
    if not told["ok"]:
        return "\n".join(f"{name}: {problem}" for name, found in told["problems"].items() for problem in found)
    head = [f"{name:8} {told[name]}" for name in ("version", "from", "name", "name_en", "P1", "P2", "P3")]
    terms = [
        f"{code:4} {line['number']:>4} {line['unit']}  {line['meaning']}（{line['default']}；{line['range']}；{line['clause']}）"
        for code, line in told["terms"].items()
    ]
    return "\n".join([*head, *terms])


def _year(told: dict[str, Any]) -> str:
    known = "已知 / known" if told["known"] else "暂定 / provisional"
    lines = [f"{told['year']} {known}（{told['known_until']}）"]
    lines += [f"休 / off  {' '.join(told['off'])}", f"班 / on   {' '.join(told['on'])}"]
    lines += [f"{each['on']} {'on' if each['working'] else 'off'} {each['remark']}" for each in told["corrections"]]
    return "\n".join(lines)


def _changed(told: dict[str, Any]) -> str:
    if not told["ok"]:
        return "\n".join(told["problems"])
    return f"已更正 / changed {len(told['changed'])}，将重算时限 / terms counted again {told['reached']}"


def _loaded(told: dict[str, Any]) -> str:
    if not told["readable"]:
        return "文件中没有可读的清单。/ No list can be read in this file."
    if told["wrong"]:
        return "\n".join(f"{row['line']}: {problem}" for row in told["wrong"] for problem in row["problems"])
    if "would_change" in told:
        return f"可录入 / would change {len(told['would_change'])}，将重算时限 / terms counted again {told['reached']}"
    return _changed(told)
