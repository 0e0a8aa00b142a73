"""`dengwen social`: accounts on other people's platforms, for whoever installs the house."""

import getpass
import sys
from typing import Any

import click

from dengwen.config import loading
from dengwen.config.options import json_option, ready_home_option, show

PLATFORMS = ("wecom", "wechat", "dingtalk", "feishu", "webhook")
SECRET = ("token", "aes_key", "secret")


@click.group()
def social() -> None:
    """Connect accounts on WeCom, WeChat, DingTalk, Feishu, or a caller of the own webhook."""


@social.command()
@ready_home_option
@json_option
@click.option("--platform", type=click.Choice(PLATFORMS), required=True)
@click.option("--label", required=True, help="What the house calls the account.")
@click.option("--receiver", default="", help="CorpID, AppID, AppKey or SuiteKey.")
@click.option("--peer", default="", help="Host of the platform's interface, for private deployments.")
def add(platform: str, label: str, receiver: str, peer: str, *, as_json: bool) -> None:
    """Connect an account. Secrets are read from the terminal, or line by line from standard input: token, encryption key, app secret."""
    given = {name: _read(name) for name in SECRET} | {"receiver": receiver, "peer": peer}
    added = loading.part("dengwen.channels.social.console:added")(platform, label, given)
    show(added, _added, as_json=as_json)
    sys.exit(0 if added["ok"] else 1)


@social.command("list")
@ready_home_option
@json_option
def listed(*, as_json: bool) -> None:
    """Every account, without its secrets."""
    show({"accounts": loading.part("dengwen.channels.social.console:listed")()}, _listed, as_json=as_json)


@social.command()
@ready_home_option
@json_option
@click.option("--live", is_flag=True, help="Also ask the platform for an access token, where the account has a secret.")
def test(*, as_json: bool, live: bool) -> None:
    """Try every active account with a call made from its own secrets; exit 1 when one is not understood."""
    told = loading.part("dengwen.channels.social.console:tested")(live=live)
    show({"accounts": told}, _tested, as_json=as_json)
    sys.exit(0 if all(each["ok"] for each in told) else 1)


def _read(name: str) -> str:
    """Never on the command line, where other users of the machine could read it."""
    if sys.stdin.isatty():
        return getpass.getpass(f"{name}: ").strip()
    return sys.stdin.readline().strip()


def _added(told: dict[str, Any]) -> str:
    if not told["ok"]:
        return str(told["reason"])
    lines = [f"{told['platform']} · {told['label']}", f"回调地址 / Call-back address: {told['address']}"]
    return "\n".join(
        [*lines, *([f"签名密钥（仅显示一次）/ Signing key, shown once: {told['key']}"] if told["key"] else [])]
    )


def _listed(told: dict[str, Any]) -> str:
    rows = [
        f"{each['platform']:9} {'on ' if each['active'] else 'off'} {each['heard_on'] or '—':10} {each['label']}"
        for each in told["accounts"]
    ]
    return "\n".join(rows) or "尚未接入任何账号。/ No account is connected."


def _tested(told: dict[str, Any]) -> str:
    return "\n".join(
        f"{'ok' if each['ok'] else 'no':3} {each['platform']:9} {each['label']} {each['remark']}".rstrip()
        for each in told["accounts"]
    )
