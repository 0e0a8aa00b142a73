"""A reporter without a browser: plain HTTP on a connection kept open, one submission of about 2 KB after another."""

import http.client
import re
import time
import urllib.parse
from dataclasses import dataclass, field

FORM, CHECK, DONE = "/zh-hans/report/", "/zh-hans/report/check/", "/zh-hans/report/done/"
TEXT = "验收记录与实物不符，数量和型号都对不上，我在场时看到两次。" * 22
HIDDEN = re.compile(r'name="(csrfmiddlewaretoken|code|draft)" value="([^"]*)"')
ACCEPTED = "我们已经收到"
Fields = dict[str, str]


@dataclass
class Visitor:
    """One connection with its own cookie."""

    port: int
    cookie: str = ""
    line: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self.line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def open_form(self) -> Fields:
        return hidden(self.ask("GET", FORM))

    def check(self, form: Fields) -> Fields:
        """Fill in the form; what the page with the answers carries."""
        answers = {"matter_type": "report", "category": "integrity", "what": TEXT, "where": "三号仓库", "when": "上月"}
        answers |= {"subject_1": "张某", "identity_mode": "anonymous", "reporter_type": "employee"}
        return hidden(self.ask("POST", CHECK, multipart(form | answers), "multipart/form-data; boundary=" + EDGE))

    def submit(self, checked: Fields) -> bool:
        body = urllib.parse.urlencode(checked).encode()
        return ACCEPTED in self.ask("POST", DONE, body, "application/x-www-form-urlencoded")

    def ask(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> str:
        headers = {"Cookie": self.cookie} if self.cookie else {}
        self.line.request(method, path, body, headers | ({"Content-Type": kind} if kind else {}))
        answer = self.line.getresponse()
        text = answer.read().decode()
        for each in answer.headers.get_all("Set-Cookie", []):
            self.cookie = each.split(";")[0]
        return text


EDGE = "edge-of-a-part"


def multipart(fields: Fields) -> bytes:
    """The fields as a browser sends a form that could hold files."""
    parts = [
        f'--{EDGE}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    return ("".join(parts) + f"--{EDGE}--\r\n").encode()


def hidden(page: str) -> Fields:
    """The hidden fields of the page's form."""
    return dict(HIDDEN.findall(page))


def paced(visitor: Visitor, count: int) -> int:
    """Whole flows one after another; how many were accepted."""
    return sum(visitor.submit(visitor.check(visitor.open_form())) for _ in range(count))


def waited(start: float) -> float:
    return time.perf_counter() - start
