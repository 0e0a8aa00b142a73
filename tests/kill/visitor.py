"""Somebody with a browser and no scripts: fills the form, checks, sends; finds out which web worker serves the line."""

from __future__ import annotations

import html
import io
import re
import ssl
import time
from contextlib import suppress
from dataclasses import dataclass

import httpx
import psutil
from PIL import Image

from tests.servers.live import Live

ANSWERS = {
    "matter_type": "report",
    "category": "integrity",
    "where": "三号仓库",
    "when": "上月",
    "identity_mode": "anonymous",
    "reporter_type": "employee",
}
NO_AUTHORITIES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""The line is plain HTTP: nobody needs all authorities of the world read anew for each visitor."""
HIDDEN = re.compile(r'name="(csrfmiddlewaretoken|code|draft)" value="([^"]*)"')


def picture() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(written, "JPEG")
    return written.getvalue()


@dataclass(frozen=True)
class Checked:
    """The page of the answers: everything that pressing 'Send' sends."""

    hidden: dict[str, str]
    worker: int

    @property
    def code(self) -> str:
        return self.hidden["code"]


class Visitor:
    """One browser with its cookies. A page that fails to come is asked for again, like a person would."""

    def __init__(self, live: Live) -> None:
        self.live = live
        self.browser = httpx.Client(base_url=live.url, timeout=30, verify=NO_AUTHORITIES)

    def close(self) -> None:
        self.browser.close()

    def fill_in(self, text: str, *, with_file: bool) -> Checked:
        form = self._patiently("GET", "/en/report/")
        told = {**ANSWERS, **hidden_of(form), "what": text}
        files = {"files": ("shelf.jpg", picture(), "image/jpeg")} if with_file else None
        page = self._patiently("POST", "/en/report/check/", data=told, files=files)
        assert page.status_code == 200, page.status_code
        return Checked(hidden_of(page), self._serving(page))

    def send(self, checked: Checked) -> httpx.Response:
        return self.browser.post("/en/report/done/", data=checked.hidden)

    def send_again(self, checked: Checked) -> httpx.Response:
        return self._patiently("POST", "/en/report/done/", data=checked.hidden)

    def come_back(self, code: str) -> str | None:
        """What the page of the matter says; None where the code opens nothing."""
        token = hidden_of(self._patiently("GET", "/en/return/"))
        answer = self._patiently("POST", "/en/return/", data={**token, "code": code})
        if answer.status_code != 302:
            return None
        page = self._patiently("GET", answer.headers["location"])
        assert page.status_code == 200, page.status_code
        return page.text

    def _patiently(self, method: str, path: str, **more: object) -> httpx.Response:
        until = time.monotonic() + 30
        while True:
            try:
                return self.browser.request(method, path, **more)  # type: ignore[arg-type]
            except httpx.TransportError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.02)

    def _serving(self, answer: httpx.Response) -> int:
        """The pid of the worker at the other end of the line, which the next request uses again."""
        here = answer.extensions["network_stream"].get_extra_info("client_addr")[1]
        for worker in workers(self.live):
            if here in callers(worker):
                return worker.pid
        raise LookupError("No worker holds this line.")


def callers(worker: psutil.Process) -> set[int]:
    """The ports at the other ends of a worker's lines; one that has just ended has none."""
    with suppress(psutil.NoSuchProcess):
        return {each.raddr.port for each in worker.net_connections("tcp") if each.raddr}
    return set()


def workers(live: Live) -> list[psutil.Process]:
    watched = psutil.Process(live.process.pid).children()
    web = [child for child in watched if "granian" in " ".join(child.cmdline())]
    return [worker for each in web for worker in each.children()]


def hidden_of(page: httpx.Response) -> dict[str, str]:
    return {name: html.unescape(value) for name, value in HIDDEN.findall(page.text)}
