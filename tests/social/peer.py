"""A platform's interface and a place with pictures on a private port: what is asked is remembered, what is answered is told before."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Peer:
    """``asked`` holds (method, path, query, headers, body) in order; ``answers`` by path, a function of nothing."""

    port: int = 0
    asked: list[tuple[str, str, dict[str, list[str]], dict[str, str], bytes]] = field(default_factory=list)
    answers: dict[str, Callable[[], Answer]] = field(default_factory=dict)
    slowly: float = 0.0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def gives(self, path: str, body: bytes, status: int = 200, **headers: str) -> None:
        named = {name.replace("_", "-"): text for name, text in headers.items()}
        self.answers[path] = lambda: (status, named, body)

    def gives_json(self, path: str, told: Any) -> None:
        self.gives(path, json.dumps(told).encode(), Content_Type="application/json")

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        parts, length = urlsplit(handler.path), int(handler.headers.get("Content-Length", 0))
        body = handler.rfile.read(length)
        self.asked.append((handler.command, parts.path, parse_qs(parts.query), dict(handler.headers), body))
        status, headers, data = self.answers.get(parts.path, lambda: (404, {}, b""))()
        handler.send_response(status)
        for name, text in (
            {"Content-Length": str(len(data)), "Content-Type": "application/octet-stream"} | headers
        ).items():
            if text:
                handler.send_header(name, text)
        handler.end_headers()
        for start in range(0, len(data), 1000 if self.slowly else len(data) or 1):
            time.sleep(self.slowly)
            handler.wfile.write(data[start : start + (1000 if self.slowly else len(data))])


@contextmanager
def serving(wrap: Callable[[ThreadingHTTPServer], None] = lambda _: None) -> Iterator[Peer]:
    peer = Peer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            try:
                peer.answer(self)
            except OSError:
                self.close_connection = True

        do_POST = do_GET

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    wrap(server)
    peer.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield peer
    finally:
        server.shutdown()
        server.server_close()
