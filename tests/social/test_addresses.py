"""Where nothing is fetched from: every bad address, in whatever clothes, and the name that changes its meaning in between."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from typing import Any

import pytest

from dengwen.channels.social import addresses, fetching
from dengwen.channels.social.addresses import Unfetchable, is_kept_from, place_of
from dengwen.channels.social.fetching import Request, fetched

KEPT_FROM = """
0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.254 169.254.0.1 169.254.169.254 172.16.0.1
172.31.255.254 192.0.0.1 192.0.0.192 192.0.2.1 192.168.0.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255
240.0.0.1 255.255.255.255 168.63.129.16 :: ::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:a9fe:a9fe ::ffff:93.184.216.34
::127.0.0.1 ::7f00:1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::1 2002:7f00:1:: 2002:a9fe:a9fe::
2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:db8::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1 ff0e::1 100::1
""".split()  # noqa: SIM905
PUBLIC = ["93.184.216.34", "1.1.1.1", "2606:2800:220:1:248:1893:25c8:1946"]

BAD = [
    each.replace("s://", "https://")
    for each in """
http://example.com/ ftp://example.com/ file:///etc/passwd gopher://example.com/ data:text/plain,x //example.com/ example.com
s:///x s://example.com:8443/ s://example.com:22/ s://example.com:99999/ s://user@example.com/
s://u:p@example.com/ s://127.0.0.1/ s://127.1/ s://2130706433/ s://0x7f000001/ s://0x7f.1/
s://017700000001/ s://0177.0.0.1/ s://[::1]/ s://[::ffff:127.0.0.1]/ s://[::ffff:7f00:1]/
s://[fe80::1%25eth0]/ s://169.254.169.254/latest/ s://localhost/ s://localhost./ s://example.com./
s://intranet/ s://-a.example/ s://a..example/ s://127.0.0.1. s://example.com\\@127.0.0.1/
s://example。com/ s://ｅxample.com/ s://1.2.3.4.5/ s://example.1/ s://0/ s://%31%32%37.0.0.1/
""".split()  # noqa: SIM905
]
"""``s`` stands for https, so that no tool takes these for addresses that the house asks."""


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Sequence[str]]]:
    """What each name stands for, one answer a question; the last one stays."""
    known: dict[str, list[Sequence[str]]] = {"example.com": [["93.184.216.34"]]}

    def answered(host: str, port: int, **_: Any) -> list[Any]:
        if host not in known:
            raise socket.gaierror
        answers = known[host]
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in found]

    monkeypatch.setattr(addresses.socket, "getaddrinfo", answered)
    return known


@pytest.mark.parametrize("address", KEPT_FROM)
def test_nothing_is_fetched_from(address: str) -> None:
    assert is_kept_from(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_free(address: str) -> None:
    assert not is_kept_from(address)


@pytest.mark.parametrize("url", BAD)
def test_bad_addresses_are_not_even_looked_up(names: Any, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setattr(addresses, "looked_up", lambda *_: pytest.fail("it was looked up"))
    with pytest.raises(Unfetchable):
        place_of(url)


@pytest.mark.parametrize("url", ["example.com/a\r\nHost: x", "example.com/a b", "exa\tmple.com/"])
def test_no_address_smuggles_a_line(names: Any, url: str) -> None:
    with pytest.raises(Unfetchable):
        place_of(f"https://{url}")


@pytest.mark.parametrize("address", KEPT_FROM)
def test_a_public_name_for_such_an_address_is_refused_also_beside_a_public_one(names: Any, address: str) -> None:
    for several in ([address], ["93.184.216.34", address], [address, "93.184.216.34"]):
        names["rebound.example"] = [several]
        with pytest.raises(Unfetchable):
            place_of("https://rebound.example/x")


def test_an_unknown_name_is_refused(names: Any) -> None:
    with pytest.raises(Unfetchable):
        place_of("https://nobody.example/")


def test_a_name_that_changes_its_meaning_is_asked_once_and_the_first_answer_holds(
    names: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    names["rebound.example"] = [["93.184.216.34"], ["127.0.0.1"]]
    reached: list[Any] = []

    def connecting(address: Any, **_: Any) -> Any:
        reached.append(address)
        raise OSError

    monkeypatch.setattr(fetching.socket, "create_connection", connecting)
    with pytest.raises(Unfetchable), fetched(Request("https://rebound.example/x")):
        pass
    assert reached == [("93.184.216.34", 443)]
    with pytest.raises(Unfetchable):
        place_of("https://rebound.example/x")


def test_control_a_client_that_asks_again_would_be_led_home(names: Any) -> None:
    """The second answer of the same name is the one that an ordinary client would connect to."""
    names["rebound.example"] = [["93.184.216.34"], ["127.0.0.1"]]
    assert addresses.looked_up("rebound.example", 443) == ["93.184.216.34"]
    assert addresses.looked_up("rebound.example", 443) == ["127.0.0.1"]


def test_a_named_peer_is_the_only_exception(names: Any, settings: Any) -> None:
    names["localhost"] = [["127.0.0.1"]]
    settings.SOCIAL_PEERS = frozenset({"localhost:8443"})
    assert place_of("http://localhost:8443/x").address == "127.0.0.1"
    for url in ("http://localhost:8444/x", "https://localhost/x", "http://127.0.0.1:8443/x"):
        with pytest.raises(Unfetchable):
            place_of(url)
