"""DingTalk: events come as letters in JSON and are answered by one; a robot's messages come in the clear, their instant signed."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from dengwen.channels.social.calls import Call, Heeded, Message, Piece, Refused, Reply, seconds
from dengwen.channels.social.platforms import Secrets
from dengwen.channels.social.schemes.json import JSON, read, reply, text_at
from dengwen.vault import callbacks

MILLISECONDS = 1000


def opened(call: Call, secrets: Secrets) -> Heeded:
    """A letter when the body holds one, else a robot's message."""
    if call.method != "POST" or call.media_type != JSON:
        raise Refused
    body = read(call.body)
    return _letter(call, secrets, body) if "encrypt" in body else _robot(call, secrets, body)


def _letter(call: Call, secrets: Secrets, body: dict[str, Any]) -> Heeded:
    stamp, nonce = call.query.get("timestamp", ""), call.query.get("nonce", "")
    signature = call.query.get("msg_signature") or call.query.get("signature", "")
    encrypted = text_at(body, "encrypt")
    if not secrets.token or not callbacks.same(
        signature, callbacks.sorted_signature(secrets.token, stamp, nonce, encrypted)
    ):
        raise Refused
    said = read(callbacks.open_letter(secrets.aes_key, secrets.receiver, encrypted))
    message = _message(said) if text_at(said, "msgId") else None
    return Heeded(seconds(stamp, MILLISECONDS), nonce, partial(_answered, secrets, stamp, nonce), message)


def _answered(secrets: Secrets, stamp: str, nonce: str, words: str | None) -> Reply:
    """Whatever there is to say, an event is acknowledged with one word, or DingTalk sends it again."""
    encrypted = callbacks.seal_letter(secrets.aes_key, secrets.receiver, b"success")
    signature = callbacks.sorted_signature(secrets.token, stamp, nonce, encrypted)
    return reply({"msg_signature": signature, "timeStamp": stamp, "nonce": nonce, "encrypt": encrypted})


def _robot(call: Call, secrets: Secrets, body: dict[str, Any]) -> Heeded:
    stamp = call.headers.get("timestamp", "")
    if not callbacks.same(call.headers.get("sign", ""), callbacks.robot_signature(stamp, secrets.secret)):
        raise Refused
    return Heeded(seconds(stamp, MILLISECONDS), "", _said, _message(body))


def _said(words: str | None) -> Reply:
    return reply({"msgtype": "empty"} if words is None else {"msgtype": "text", "text": {"content": words}})


def _message(said: dict[str, Any]) -> Message:
    sender = text_at(said, "senderStaffId") or text_at(said, "senderId")
    if not (text_at(said, "msgId") and sender):
        raise Refused
    kind = text_at(said, "msgtype") or "text"
    texts, pieces = _content(said.get("content"), text_at(said, "robotCode"))
    words = [text for text in (text_at(said, "text", "content").strip(), *texts) if text]
    return Message(
        text_at(said, "msgId"),
        sender,
        kind,
        words[0] if words else "",
        text_at(said, "senderNick"),
        tuple(words[1:]),
        tuple(pieces),
    )


def _content(content: Any, robot: str) -> tuple[list[str], list[Piece]]:
    """Pictures, voices, files and rich texts: what they say and what is to be fetched."""
    if isinstance(content, str):
        try:
            content = json.loads(content)
        except ValueError:
            return [content], []
    if not isinstance(content, dict):
        return [], []
    parts = [content, *(part for part in content.get("richText") or () if isinstance(part, dict))]
    texts = [text_at(part, name) for part in parts for name in ("recognition", "text", "content")]
    pieces = [
        Piece(text_at(part, "fileName"), ref=f"{robot}\n{text_at(part, 'downloadCode')}")
        for part in parts
        if text_at(part, "downloadCode")
    ]
    return [text for text in texts if text], pieces
