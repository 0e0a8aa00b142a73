"""`dengwen reconcile` and `dengwen probe`: what was lost on the way in, and whether every way in is open."""

import sys
from typing import Any

import click

from dengwen.config import loading
from dengwen.config.options import json_option, ready_home_option, show

SIGNS = {True: "ok  ", False: "FAIL", None: "-   "}
"""The last one: not tried, or no answer yet."""


@click.command()
@ready_home_option
@json_option
def reconcile(*, as_json: bool) -> None:
    """Hold what every channel proves against the register; exit 1 and name each piece when something is missing."""
    found = loading.part("dengwen.clerk.watching:reconciled")()
    show(found, _reconciled, as_json=as_json)
    sys.exit(0 if found["ok"] else 1)


def _reconciled(found: dict[str, Any]) -> str:
    lines = [f"{each['on']} {each['channel']} {each['place'] or ''} {each['mark']}" for each in found["missing"]]
    lines += [f"无法核对 / could not be asked: {name}" for name in found["not_asked"]]
    return "\n".join([f"已登记 / registered: {found['registered']} / {found['proved']}", *lines])


@click.command()
@ready_home_option
@json_option
def probe(*, as_json: bool) -> None:
    """Try every way in once and record it; exit 1 when one of them does not answer."""
    found = loading.part("dengwen.clerk.watching:probed")()
    show(found, _probed, as_json=as_json)
    sys.exit(0 if found["ok"] else 1)


def _probed(found: dict[str, Any]) -> str:
    return "\n".join(
        f"{SIGNS[each['ok']]} {each['channel']} {each['place']} {each['kind']} {each['remark']}".rstrip()
        for each in found["probes"]
    )
