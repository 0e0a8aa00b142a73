"""Registrars for the line: a real one (kamailio, which also routes calls to who is registered), and one that answers by a script."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

USER, PASSWORD, REALM = "6110", "nobody guesses this", "house.example"
MODULES = ("tm", "sl", "rr", "pv", "siputils", "textops", "auth", "usrloc", "registrar")
CONFIG = """#!KAMAILIO
debug=-1
log_stderror=yes
children=1
listen=udp:127.0.0.1:{port}
disable_tcp=yes
{modules}
modparam("auth", "algorithm", "{algorithm}")
modparam("auth", "qop", "auth")
modparam("auth", "nonce_expire", {nonce_seconds})
modparam("registrar", "max_expires", {most_seconds})
modparam("usrloc", "db_mode", 0)
request_route {{
  if (is_method("REGISTER")) {{
    if (!pv_www_authenticate("{realm}", "{password}", "0")) {{ www_challenge("{realm}", "1"); exit; }}
    if ($au != "{user}") {{ sl_send_reply("403", "Forbidden"); exit; }}
    save("location");
    exit;
  }}
  $ru = "sip:{user}@{realm}";
  if (!lookup("location")) {{ sl_send_reply("404", "Not Found"); exit; }}
  t_relay();
}}
"""


def free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def kamailio(
    folder: Path, algorithm: str = "MD5", *, nonce_seconds: int = 300, most_seconds: int = 600
) -> AsyncIterator[int]:
    """A registrar on a private port, whoever runs the tests; the port."""
    port, config = free_port(), folder / "kamailio.cfg"
    loaded = "\n".join(f'loadmodule "{name}.so"' for name in MODULES)
    told = {"port": port, "modules": loaded, "algorithm": algorithm, "nonce_seconds": nonce_seconds}
    told |= {"most_seconds": most_seconds, "realm": REALM, "password": PASSWORD, "user": USER}
    config.write_text(CONFIG.format(**told))
    log = (folder / "kamailio.log").open("wb")
    arguments = ["-f", config, "-DD", "-E", "-P", folder / "kamailio.pid", "-Y", folder, "-m", "32", "-M", "4"]
    process = await asyncio.create_subprocess_exec("/usr/sbin/kamailio", *map(str, arguments), stdout=log, stderr=log)
    try:
        await _answers(port)
        yield port
    finally:
        process.terminate()
        await process.wait()
        log.close()


async def _answers(port: int) -> None:
    """Until it says no to somebody whom nobody knows."""
    asked = (
        f"OPTIONS sip:{USER}@127.0.0.1:{port} SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1;rport;branch=z9hG4bKprobe\r\n"
        "From: <sip:a@b>;tag=1\r\nTo: <sip:a@b>\r\nCall-ID: probe\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 9\r\n"
        "Content-Length: 0\r\n\r\n"
    )
    wire = Scripted(lambda _: None)
    transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(lambda: wire, local_addr=("127.0.0.1", 0))
    for _ in range(100):
        transport.sendto(asked.encode(), ("127.0.0.1", port))
        await asyncio.sleep(0.1)
        if wire.got:
            break
    transport.close()
    assert wire.got, "kamailio did not start"


class Scripted(asyncio.DatagramProtocol):
    """Answers each request by a function of it; None says nothing. ``got`` holds what came."""

    def __init__(self, says: Callable[[str], str | None]) -> None:
        self.says, self.got = says, list[str]()
        self.transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.DatagramTransport, transport)

    def datagram_received(self, data: bytes, address: tuple[str, int]) -> None:
        request = data.decode()
        self.got.append(request)
        said = self.says(request)
        if said is not None and self.transport is not None:
            self.transport.sendto(said.encode(), address)


def reply(request: str, status: str, *more: str) -> str:
    """An answer to a request, with what it must repeat."""
    kept = [line for line in request.split("\r\n") if line.split(":")[0] in ("Via", "From", "To", "Call-ID", "CSeq")]
    return "\r\n".join([f"SIP/2.0 {status}", *kept, *more, "Content-Length: 0", "", ""])


@asynccontextmanager
async def scripted(says: Callable[[str], str | None], port: int = 0) -> AsyncIterator[tuple[Scripted, int]]:
    loop = asyncio.get_running_loop()
    transport, wire = await loop.create_datagram_endpoint(lambda: Scripted(says), local_addr=("127.0.0.1", port))
    yield wire, transport.get_extra_info("sockname")[1]
    transport.close()
