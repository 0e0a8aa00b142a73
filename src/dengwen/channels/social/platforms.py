"""The platforms that can call, what an account on each needs to be understood, and where its own interface is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto

from dengwen.regulation.words import Words


class Platform(StrEnum):
    """Whose call-backs the house understands; WEBHOOK is its own scheme, for anything else that can sign."""

    WECOM = auto()
    WECHAT = auto()
    DINGTALK = auto()
    FEISHU = auto()
    WEBHOOK = auto()


@dataclass(frozen=True, slots=True)
class Kind:
    """``needs`` and ``may`` name fields of `Secrets`; ``peer`` is the host of its interface unless the account says otherwise."""

    words: Words
    needs: tuple[str, ...]
    may: tuple[str, ...] = ()
    peer: str = ""


KINDS: dict[Platform, Kind] = {
    Platform.WECOM: Kind(
        Words("企业微信", "WeCom"), ("receiver", "token", "aes_key"), ("secret", "peer"), "qyapi.weixin.qq.com"
    ),
    Platform.WECHAT: Kind(
        Words("微信公众号", "WeChat official account"),
        ("receiver", "token"),
        ("aes_key", "secret", "peer"),
        "api.weixin.qq.com",
    ),
    Platform.DINGTALK: Kind(
        Words("钉钉", "DingTalk"), ("receiver", "secret"), ("token", "aes_key", "peer"), "api.dingtalk.com"
    ),
    Platform.FEISHU: Kind(
        Words("飞书", "Feishu"), ("receiver", "token", "aes_key"), ("secret", "peer"), "open.feishu.cn"
    ),
    Platform.WEBHOOK: Kind(Words("自建接口", "Own webhook"), ("secret",)),
}

SECRET_WORDS: dict[str, Words] = {
    "receiver": Words(
        "企业或应用编号（CorpID、AppID、AppKey、SuiteKey）", "Company or app number (CorpID, AppID, AppKey)"
    ),
    "token": Words("校验令牌（Token、Verification Token）", "Verification token"),
    "aes_key": Words("加密密钥（EncodingAESKey、Encrypt Key）", "Encryption key (EncodingAESKey, Encrypt Key)"),
    "secret": Words(
        "应用密钥（Secret、AppSecret），自建接口为签名密钥", "App secret; for the own webhook the signing key"
    ),
    "peer": Words("平台接口地址（私有部署才填）", "Host of the platform's interface (private deployments only)"),
}


@dataclass(frozen=True, slots=True, repr=False)
class Secrets:
    """What an account shares with its platform, in memory only."""

    receiver: str = ""
    token: str = ""
    aes_key: str = ""
    secret: str = ""
    peer: str = ""


def lacking(platform: Platform, given: Secrets) -> list[str]:
    """The fields that an account of this platform cannot do without and that are empty."""
    return [name for name in KINDS[platform].needs if not getattr(given, name)]


def peer_of(platform: Platform, given: Secrets) -> str:
    """The address of the platform's interface, without a slash at its end."""
    peer = given.peer or KINDS[platform].peer
    return (peer if "://" in peer else f"https://{peer}").rstrip("/")
