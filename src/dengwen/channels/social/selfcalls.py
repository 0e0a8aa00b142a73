"""Calls as a platform would make them, signed with an account's own secrets: for the probe and for `dengwen social test`."""

from __future__ import annotations

import json
import secrets as random
from collections.abc import Callable

from dengwen.channels.social.calls import Call
from dengwen.channels.social.platforms import Platform, Secrets
from dengwen.channels.social.schemes.json import JSON
from dengwen.docket import moment
from dengwen.vault import callbacks


def call(platform: Platform, secrets: Secrets) -> Call:
    """One genuine call of this moment."""
    return _CALLS[platform](secrets, str(int(moment.now().timestamp())), random.token_urlsafe(18))


def _wecom(secrets: Secrets, stamp: str, nonce: str) -> Call:
    echo = callbacks.seal_letter(secrets.aes_key, secrets.receiver, b"probe")
    signature = callbacks.sorted_signature(secrets.token, stamp, nonce, echo)
    query = {"msg_signature": signature, "timestamp": stamp, "nonce": nonce, "echostr": echo}
    return Call("GET", query, {}, "", b"")


def _wechat(secrets: Secrets, stamp: str, nonce: str) -> Call:
    signature = callbacks.sorted_signature(secrets.token, stamp, nonce)
    query = {"signature": signature, "timestamp": stamp, "nonce": nonce, "echostr": "probe"}
    return Call("GET", query, {}, "", b"")


def _dingtalk(secrets: Secrets, stamp: str, nonce: str) -> Call:
    instant = f"{stamp}000"
    headers = {"timestamp": instant, "sign": callbacks.robot_signature(instant, secrets.secret)}
    said = {"msgId": nonce, "senderId": "probe", "msgtype": "text", "text": {"content": "probe"}}
    return Call("POST", {}, headers, JSON, json.dumps(said).encode())


def _feishu(secrets: Secrets, stamp: str, nonce: str) -> Call:
    body = json.dumps({"encrypt": _lark(secrets, {"header": {"token": secrets.token, "event_type": "probe"}})}).encode()
    headers = {
        "x-lark-request-timestamp": stamp,
        "x-lark-request-nonce": nonce,
        "x-lark-signature": callbacks.lark_signature(stamp, nonce, secrets.aes_key, body),
    }
    return Call("POST", {}, headers, JSON, body)


def _lark(secrets: Secrets, said: dict[str, object]) -> str:
    return callbacks.seal_lark(secrets.aes_key, json.dumps(said).encode())


def _webhook(secrets: Secrets, stamp: str, nonce: str) -> Call:
    body = json.dumps({"id": nonce, "text": "probe"}).encode()
    signature = callbacks.webhook_signature(secrets.secret, stamp, nonce, body)
    headers = {"timestamp": stamp, "nonce": nonce, "signature": f"sha256={signature}"}
    return Call("POST", {}, {f"x-dengwen-{name}": text for name, text in headers.items()}, JSON, body)


_CALLS: dict[Platform, Callable[[Secrets, str, str], Call]] = {
    Platform.WECOM: _wecom,
    Platform.WECHAT: _wechat,
    Platform.DINGTALK: _dingtalk,
    Platform.FEISHU: _feishu,
    Platform.WEBHOOK: _webhook,
}
