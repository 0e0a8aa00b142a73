"""`dengwen mailbox …`: which mailboxes are watched, and mails that come otherwise than over IMAP."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from dengwen.config import loading
from dengwen.config.options import home_option, json_option, ready_home_option

TRY_AGAIN = 75
"""What a mail server takes for 'keep it and try again' (sysexits: EX_TEMPFAIL)."""
ROOM = "dengwen.channels.mailbox"


@click.group()
def mailbox() -> None:
    """Mailboxes of the house, and mails from files or a mail server."""


def _say(line: str) -> None:
    """A mail may hold what no terminal can show; nothing of it is a reason to break off."""
    sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


@mailbox.command()
@ready_home_option
@click.argument("address")
@click.option("--host", required=True, help="The IMAP server.")
@click.option("--port", default=993, show_default=True, type=click.IntRange(1, 65535))
@click.option("--security", default="tls", show_default=True, type=click.Choice(["tls", "starttls", "plain"]))
@click.option("--username", help="The account at the server; the address when not given.")
@click.option("--folder", default="INBOX", show_default=True)
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Leave older mail alone; without it, all is taken.")
@click.option(
    "--password", envvar="DENGWEN_MAILBOX_PASSWORD", prompt=True, hide_input=True, help="Asked for when not given."
)
def add(address: str, username: str | None, since: datetime | None, password: str, **values: Any) -> None:
    """Watch a mailbox (or change how it is watched). The password is kept sealed under the keyring."""
    told = {**values, "address": address, "username": username or address, "since_on": since.date() if since else None}
    loading.part(f"{ROOM}.keeping:add")(told, password)
    click.echo("已加入；若是第一个邮箱，请重新启动 dengwen serve。/ Added; restart `dengwen serve` if it is the first.")


@mailbox.command(name="list")
@ready_home_option
@json_option
def list_(*, as_json: bool) -> None:
    """Every mailbox and how its watching stands."""
    lines = list(loading.part(f"{ROOM}.keeping:shown")())
    if as_json:
        _say(json.dumps(lines, ensure_ascii=False))
        return
    for line in lines:
        words = f"{line['address']}  {line['server']}  {'on' if line['active'] else 'off'}  {line['alive_at'] or '-'}  {line['fault']}"
        _say(words.rstrip())


@mailbox.command()
@ready_home_option
@click.argument("address")
def remove(address: str) -> None:
    """Stop watching a mailbox and forget its password; nothing that was received is touched."""
    _known(loading.part(f"{ROOM}.keeping:remove"), address)


@mailbox.command()
@ready_home_option
@json_option
@click.argument("address")
def test(address: str, *, as_json: bool) -> None:
    """Sign in to a mailbox and count what would be fetched; exit 1 when that fails."""
    found = _known(loading.part(f"{ROOM}.keeping:tried"), address)
    _say(json.dumps(found) if as_json else "  ".join(f"{name}: {value}" for name, value in found.items()))
    sys.exit(0 if found["ok"] else 1)


def _known(does: Any, address: str) -> Any:
    try:
        return does(address)
    except LookupError as problem:
        raise click.ClickException(str(problem)) from problem


@mailbox.command()
@ready_home_option
def watch() -> None:
    """Fetch from all mailboxes as mail comes, until stopped. `dengwen serve` starts this by itself."""
    loading.part(f"{ROOM}.process:main")()


@mailbox.command()
@ready_home_option
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=2424, show_default=True, type=click.IntRange(1, 65535))
@click.option("--socket", type=click.Path(dir_okay=False, path_type=Path), help="A Unix socket instead of a port.")
def lmtp(host: str, port: int, socket: Path | None) -> None:
    """Take mails from a mail server by LMTP, until stopped."""
    loading.part(f"{ROOM}.lmtp:main")(host, port, socket)


@mailbox.command()
@home_option
@click.argument("recipients", nargs=-1)
def pipe(recipients: tuple[str, ...]) -> None:
    """Take one mail from standard input; exit 75 when it has to be handed over again."""
    raw = sys.stdin.buffer.read()
    try:
        loading.part(f"{ROOM}.ingesting:pipe")(raw, recipients)
    except Exception as fault:
        click.echo(f"dengwen: {type(fault).__name__}", err=True)
        sys.exit(TRY_AGAIN)


@mailbox.command()
@ready_home_option
@json_option
@click.option(
    "--answer/--no-answer", default=True, show_default=True, help="Whether senders may get the automatic answer."
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def ingest(files: tuple[Path, ...], *, as_json: bool, answer: bool) -> None:
    """Take the mails of files (.eml or mbox) and tell what became of each.

    Exit 1 when a file could not be read, 75 when a fault of this machine broke off the work: then do it again, nothing is doubled.
    """
    in_words, failed = loading.part(f"{ROOM}.ingesting:in_words"), False
    try:
        for told in loading.part(f"{ROOM}.ingesting:ingest")(files, answer=answer):
            failed |= told["submission"] is None
            _say(json.dumps(told, ensure_ascii=False) if as_json else in_words(told))
    except Exception as fault:
        click.echo(f"dengwen: {type(fault).__name__}", err=True)
        sys.exit(TRY_AGAIN)
    sys.exit(1 if failed else 0)
