"""Fetching from a real server on this machine, let in by name: limits, redirects, certificates."""

from __future__ import annotations

import datetime
import ipaddress
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

from dengwen.channels.social import addresses, fetching
from dengwen.channels.social.addresses import Unfetchable
from dengwen.channels.social.fetching import Limits, Request, fetched
from tests.social.peer import Peer, serving


def got(url: str, limits: Limits = fetching.Limits()) -> bytes:  # noqa: B008
    with fetched(Request(url), limits) as answer:
        return b"".join(answer.chunks)


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
