"""`dengwen hotline …`: lines whose events are believed, and the line that answers by itself."""

from __future__ import annotations

from typing import Any

import click

from dengwen.config import loading
from dengwen.config.options import json_option, ready_home_option, show

ROOM = "dengwen.channels.hotline"


@click.group()
def hotline() -> None:
    """Lines of the hotline."""


def _told(opened: dict[str, Any]) -> str:
    return (
        f"线路 {opened['line']}\n密钥 {opened['key']}（仅显示这一次）\n事件 {opened['events']}\n\n"
        "The key is shown this once; the telephone system signs its events with it."
    )


@hotline.command("add-line")
@ready_home_option
@json_option
@click.argument("name")
def add_line(name: str, *, as_json: bool) -> None:
    """Open a line and print its key, once. The number (P2) and the hours (P3) must stand in the organisation's numbers."""
    show(loading.part(f"{ROOM}.telling:opened")(name), _told, as_json=as_json)


@hotline.command()
@ready_home_option
@json_option
def lines(*, as_json: bool) -> None:
    """List the lines that are open."""
    show(loading.part(f"{ROOM}.telling:all_lines")(), lambda told: "\n".join(map(str, told["lines"])), as_json=as_json)


@hotline.command("close-line")
@ready_home_option
@click.argument("name")
def close_line(name: str) -> None:
    """Believe nothing of this line any more."""
    loading.part(f"{ROOM}.telling:closed")(name)


@hotline.command()
@ready_home_option
def line() -> None:
    """Answer calls at DENGWEN_SIP_LISTEN: greet, record after the beep, seal. `dengwen serve` starts this by itself."""
    loading.part(f"{ROOM}.sip.line:main")()
