"""Fetching from a real server on this machine, let in by name: limits, redirects, certificates; and the platforms' interfaces."""

from __future__ import annotations

import datetime
import io
import ipaddress
import json
import ssl
import time
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from PIL import Image

from dengwen.channels.social import accounts, addresses, arriving, fetching, interfaces, upkeep
from dengwen.channels.social.addresses import Unfetchable
from dengwen.channels.social.fetching import Limits, Request, fetched
from dengwen.channels.social.models import Account, Heard
from dengwen.channels.social.platforms import Platform, Secrets
from dengwen.docket import moment
from dengwen.docket.actors import SYSTEM
from dengwen.intake import sorting
from dengwen.intake.models import Waiting
from dengwen.vault import files
from dengwen.vault.models import SealedFile
from tests.house import House
from tests.social import platforms
from tests.social.peer import Peer, serving

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


@pytest.fixture
def peer(settings: Any) -> Iterator[Peer]:
    with serving() as peer:
        settings.SOCIAL_PEERS = frozenset({f"127.0.0.1:{peer.port}"})
        interfaces._tokens.clear()
        yield peer


def got(url: str, limits: Limits = fetching.Limits()) -> bytes:  # noqa: B008
    with fetched(Request(url), limits) as answer:
        return b"".join(answer.chunks)


def picture() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(stream, "PNG", pnginfo=None)
    return stream.getvalue()


def test_a_named_peer_is_fetched_from_and_nobody_else_on_this_machine(peer: Peer, settings: Any) -> None:
    peer.gives("/a", b"body")
    assert got(f"{peer.url}/a?x=1") == b"body"
    settings.SOCIAL_PEERS = frozenset()
    with pytest.raises(Unfetchable):
        got(f"{peer.url}/a")
    assert len(peer.asked) == 1


def test_redirects_stay_on_the_host_and_end(peer: Peer) -> None:
    peer.gives("/end", b"body")
    peer.gives("/on", b"", 302, Location="end")
    peer.gives("/round", b"", 302, Location="/round")
    peer.gives("/nowhere", b"", 302)
    assert got(f"{peer.url}/on") == b"body"
    for away in (
        "https://example.com/",
        f"http://localhost:{peer.port}/end",
        f"http://127.0.0.1:{peer.port + 1}/",
        "file:///etc/passwd",
    ):
        peer.gives("/away", b"", 302, Location=away)
        with pytest.raises(Unfetchable):
            got(f"{peer.url}/away")
    asked = len(peer.asked)
    with pytest.raises(Unfetchable):
        got(f"{peer.url}/round")
    assert len(peer.asked) - asked == fetching.HOPS + 1


def test_what_is_too_large_is_not_taken_whether_it_says_so_or_not(peer: Peer) -> None:
    peer.gives("/large", b"x" * 5000)
    peer.gives("/silent", b"x" * 500_000, Content_Length="")
    peer.gives("/lying", b"x" * 10, Content_Length="5000")
    for path in ("/large", "/silent", "/lying"):
        with pytest.raises(Unfetchable):
            got(peer.url + path, Limits(size=4000))
    assert len(got(f"{peer.url}/large", Limits(size=5000))) == 5000


def test_what_comes_in_drops_is_given_up(peer: Peer) -> None:
    peer.gives("/slow", b"x" * 20_000)
    peer.slowly = 0.1
    begun = time.monotonic()
    with pytest.raises(Unfetchable):
        got(f"{peer.url}/slow", Limits(wait=1, whole=0.3))
    assert time.monotonic() - begun < 1.5


@pytest.mark.parametrize("status", [400, 403, 404, 500, 204, 206, 304])
def test_only_a_whole_answer_counts(peer: Peer, status: int) -> None:
    peer.gives("/x", b"", status)
    with pytest.raises(Unfetchable):
        got(f"{peer.url}/x")


@pytest.fixture
def secure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Peer]:
    """A server whose certificate is for media.example, at an address that the house takes for public in this test alone."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "m")])
    day = datetime.timedelta(days=1)
    now = datetime.datetime.now(datetime.UTC)
    names = x509.SubjectAlternativeName([x509.DNSName("media.example")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = (
        builder.serial_number(7)
        .not_valid_before(now - day)
        .not_valid_after(now + day)
        .add_extension(names, critical=False)
    )
    signed = builder.sign(key, hashes.SHA256())
    form = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (tmp_path / "cert.pem").write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    (tmp_path / "key.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, *form))

    def wrapped(server: ThreadingHTTPServer) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
        server.socket = context.wrap_socket(server.socket, server_side=True)

    with serving(wrapped) as peer:
        monkeypatch.setattr(addresses, "HTTPS", peer.port)
        monkeypatch.setattr(addresses, "looked_up", lambda *_: ["127.0.0.1"])
        monkeypatch.setattr(addresses, "is_kept_from", lambda text: not ipaddress.ip_address(text).is_loopback)
        trusting = ssl.create_default_context(cafile=str(tmp_path / "cert.pem"))
        monkeypatch.setattr(fetching, "trusted", lambda: trusting)
        yield peer


def test_the_certificate_must_bear_the_name_although_an_address_is_reached(
    secure: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    secure.gives("/a", b"body")
    assert got(f"https://media.example:{secure.port}/a") == b"body"
    assert secure.asked[0][3]["Host"] == f"media.example:{secure.port}"
    for other in ("other.example", "example.com"):
        with pytest.raises(Unfetchable):
            got(f"https://{other}:{secure.port}/a")
    monkeypatch.setattr(fetching, "trusted", ssl.create_default_context)
    with pytest.raises(Unfetchable):
        got(f"https://media.example:{secure.port}/a")


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
