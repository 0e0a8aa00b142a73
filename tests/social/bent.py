"""Calls that are almost genuine: one thing is wrong with each."""

from __future__ import annotations

import json

from dengwen.channels.social.platforms import Platform
from tests.social import platforms
from tests.social.platforms import Sent, a_message

WORDS = "三号楼的水管漏了两周。"


def bent(platform: Platform) -> dict[str, Sent]:
    """Genuine calls with one thing wrong."""
    genuine = a_message(platform, WORDS)
    calls = {
        "nothing": Sent(b""),
        "a page": Sent(b"<html>", media_type="text/html"),
        "another type": Sent(genuine.body, genuine.query, genuine.headers, "text/plain"),
        "a form": Sent(b"a=b", genuine.query, genuine.headers, "application/x-www-form-urlencoded"),
        "too long": Sent(genuine.body + b" " * 300_000, genuine.query, genuine.headers, genuine.media_type),
        "by GET": Sent(method="GET", query=genuine.query),
    }
    if platform is not Platform.DINGTALK:
        calls["altered"] = Sent(genuine.body.replace(b"1", b"2"), genuine.query, genuine.headers, genuine.media_type)
    return calls | OWN[platform](genuine, platform)


def off() -> list[str]:
    """Instants too early and too late."""
    return [str(int(platforms.now()) + shift) for shift in (-400, 400)]


def bent_letters(genuine: Sent, platform: Platform) -> dict[str, Sent]:
    entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + platforms.tencent_text("&e;")
    times = {
        f"at {at}": platforms.tencent(platforms.tencent_text(WORDS), platform, at)
        for at in (*off(), "soon", "9" * 30, "-1")
    }
    return times | {
        "unsigned": Sent(genuine.body, {**genuine.query, "msg_signature": ""}, media_type="text/xml"),
        "an entity": platforms.tencent(entity.replace("&amp;", "&"), platform),
        "no XML": platforms.tencent("words", platform),
        "nobody's": platforms.tencent(platforms.tencent_text(WORDS, ""), platform),
        "a bomb": Sent(b"<!DOCTYPE l [<!ENTITY a 'a'>]><l>&a;</l>", genuine.query, media_type="text/xml"),
    }


def bent_robots(genuine: Sent, _platform: Platform) -> dict[str, Sent]:
    return {f"at {at}": platforms.robot(WORDS, at=f"{at}000") for at in off()} | {
        "unsigned": Sent(genuine.body, headers={**genuine.headers, "sign": "x"}),
        "no JSON": Sent(b"[1]", headers=genuine.headers),
        "a letter": Sent(b'{"encrypt": "AAAA"}', {"signature": "x", "timestamp": "1", "nonce": "2"}),
        "no sender": platforms.robot(WORDS, "", senderId=3),
        "deep": Sent(b'{"a":' * 50_000, headers=genuine.headers),
    }


def bent_events(genuine: Sent, _platform: Platform) -> dict[str, Sent]:
    wrong = platforms.feishu_text(WORDS)
    wrong["header"]["token"] = "another"
    check = {"challenge": "x", "token": "another", "type": "url_verification"}
    return {f"at {at}": platforms.feishu(platforms.feishu_text(WORDS), at) for at in off()} | {
        "unsigned": Sent(genuine.body),
        "another token": platforms.feishu(wrong),
        "another's check": Sent(json.dumps({"encrypt": platforms.lark(check)}).encode()),
        "in the clear": Sent(json.dumps(platforms.feishu_text(WORDS)).encode(), headers=genuine.headers),
    }


def bent_own(_genuine: Sent, _platform: Platform) -> dict[str, Sent]:
    said = {"id": "1", "text": "x"}
    return {f"at {at}": platforms.webhook(said, at) for at in off()} | {
        "another key": platforms.webhook(said, key="another"),
        "no number": platforms.webhook({"text": "x"}),
        "nothing said": platforms.webhook({"id": "1", "text": " "}),
        "a short nonce": platforms.webhook(said, nonce="short"),
        "a dotted nonce": platforms.webhook(said, nonce="0123456789.0123456789"),
        "a list": platforms.webhook(["x"]),
    }


OWN = {
    Platform.WECOM: bent_letters,
    Platform.WECHAT: bent_letters,
    Platform.DINGTALK: bent_robots,
    Platform.FEISHU: bent_events,
    Platform.WEBHOOK: bent_own,
}
