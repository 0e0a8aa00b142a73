"""The platforms' own interfaces: an access token for the account, the bytes behind a reference, and Feishu's way to answer.

All of it goes through `fetching`, so that a wrong peer cannot lead into the house's own network.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlencode
from uuid import UUID

from dengwen.channels.social.addresses import Unfetchable
from dengwen.channels.social.calls import Message, Piece
from dengwen.channels.social.fetching import Request, fetched_json
from dengwen.channels.social.platforms import Platform, Secrets, peer_of

KEPT_SECONDS = 3600
_tokens: dict[tuple[UUID, Platform, str], tuple[str, float]] = {}
JSON = {"Content-Type": "application/json; charset=utf-8"}


def _posted(url: str, values: dict[str, str], headers: dict[str, str] | None = None) -> Request:
    return Request(url, {**JSON, **(headers or {})}, json.dumps(values).encode())


def _wecom(peer: str, secrets: Secrets) -> tuple[Request, str]:
    asked = urlencode({"corpid": secrets.receiver, "corpsecret": secrets.secret})
    return Request(f"{peer}/cgi-bin/gettoken?{asked}"), "access_token"


def _wechat(peer: str, secrets: Secrets) -> tuple[Request, str]:
    asked = {"grant_type": "client_credential", "appid": secrets.receiver, "secret": secrets.secret}
    return Request(f"{peer}/cgi-bin/token?{urlencode(asked)}"), "access_token"


def _dingtalk(peer: str, secrets: Secrets) -> tuple[Request, str]:
    given = {"appKey": secrets.receiver, "appSecret": secrets.secret}
    return _posted(f"{peer}/v1.0/oauth2/accessToken", given), "accessToken"


def _feishu(peer: str, secrets: Secrets) -> tuple[Request, str]:
    given = {"app_id": secrets.receiver, "app_secret": secrets.secret}
    return _posted(f"{peer}/open-apis/auth/v3/tenant_access_token/internal", given), "tenant_access_token"


_ASKING: dict[Platform, Callable[[str, Secrets], tuple[Request, str]]] = {
    Platform.WECOM: _wecom,
    Platform.WECHAT: _wechat,
    Platform.DINGTALK: _dingtalk,
    Platform.FEISHU: _feishu,
}


def access_token(uid: UUID, platform: Platform, secrets: Secrets) -> str:
    """The account's access token, kept for an hour in this process; `Unfetchable` without a secret or when it is not given."""
    place = (uid, platform, secrets.secret)
    token, until = _tokens.get(place, ("", 0.0))
    if time.monotonic() < until:
        return token
    if not secrets.secret or platform not in _ASKING:
        raise Unfetchable("This account has no secret for the platform's interface.")
    request, name = _ASKING[platform](peer_of(platform, secrets), secrets)
    token = fetched_json(request).get(name, "")
    if not isinstance(token, str) or not token:
        raise Unfetchable("The platform gives no access token.")
    _tokens[place] = (token, time.monotonic() + KEPT_SECONDS)
    return token


def asked_for(uid: UUID, platform: Platform, secrets: Secrets, message: Message, piece: Piece) -> Request:
    """What to fetch for a piece of a message: by its reference where the account may, else at its address."""
    if piece.ref and platform is not Platform.WEBHOOK and (secrets.secret or not piece.url):
        return _by_reference(platform, peer_of(platform, secrets), access_token(uid, platform, secrets), message, piece)
    if not piece.url:
        raise Unfetchable("There is nothing to fetch.")
    return Request(piece.url)


def _by_reference(platform: Platform, peer: str, token: str, message: Message, piece: Piece) -> Request:
    if platform is Platform.FEISHU:
        kind = urlencode({"type": piece.kind})
        path = f"/open-apis/im/v1/messages/{quote(message.id, '')}/resources/{quote(piece.ref, '')}?{kind}"
        return Request(peer + path, {"Authorization": f"Bearer {token}"})
    if platform is Platform.DINGTALK:
        return Request(_download_of(peer, token, piece.ref))
    return Request(f"{peer}/cgi-bin/media/get?{urlencode({'access_token': token, 'media_id': piece.ref})}")


def _download_of(peer: str, token: str, code: str) -> str:
    robot, _, download = code.rpartition("\n")
    given = {"downloadCode": download, "robotCode": robot}
    told = fetched_json(_posted(f"{peer}/v1.0/robot/messageFiles/download", given, _bearing(token)))
    return str(told.get("downloadUrl", ""))


def _bearing(token: str) -> dict[str, str]:
    return {"x-acs-dingtalk-access-token": token}


def answer(uid: UUID, secrets: Secrets, message: Message, words: str) -> None:
    """Answer a message in Feishu, which takes no answer from the call-back itself. `Unfetchable` when it is refused."""
    token, peer = access_token(uid, Platform.FEISHU, secrets), peer_of(Platform.FEISHU, secrets)
    given = {"msg_type": "text", "content": json.dumps({"text": words}, ensure_ascii=False), "uuid": message.id[:50]}
    address = f"{peer}/open-apis/im/v1/messages/{quote(message.id, '')}/reply"
    told: dict[str, Any] = fetched_json(_posted(address, given, {"Authorization": f"Bearer {token}"}))
    if told.get("code") != 0:
        raise Unfetchable("The platform takes no answer.")
