"""One module a scheme; each has `opened`, which tells a genuine call from any other."""

from collections.abc import Callable

from dengwen.channels.social.calls import Call, Heeded, Refused
from dengwen.channels.social.platforms import Platform, Secrets
from dengwen.channels.social.schemes import dingtalk, feishu, tencent, webhook
from dengwen.vault.callbacks import NotGenuine

_SCHEMES: dict[Platform, Callable[[Call, Secrets], Heeded]] = {
    Platform.WECOM: tencent.opened,
    Platform.WECHAT: tencent.opened_public,
    Platform.DINGTALK: dingtalk.opened,
    Platform.FEISHU: feishu.opened,
    Platform.WEBHOOK: webhook.opened,
}


def opened(platform: Platform, call: Call, secrets: Secrets) -> Heeded:
    """The call, verified and decrypted; `Refused` for everything that the account's platform did not write."""
    try:
        return _SCHEMES[platform](call, secrets)
    except (NotGenuine, UnicodeDecodeError, RecursionError):
        raise Refused from None
