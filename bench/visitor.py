"""A reporter without a browser: plain HTTP on a connection kept open, one submission of about 2 KB after another.

It asks as little of the processor as it can, since it runs beside the server that it measures.
"""

import re
import socket
import urllib.parse
from dataclasses import dataclass, field

FORM, CHECK, DONE = "/zh-hans/report/", "/zh-hans/report/check/", "/zh-hans/report/done/"
TEXT = "验收记录与实物不符，数量和型号都对不上，我在场时看到两次。" * 22
HIDDEN = re.compile(rb'name="(csrfmiddlewaretoken|code|draft)" value="([^"]*)"')
LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
COOKIE = re.compile(rb"set-cookie: ([^;\r]+)", re.IGNORECASE)
ACCEPTED = "我们已经收到".encode()
EDGE = "edge-of-a-part"
Fields = dict[str, str]
ANSWERS = {"matter_type": "report", "category": "integrity", "what": TEXT, "where": "三号仓库", "when": "上月"}
ANSWERS |= {"subject_1": "张某", "identity_mode": "anonymous", "reporter_type": "employee"}


class HungUp(ConnectionError):
    """The server ended the connection before its answer was whole."""


@dataclass
class Visitor:
    """One connection with its own cookie."""

    port: int
    cookie: str = ""
    line: socket.socket = field(init=False)

    def __post_init__(self) -> None:
        self.line = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        self.line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def open_form(self) -> Fields:
        return hidden(self.ask("GET", FORM))

    def check(self, form: Fields) -> Fields:
        """Fill in the form; what the page with the answers carries."""
        return hidden(self.ask("POST", CHECK, multipart(form | ANSWERS), "multipart/form-data; boundary=" + EDGE))

    def submit(self, checked: Fields) -> bool:
        body = urllib.parse.urlencode(checked).encode()
        return ACCEPTED in self.ask("POST", DONE, body, "application/x-www-form-urlencoded")

    def ask(self, method: str, path: str, body: bytes = b"", kind: str = "") -> bytes:
        """The body of the answer; the cookie is kept."""
        head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nContent-Length: {len(body)}\r\n"
        head += f"Cookie: {self.cookie}\r\n" if self.cookie else ""
        head += f"Content-Type: {kind}\r\n" if kind else ""
        self.line.sendall(head.encode() + b"\r\n" + body)
        headers, text = self._answer()
        if given := COOKIE.search(headers):
            self.cookie = given[1].decode()
        return text

    def _answer(self) -> tuple[bytes, bytes]:
        got = self._more()
        while b"\r\n\r\n" not in got:
            got += self._more()
        headers, _, text = got.partition(b"\r\n\r\n")
        length = LENGTH.search(headers)
        parts, missing = [text], int(length[1] if length else 0) - len(text)
        while missing > 0:
            parts.append(self._more())
            missing -= len(parts[-1])
        return headers, b"".join(parts)

    def _more(self) -> bytes:
        got = self.line.recv(1 << 16)
        if not got:
            raise HungUp
        return got


def multipart(fields: Fields) -> bytes:
    """The fields as a browser sends a form that could hold files."""
    parts = [
        f'--{EDGE}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    return ("".join(parts) + f"--{EDGE}--\r\n").encode()


def hidden(page: bytes) -> Fields:
    """The hidden fields of the page's form."""
    return {name.decode(): value.decode() for name, value in HIDDEN.findall(page)}
