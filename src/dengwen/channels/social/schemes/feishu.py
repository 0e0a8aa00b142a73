"""Feishu (Lark): the body encrypted with the Encrypt Key, the signature over body and key in a header, a token inside.

The first call checks the address; it is encrypted but not signed, and is answered with the challenge that it holds.
"""

from __future__ import annotations

import json
from typing import Any

from dengwen.channels.social.calls import Call, Heeded, Message, Piece, Refused, seconds
from dengwen.channels.social.platforms import Secrets
from dengwen.channels.social.schemes.json import JSON, read, reply, text_at
from dengwen.docket import moment
from dengwen.vault import callbacks

RECEIVED = "im.message.receive_v1"
GREETINGS = frozenset({"im.chat.access_event.bot_p2p_chat_entered_v1"})
KEYS = {"image_key": "image", "file_key": "file"}


def opened(call: Call, secrets: Secrets) -> Heeded:
    if call.method != "POST" or call.media_type != JSON:
        raise Refused
    signed = _is_signed(call, secrets)
    said = read(callbacks.open_lark(secrets.aes_key, text_at(read(call.body), "encrypt")))
    if text_at(said, "type") == "url_verification":
        return _checked(said, secrets)
    if not signed or not callbacks.same(text_at(said, "header", "token"), secrets.token):
        raise Refused
    return Heeded(
        seconds(call.headers.get("x-lark-request-timestamp", "")),
        call.headers.get("x-lark-request-nonce", ""),
        lambda _: reply({}),
        _message(said, answers=bool(secrets.secret)) if text_at(said, "header", "event_type") == RECEIVED else None,
    )


def _is_signed(call: Call, secrets: Secrets) -> bool:
    stamp, nonce = (call.headers.get(f"x-lark-request-{name}", "") for name in ("timestamp", "nonce"))
    expected = callbacks.lark_signature(stamp, nonce, secrets.aes_key, call.body)
    return callbacks.same(call.headers.get("x-lark-signature", ""), expected)


def _checked(said: dict[str, Any], secrets: Secrets) -> Heeded:
    if not callbacks.same(text_at(said, "token"), secrets.token):
        raise Refused
    challenge = text_at(said, "challenge")
    return Heeded(moment.now().timestamp(), "", lambda _: reply({"challenge": challenge}))


def _message(said: dict[str, Any], *, answers: bool) -> Message:
    number = text_at(said, "event", "message", "message_id")
    sender = text_at(said, "event", "sender", "sender_id", "open_id")
    if not (number and sender):
        raise Refused
    content = _content(text_at(said, "event", "message", "content"))
    words = list(_texts(content))
    return Message(
        number,
        sender,
        text_at(said, "event", "message", "message_type") or "text",
        "\n".join(words),
        pieces=tuple(_pieces(content)),
        answered_by_interface=answers,
    )


def _content(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return {"text": text}


def _texts(content: Any) -> list[str]:
    """Every text in order: of a line, of the paragraphs of a post, of a title."""
    if isinstance(content, list):
        return [text for each in content for text in _texts(each)]
    if not isinstance(content, dict):
        return []
    own = [content[name] for name in ("title", "text") if isinstance(content.get(name), str) and content[name]]
    return own + [text for each in content.values() if isinstance(each, list | dict) for text in _texts(each)]


def _pieces(content: Any) -> list[Piece]:
    if isinstance(content, list):
        return [piece for each in content for piece in _pieces(each)]
    if not isinstance(content, dict):
        return []
    name = content["file_name"] if isinstance(content.get("file_name"), str) else ""
    own = [Piece(name, ref=content[key], kind=kind) for key, kind in KEYS.items() if isinstance(content.get(key), str)]
    own = own[-1:] if "file_key" in content else own
    return own + [piece for each in content.values() if isinstance(each, list | dict) for piece in _pieces(each)]
