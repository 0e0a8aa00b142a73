"""Planted strings in everything that comes through the online entry points: genuine calls of every platform, bent ones, account secrets."""

from __future__ import annotations

import json
import subprocess

import httpx

from tests.canary.planting import Planting
from tests.canary.watched import Watched
from tests.life.http import HttpHands
from tests.servers.live import COMMAND
from tests.social import platforms
from tests.social.platforms import SECRETS, Sent

PLATFORMS = ("wecom", "wechat", "dingtalk", "feishu")


def connected(house: Watched, platform: str, typed: str, receiver: str = "") -> str:
    """The path that the platform calls; secrets go in by standard input."""
    arguments = ["social", "add", "--json", "--platform", platform, "--label", platform, "--receiver", receiver]
    done = subprocess.run(
        [*COMMAND, *arguments],
        env=house.installation.environment,
        input=typed,
        capture_output=True,
        text=True,
        check=True,
    )
    return str(json.loads(done.stdout)["address"])


def sent(client: httpx.Client, path: str, call: Sent) -> httpx.Response:
    headers = {**call.headers, "Content-Type": call.media_type}
    return client.request(call.method, path, params=call.query, content=call.body, headers=headers)


def everything(house: Watched, client: httpx.Client, officer: HttpHands, planted: Planting) -> None:
    paths = {}
    for platform in PLATFORMS:
        given = SECRETS[platform]  # type: ignore[index]
        paths[platform] = connected(
            house, platform, f"{given.token}\n{given.aes_key}\n{given.secret}\n", given.receiver
        )
    key = planted.latin("webhook key")
    paths["webhook"] = connected(house, "webhook", f"\n\n{key}\n")
    genuine(client, paths, planted, key)
    bent(client, paths, planted, key)
    sorted_out(officer, planted)


def genuine(client: httpx.Client, paths: dict[str, str], planted: Planting, key: str) -> None:
    """Words, senders and numbers of messages; pictures and files that cannot be fetched and so stay in transit."""
    text, place = planted("social text"), planted.mark("social place")
    calls = [
        ("wecom", platforms.tencent(platforms.tencent_text(text, planted.latin("openid"), planted.latin("msgid")))),
        ("wechat", platforms.tencent(place_of(place, planted), platforms.Platform.WECHAT)),
        ("dingtalk", platforms.robot(text, planted.latin("staff"), senderNick=planted.mark("nick"))),
        ("feishu", platforms.feishu(platforms.feishu_text(text, planted.latin("open_id"), planted.latin("om")))),
        ("webhook", platforms.webhook(own(planted), key=key, nonce=planted.latin("nonce") + "0" * 16)),
        ("webhook", platforms.webhook({**own(planted), "id": planted.latin("id 2"), "files": files(planted)}, key=key)),
    ]
    for platform, call in calls:
        answer = sent(client, paths[platform], call)
        assert answer.status_code in (200, 202), (platform, answer.text)


def place_of(place: str, planted: Planting) -> str:
    return platforms.tencent_text(
        place, planted.latin("openid 2"), MsgType="location", Location_X="1", Label=planted.mark("label")
    )


def own(planted: Planting) -> dict[str, object]:
    sender = {"id": planted.latin("own sender"), "name": planted.mark("own name")}
    return {"id": planted.latin("own id"), "text": planted("own text"), "from": sender}


def files(planted: Planting) -> list[dict[str, str]]:
    return [
        {"url": f"https://{planted.latin('host')}.example/{planted.latin('path')}", "name": planted.mark("own file")}
    ]


def bent(client: httpx.Client, paths: dict[str, str], planted: Planting, key: str) -> None:
    """Everything refused, with planted strings where a log or an error might repeat them."""
    words = planted.mark("refused words")
    for path in (*paths.values(), f"/in/hooks/{planted.latin('no address')}/"):
        for media_type in ("text/xml", "application/json", f"text/{planted.latin('media type')}"):
            for body in (
                words,
                f"<xml><a>{words}</a></xml>",
                json.dumps({"encrypt": words}),
                json.dumps({"id": words}),
            ):
                query = {"msg_signature": planted.latin("query"), "timestamp": platforms.now(), "nonce": words}
                headers = {
                    "X-Dengwen-Nonce": planted.latin("header") + "0" * 16,
                    "X-Lark-Signature": planted.latin("sign"),
                }
                call = Sent(body.encode(), query, headers, media_type)
                assert sent(client, path, call).status_code == 404
    odd = platforms.webhook({"id": {"a": words}, "text": [words], "from": words, "files": words}, key=key)
    assert sent(client, paths["webhook"], odd).status_code == 404
    assert sent(client, paths["wecom"], platforms.tencent(f"<xml>{words}")).status_code == 404


def sorted_out(officer: HttpHands, planted: Planting) -> None:
    """One conversation becomes a matter, one is set aside in the officer's own words."""
    officer.open("/desk/online/")
    first, *_, last = (each for each in officer.links("/desk/online/") if each.count("-") >= 4)
    officer.open(first)
    officer.send(matter_type="complaint", category="other", where=planted("social where"))
    assert officer.response.status_code == 200
    officer.open(last)
    token, piece = officer.value("csrfmiddlewaretoken"), officer.value("piece")
    aside = {"deed": "set_aside", "piece": piece, "reason": "spam", "words": planted("aside words")}
    officer.post(last, [("csrfmiddlewaretoken", token), *aside.items()], [])
    assert officer.path == "/desk/online/", officer.text
