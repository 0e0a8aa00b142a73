"""Pictures and files that belong to messages: fetched by the clerk through each platform's own interface, sealed, shown to the officer."""

from __future__ import annotations

import io
import json
import re
import time

import pytest
from django.urls import reverse
from PIL import Image

from dengwen.channels.social import accounts, arriving, upkeep
from dengwen.channels.social.models import Account, Heard
from dengwen.channels.social.platforms import Platform, Secrets
from dengwen.docket import moment, rebuild
from dengwen.docket.actors import SYSTEM
from dengwen.docket.models import Case, Paper
from dengwen.intake import sorting
from dengwen.intake.models import Waiting
from dengwen.vault import files
from dengwen.vault.models import SealedFile
from tests.desk_pages import enter
from tests.house import House
from tests.social import platforms
from tests.social.peer import Peer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


def picture() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(stream, "PNG", pnginfo=None)
    return stream.getvalue()


def told(platform: Platform, peer: Peer) -> Account:
    """An account whose interface is the peer, and the peer's answers for it."""
    given = platforms.SECRETS[platform]
    secrets = Secrets(given.receiver, given.token, given.aes_key, given.secret or "app secret", peer.url)
    peer.gives_json("/cgi-bin/gettoken", {"errcode": 0, "access_token": "T"})
    peer.gives_json("/cgi-bin/token", {"access_token": "T", "expires_in": 7200})
    peer.gives_json("/v1.0/oauth2/accessToken", {"accessToken": "T"})
    peer.gives_json("/open-apis/auth/v3/tenant_access_token/internal", {"code": 0, "tenant_access_token": "T"})
    peer.gives_json("/v1.0/robot/messageFiles/download", {"downloadUrl": f"{peer.url}/picture"})
    peer.gives_json("/open-apis/im/v1/messages/m-1/reply", {"code": 0})
    for path in ("/cgi-bin/media/get", "/picture", "/open-apis/im/v1/messages/m-1/resources/img_1"):
        peer.gives(path, picture(), Content_Type="image/png")
    return accounts.connect(SYSTEM, platform, "own", secrets)


def with_picture(platform: Platform, peer: Peer) -> platforms.Sent:
    if platform in (Platform.WECOM, Platform.WECHAT):
        text = platforms.tencent_text("", MsgType="image", Content="", MediaId="media-1", PicUrl="http://example.com/p")
        return platforms.tencent(text, platform)
    if platform is Platform.DINGTALK:
        return platforms.robot("", msgtype="picture", content={"downloadCode": "code-1"})
    if platform is Platform.FEISHU:
        content = json.dumps({"image_key": "img_1"})
        return platforms.feishu(platforms.feishu_text("", message="m-1", message_type="image", content=content))
    return platforms.webhook({"id": "1", "text": "看图", "files": [{"url": f"{peer.url}/picture", "name": "图.png"}]})


@pytest.mark.clause("2.4b")
@pytest.mark.parametrize("platform", list(Platform))
def test_a_picture_is_fetched_sealed_and_readable_by_the_officer(house: House, peer: Peer, platform: Platform) -> None:
    account = told(platform, peer)
    assert with_picture(platform, peer).to(account).status_code < 300
    assert (Waiting.objects.count(), peer.asked) == (0, [])
    assert upkeep.go_on(moment.now()) == 1
    (opened,) = sorting.opened(house.actor("an"), Waiting.objects.all())
    record = files.from_record(opened.files[0])
    shown = Image.open(io.BytesIO(b"".join(files.read(record.uid, record.key))))
    assert shown.size == (40, 30)
    assert opened.files[0]["cleaned"]
    assert not SealedFile.objects.filter(staged=True).exists()
    spoken = {path for _, path, *_ in peer.asked}
    assert any("reply" in path for path in spoken) == (platform is Platform.FEISHU)


@pytest.mark.clause("2.4b")
def test_feishu_is_answered_through_its_interface_once_a_day(house: House, peer: Peer) -> None:
    account = told(Platform.FEISHU, peer)
    for number in ("m-1", "m-2"):
        assert platforms.feishu(platforms.feishu_text("水管漏了", message=number)).to(account).json() == {}
    assert upkeep.go_on(moment.now()) == 2
    (reply,) = [each for each in peer.asked if each[1].endswith("/reply")]
    assert reply[3]["Authorization"] == "Bearer T"
    words = json.loads(json.loads(reply[4])["content"])["text"]
    assert "http://testserver/zh-hans/" in words
    assert "不能匿名" in words
    assert len([each for each in peer.asked if "tenant_access_token" in each[1]]) == 1


