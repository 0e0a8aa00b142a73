"""What has come in online in the demonstration and waits to be sorted: three invented senders on two accounts."""

from __future__ import annotations

import secrets

from dengwen.channels.social import accounts, receiving
from dengwen.channels.social.arriving import make_wait
from dengwen.channels.social.calls import Message
from dengwen.channels.social.platforms import Platform, Secrets
from dengwen.docket.actors import SYSTEM

WRITTEN = (
    (
        Platform.WECOM,
        "职工服务企业微信",
        (
            (
                "worker-1",
                "夜班的小周",
                ("二号宿舍楼的热水这周停了三次，报修没有回音。", "今天早上又停了，有人着凉发烧。"),
            ),
            ("trader-9", "", ("专业代开发票，价格从优，欢迎咨询。",)),
        ),
    ),
    (
        Platform.WEBHOOK,
        "市民热线平台",
        (("call-204", "热线转来", ("货车清晨五点在厂门口鸣笛，附近住户请求错开时间。",)),),
    ),
)


def write_online() -> None:
    """Connect the accounts and let the messages wait, in the caller's transaction and with today as their day."""
    for platform, label, senders in WRITTEN:
        account = accounts.connect(SYSTEM, platform, label, _secrets())
        for sender, name, texts in senders:
            for text in texts:
                heard = receiving.record(account, Message(secrets.token_hex(8), sender, text=text, name=name))
                accounts.noted(account, heard.on)
                make_wait(heard)


def _secrets() -> Secrets:
    """Nobody's: no platform knows them, so nothing genuine can ever call."""
    return Secrets(
        "ww" + secrets.token_hex(8), secrets.token_urlsafe(12), secrets.token_hex(22)[:43], secrets.token_urlsafe(32)
    )
