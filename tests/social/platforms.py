"""The platforms' side of the wire, written from their documents on OpenSSL's command and the standard library: nothing of the product.

Each function gives what a platform would send: (method, query, headers, body).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import secrets
import struct
import subprocess
import time
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

from django.test import Client

from dengwen.channels.social.models import Account
from dengwen.channels.social.platforms import Platform, Secrets

KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"
SECRETS: dict[Platform, Secrets] = {
    Platform.WECOM: Secrets("wx5823bf96d3bd56c7", "QDG6eK", KEY),
    Platform.WECHAT: Secrets("wx2c2769f8efd9abc2", "spamtest", KEY),
    Platform.DINGTALK: Secrets("suite4xxxxxxxxxxxxxxx", "123456", KEY, "robot secret"),
    Platform.FEISHU: Secrets("cli_example", "verification", "test key"),
    Platform.WEBHOOK: Secrets(secret="a key of the caller's own choosing"),
}


def openssl(data: bytes, key: bytes, vector: bytes, *, decrypt: bool = False) -> bytes:
    """AES-256-CBC without padding by another program."""
    command = ["openssl", "enc", "-aes-256-cbc", "-nopad", "-K", key.hex(), "-iv", vector.hex()]
    return subprocess.run([*command, *(["-d"] if decrypt else [])], input=data, capture_output=True, check=True).stdout


def padded(data: bytes, block: int) -> bytes:
    missing = block - len(data) % block
    return data + bytes([missing]) * missing


def letter(text: str, receiver: str, key_text: str = KEY) -> str:
    """sixteen random bytes, length, message, receiver, padded to 32."""
    key, message = base64.b64decode(key_text + "="), text.encode()
    plain = secrets.token_bytes(16) + struct.pack("!I", len(message)) + message + receiver.encode()
    return base64.b64encode(openssl(padded(plain, 32), key, key[:16])).decode()


def opened_letter(encrypted: str, key_text: str = KEY) -> tuple[str, str]:
    """(message, receiver) of a letter."""
    key = base64.b64decode(key_text + "=")
    plain = openssl(base64.b64decode(encrypted), key, key[:16], decrypt=True)
    plain = plain[: -plain[-1]]
    end = 20 + struct.unpack("!I", plain[16:20])[0]
    return plain[20:end].decode(), plain[end:].decode()


def sha1(*parts: str) -> str:
    return hashlib.sha1("".join(sorted(parts)).encode()).hexdigest()


@dataclass
class Sent:
    """A request as it goes over the wire."""

    body: bytes = b""
    query: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    media_type: str = "application/json"
    method: str = "POST"

    def to(self, account: Account, client: Client | None = None) -> Any:
        client = client or Client()
        path = f"/in/hooks/{account.address}/"
        if self.method == "GET":
            return client.get(path, self.query)
        if self.query:
            path += "?" + "&".join(f"{name}={text}" for name, text in self.query.items())
        return client.post(path, self.body, content_type=self.media_type, headers=self.headers)


def now() -> str:
    return str(int(time.time()))


def number() -> str:
    return secrets.token_hex(10)


def xml(**values: str) -> str:
    return "<xml>" + "".join(f"<{name}>{escape(text)}</{name}>" for name, text in values.items()) + "</xml>"


def tencent_text(text: str, sender: str = "sender-1", message: str = "", **more: str) -> str:
    told = {"ToUserName": "house", "FromUserName": sender, "CreateTime": now(), "MsgType": "text", "Content": text}
    return xml(**{**told, "MsgId": message or str(secrets.randbelow(10**18)), **more})


def tencent(plain: str, platform: Platform = Platform.WECOM, at: str = "", nonce: str = "") -> Sent:
    """An encrypted message of WeCom or WeChat."""
    shared, stamp, nonce = SECRETS[platform], at or now(), nonce or number()
    encrypted = letter(plain, shared.receiver)
    query = {"msg_signature": sha1(shared.token, stamp, nonce, encrypted), "timestamp": stamp, "nonce": nonce}
    if platform is Platform.WECHAT:
        query |= {"signature": sha1(shared.token, stamp, nonce), "encrypt_type": "aes"}
    body = xml(ToUserName=shared.receiver, Encrypt=encrypted)
    return Sent(body.encode(), query, media_type="text/xml")


def tencent_reply(body: bytes, platform: Platform = Platform.WECOM) -> str:
    """What the platform reads in an encrypted answer, its signature checked."""
    found = dict(re.findall(r"<(\w+)><!\[CDATA\[(.*?)\]\]></\1>", body.decode(), re.DOTALL))
    shared = SECRETS[platform]
    signature = sha1(shared.token, found["TimeStamp"], found["Nonce"], found["Encrypt"])
    assert signature == found["MsgSignature"]
    message, receiver = opened_letter(found["Encrypt"])
    assert receiver == shared.receiver
    return message


def robot(text: str, sender: str = "staff-7", message: str = "", at: str = "", **more: Any) -> Sent:
    """A message to a DingTalk robot."""
    stamp, secret = at or f"{now()}000", SECRETS[Platform.DINGTALK].secret
    sign = base64.b64encode(hmac.new(secret.encode(), f"{stamp}\n{secret}".encode(), "sha256").digest()).decode()
    said = {"msgtype": "text", "text": {"content": text}, "msgId": message or number(), "senderStaffId": sender}
    body = json.dumps({**said, "senderNick": "小丁", "robotCode": "robot", **more}).encode()
    return Sent(body, headers={"timestamp": stamp, "sign": sign})


def dingtalk_event(said: dict[str, Any], at: str = "") -> Sent:
    """An event of DingTalk as a letter."""
    shared, stamp, nonce = SECRETS[Platform.DINGTALK], at or f"{now()}000", number()
    encrypted = letter(json.dumps(said), shared.receiver)
    query = {"signature": sha1(shared.token, stamp, nonce, encrypted), "timestamp": stamp, "nonce": nonce}
    return Sent(json.dumps({"encrypt": encrypted}).encode(), query)


def lark(said: dict[str, Any]) -> str:
    key, vector = hashlib.sha256(SECRETS[Platform.FEISHU].aes_key.encode()).digest(), secrets.token_bytes(16)
    return base64.b64encode(vector + openssl(padded(json.dumps(said).encode(), 16), key, vector)).decode()


def feishu(said: dict[str, Any], at: str = "", nonce: str = "") -> Sent:
    """An event of Feishu, encrypted and signed."""
    stamp, nonce, body = at or now(), nonce or number(), json.dumps({"encrypt": lark(said)}).encode()
    key = SECRETS[Platform.FEISHU].aes_key
    signature = hashlib.sha256((stamp + nonce + key).encode() + body).hexdigest()
    headers = {
        "X-Lark-Request-Timestamp": stamp,
        "X-Lark-Request-Nonce": nonce,
        "X-Lark-Signature": signature,
    }
    return Sent(body, headers=headers)


def feishu_text(text: str, sender: str = "ou_1", message: str = "", **more: Any) -> dict[str, Any]:
    content = {"message_type": "text", "content": json.dumps({"text": text}), **more}
    event = {"sender": {"sender_id": {"open_id": sender}}, "message": {"message_id": message or number(), **content}}
    header = {"event_id": number(), "token": SECRETS[Platform.FEISHU].token, "event_type": "im.message.receive_v1"}
    return {"schema": "2.0", "header": header, "event": event}


def webhook(said: Any, at: str = "", nonce: str = "", key: str = SECRETS[Platform.WEBHOOK].secret) -> Sent:
    """A call of the house's own scheme, as its document describes it."""
    stamp, nonce, body = at or now(), nonce or number(), json.dumps(said).encode()
    signature = hmac.new(key.encode(), f"{stamp}.{nonce}.".encode() + body, "sha256").hexdigest()
    headers = {"X-Dengwen-Timestamp": stamp, "X-Dengwen-Nonce": nonce, "X-Dengwen-Signature": f"sha256={signature}"}
    return Sent(body, headers=headers)


def a_message(platform: Platform, text: str, sender: str = "sender-1", message: str = "") -> Sent:
    """The same words on any platform."""
    number_ = message or str(secrets.randbelow(10**18))
    if platform in (Platform.WECOM, Platform.WECHAT):
        return tencent(tencent_text(text, sender, number_), platform)
    if platform is Platform.DINGTALK:
        return robot(text, sender, number_)
    if platform is Platform.FEISHU:
        return feishu(feishu_text(text, sender, number_))
    return webhook({"id": number_, "text": text, "from": {"id": sender, "name": "某人"}})