def test_what_cannot_be_fetched_is_tried_again_and_then_said(house: House, peer: Peer) -> None:
    account = told(Platform.WEBHOOK, peer)
    places = [f"{peer.url}/gone", "https://127.0.0.1/x", f"{peer.url}/picture"]
    said = {"id": "1", "text": "看图", "files": [{"url": each} for each in places]}
    assert platforms.webhook(said).to(account).status_code == 202
    for _ in range(4):
        assert upkeep.go_on(moment.now()) == 0
    assert Heard.objects.get().open
    assert upkeep.go_on(moment.now()) == 1
    (opened,) = sorting.opened(house.actor("an"), Waiting.objects.all())
    assert (opened.content["text"], opened.content["not_fetched"], len(opened.files)) == ("看图", 2, 1)
    assert not SealedFile.objects.filter(staged=True).exists()


def test_an_error_in_json_is_no_picture(house: House, peer: Peer) -> None:
    account = told(Platform.WECOM, peer)
    peer.gives_json("/cgi-bin/media/get", {"errcode": 40007, "errmsg": "invalid media_id"})
    with_picture(Platform.WECOM, peer).to(account)
    assert [upkeep.go_on(moment.now()) for _ in range(5)] == [0, 0, 0, 0, 1]
    (opened,) = sorting.opened(house.actor("an"), Waiting.objects.all())
    assert (opened.content["not_fetched"], opened.files) == (1, [])


def test_a_text_from_a_caller_of_the_own_webhook_is_a_file(house: House, peer: Peer) -> None:
    account = told(Platform.WEBHOOK, peer)
    peer.gives("/list.txt", "名单".encode(), Content_Type="text/plain")
    said = {"id": "1", "files": [{"url": f"{peer.url}/list.txt", "name": "名单.txt"}]}
    assert platforms.webhook(said).to(account).status_code == 202
    assert upkeep.go_on(moment.now()) == 1
    (opened,) = sorting.opened(house.actor("an"), Waiting.objects.all())
    assert opened.files[0]["name"].endswith(".txt")


def test_a_slow_peer_does_not_hold_the_clerk(house: House, peer: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    account = told(Platform.WEBHOOK, peer)
    for number in range(3):
        said = {"id": str(number), "files": [{"url": f"{peer.url}/picture"}]}
        platforms.webhook(said).to(account)
    monkeypatch.setattr(arriving, "ROUND_SECONDS", 0.0)
    peer.answers["/picture"] = lambda: (time.sleep(0.05), (500, {}, b""))[1]  # type: ignore[assignment,return-value]
    upkeep.go_on(moment.now())
    assert len(peer.asked) <= 1


@pytest.mark.clause("2.4b")
def test_pictures_of_later_messages_go_with_them_into_the_matter(house: House, peer: Peer) -> None:
    """Words and a picture of one sender: the words become the matter, the picture can be opened there."""
    account = told(Platform.WECOM, peer)
    platforms.tencent(platforms.tencent_text("水管漏了")).to(account)
    with_picture(Platform.WECOM, peer).to(account)
    assert upkeep.go_on(moment.now()) == 1
    client, (first, second) = enter(house, "an"), Waiting.objects.order_by("pk")
    page = client.get(reverse("social:conversation", args=[first.uid])).content.decode()
    (waiting_copy,) = re.findall(rf'href="(/desk/online/{second.uid}/file/[^"]+)"', page)
    assert client.get(waiting_copy).status_code == 200
    typed = {"matter_type": "complaint", "category": "service", "what": "水管漏了"}
    data = {"deed": "take_up", "piece": [first.uid, second.uid], **typed}
    assert client.post(reverse("social:conversation", args=[first.uid]), data).status_code == 200
    case = Case.objects.get()
    file = Paper.objects.get(case=case, kind="file")
    copy = client.get(reverse("desk:file", args=[case.code, file.uid]))
    assert Image.open(io.BytesIO(b"".join(copy))).size == (40, 30)  # type: ignore[arg-type]
    assert list(rebuild.check()) == []
