"""WeCom and WeChat: the letter in XML, its signature in the address; WeChat's plain mode signs token, timestamp and nonce alone."""

from __future__ import annotations

from functools import partial

from dengwen.channels.social.calls import Call, Heeded, Message, Piece, Refused, Reply, seconds
from dengwen.channels.social.platforms import Secrets
from dengwen.channels.social.schemes import xml
from dengwen.vault import callbacks

MEDIA_TYPES = frozenset({"text/xml", "application/xml"})
XML = "text/xml; charset=utf-8"
DONE = Reply(b"success")
GREETINGS = frozenset({"subscribe", "enter_agent"})
SAID = ("Content", "Recognition", "Label", "Title", "Description", "Url")
"""Elements with words of a person; places, links and what the platform heard in a voice message among them."""


def opened(call: Call, secrets: Secrets) -> Heeded:
    """WeCom: always encrypted, also when the address is first checked."""
    if call.method == "GET":
        return _checked(call, _letter(call, secrets, call.query.get("echostr", "")))
    return _heeded(call, secrets, _letter(call, secrets, _posted(call).get("Encrypt", "")), sealed=True)


def opened_public(call: Call, secrets: Secrets) -> Heeded:
    """WeChat: the address is checked in the clear; messages are encrypted as soon as the account has an encryption key."""
    if call.method == "POST" and secrets.aes_key:
        return opened(call, secrets)
    stamp, nonce = call.query.get("timestamp", ""), call.query.get("nonce", "")
    _signed(call.query.get("signature", ""), secrets.token, stamp, nonce)
    if call.method == "GET":
        return _checked(call, call.query.get("echostr", "").encode())
    return _heeded(call, secrets, _posted(call), sealed=False)


def _posted(call: Call) -> dict[str, str]:
    if call.method != "POST" or call.media_type not in MEDIA_TYPES:
        raise Refused
    return xml.fields(call.body)


def _signed(signature: str, *parts: str) -> None:
    if not callbacks.same(signature, callbacks.sorted_signature(*parts)):
        raise Refused


def _letter(call: Call, secrets: Secrets, encrypted: str) -> bytes:
    stamp, nonce = call.query.get("timestamp", ""), call.query.get("nonce", "")
    _signed(call.query.get("msg_signature", ""), secrets.token, stamp, nonce, encrypted)
    return callbacks.open_letter(secrets.aes_key, secrets.receiver, encrypted)


def _checked(call: Call, echo: bytes) -> Heeded:
    if not echo:
        raise Refused
    return Heeded(seconds(call.query.get("timestamp", "")), call.query.get("nonce", ""), lambda _: Reply(echo))


def _heeded(call: Call, secrets: Secrets, written: bytes | dict[str, str], *, sealed: bool) -> Heeded:
    said = written if isinstance(written, dict) else xml.fields(written)
    if not said.get("FromUserName"):
        raise Refused
    return Heeded(
        seconds(call.query.get("timestamp", "")),
        call.query.get("nonce", ""),
        partial(_reply, secrets if sealed else None, secrets.token, call, said),
        None if said.get("MsgType") == "event" else _message(said),
        greeted=said.get("Event") in GREETINGS,
    )


def _message(said: dict[str, str]) -> Message:
    if not said.get("MsgId"):
        raise Refused
    words = [said[name] for name in SAID if said.get(name)]
    place = [f"{said['Location_X']},{said.get('Location_Y', '')}"] if said.get("Location_X") else []
    return Message(
        said["MsgId"],
        said["FromUserName"],
        said.get("MsgType", "text"),
        words[0] if words else "",
        facts=(*words[1:], *place),
        pieces=tuple(_pieces(said)),
    )


def _pieces(said: dict[str, str]) -> list[Piece]:
    """By the platform's interface where it names the thing; a picture also by its address."""
    if said.get("MediaId") or (said.get("PicUrl") and said.get("MsgType") == "image"):
        return [Piece(url=said.get("PicUrl", ""), ref=said.get("MediaId", ""), kind=said.get("MsgType", ""))]
    return []


def _reply(sealing: Secrets | None, token: str, call: Call, said: dict[str, str], words: str | None) -> Reply:
    if words is None:
        return DONE
    stamp, nonce = call.query["timestamp"], call.query["nonce"]
    plain = xml.written(
        {
            "ToUserName": said["FromUserName"],
            "FromUserName": said.get("ToUserName", ""),
            "CreateTime": stamp,
            "MsgType": "text",
            "Content": words,
        }
    )
    if sealing is None:
        return Reply(plain, XML)
    encrypted = callbacks.seal_letter(sealing.aes_key, sealing.receiver, plain)
    signature = callbacks.sorted_signature(token, stamp, nonce, encrypted)
    letter = {"Encrypt": encrypted, "MsgSignature": signature, "TimeStamp": stamp, "Nonce": nonce}
    return Reply(xml.written(letter), XML)
