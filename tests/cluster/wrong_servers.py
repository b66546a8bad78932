"""Servers at the address of a cluster that are none, and proxies that take only small requests."""

from __future__ import annotations

import http.client
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.parse import urlsplit

HTML, JSON = "text/html", "application/json"


@dataclass
class WrongServer:
    """Answers all with one status and body, unless it passes on to `target` what is small enough.

    While `hangs` is set it answers nothing whose path has `hangs_at`; `asked` are the requests, as
    "GET /path".
    """

    status: int = 200
    body: bytes = b"<html>welcome</html>"
    kind: str = HTML
    target: str = ""
    most_bytes: int = 0
    hangs_at: str = ""
    hangs: Event = field(default_factory=Event)
    asked: list[str] = field(default_factory=list)


@contextmanager
def serving(behaviour: WrongServer) -> Iterator[str]:
    """The address of such a server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(behaviour))
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        behaviour.hangs.clear()
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(behaviour: WrongServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _handle(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            behaviour.asked.append(f"{self.command} {self.path}")
            while behaviour.hangs.is_set() and behaviour.hangs_at in self.path:
                time.sleep(0.02)
            small = not behaviour.most_bytes or len(body) <= behaviour.most_bytes
            if not (behaviour.target and small):
                return self._answer(behaviour.status, behaviour.body, behaviour.kind)
            connection = http.client.HTTPConnection(urlsplit(behaviour.target).netloc, timeout=120)
            headers = {"Content-Type": self.headers.get("Content-Type", JSON)}
            connection.request(self.command, self.path, body or None, headers)
            answer = connection.getresponse()
            found = answer.read()
            connection.close()
            return self._answer(answer.status, found, answer.getheader("Content-Type") or JSON)

        def _answer(self, status: int, body: bytes, kind: str) -> None:
            try:
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Location", "https://elsewhere.example/")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(body)
            except OSError:  # nobody waits for it any more
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    for method in ("GET", "POST", "PUT", "DELETE", "HEAD"):
        setattr(Handler, f"do_{method}", Handler._handle)
    return Handler
