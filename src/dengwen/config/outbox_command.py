"""`dengwen outbox …`: send what waits, try the line to the mail server."""

from __future__ import annotations

import sys

import click

from dengwen.config import loading
from dengwen.config.options import json_option, ready_home_option, show

ROOM = "dengwen.config.outgoing"


@click.group()
def outbox() -> None:
    """The mails that the house sends by itself."""


@outbox.command()
@ready_home_option
@json_option
def send(*, as_json: bool) -> None:
    """Send now what is due, without waiting for the clerk or for a line that rests; exit 1 when the line is broken."""
    found = loading.part(f"{ROOM}:send_now")()
    show(found, loading.part(f"{ROOM}:in_words"), as_json=as_json)
    sys.exit(1 if found["faults"] else 0)


@outbox.command()
@ready_home_option
@json_option
@click.argument("address")
def test(address: str, *, as_json: bool) -> None:
    """Send one test mail to this address at once; exit 1 with the kind of the fault when it could not be."""
    found = loading.part(f"{ROOM}:try_out")(address)
    show(found, loading.part(f"{ROOM}:in_words"), as_json=as_json)
    sys.exit(0 if found["sent"] else 1)
