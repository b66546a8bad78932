"""A proxy before a node: it speaks TLS, asks for a password or a certificate, and can be busy."""

from __future__ import annotations

import base64
import http.client
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit


@dataclass
class Certificates:
    """A CA of its own, what it signed for the proxy and for a client, and another CA."""

    folder: Path

    def __post_init__(self) -> None:
        """Make them with the program openssl."""
        for ca in ("ca", "other"):
            self._run(
                *("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
                *("-subj", f"/CN={ca}", "-keyout", f"{ca}.key", "-out", f"{ca}.pem"),
                *("-addext", "basicConstraints=critical,CA:TRUE"),
                *("-addext", "keyUsage=critical,keyCertSign,cRLSign"),
            )
        for name in ("server", "client"):
            self._run(
                *("req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={name}"),
                *("-keyout", f"{name}.key", "-out", f"{name}.csr"),
            )
            (self.folder / "names").write_text(
                "subjectAltName=IP:127.0.0.1\nauthorityKeyIdentifier=keyid\n", encoding="ascii"
            )
            self._run(
                *("x509", "-req", "-days", "2", "-in", f"{name}.csr"),
                *("-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial"),
                *("-extfile", "names", "-out", f"{name}.pem"),
            )

    def path(self, name: str) -> str:
        """A file of them."""
        return str(self.folder / name)

    def _run(self, *arguments: str) -> None:
        command = ["openssl", *arguments]
        subprocess.run(command, cwd=self.folder, check=True, capture_output=True)


@dataclass
class Proxy:
    """What a proxy does: it refuses who has another password, and the next `busy` requests."""

    target: str
    password: str = ""
    busy: int = 0
    asked: list[str] = field(default_factory=list)


@contextmanager
def proxy(
    behaviour: Proxy, certificates: Certificates | None, *, wants_client: bool = False
) -> Iterator[str]:
    """The address of a proxy; with certificates it speaks TLS."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(behaviour))
    server.daemon_threads = True
    scheme = "http"
    if certificates is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificates.path("server.pem"), certificates.path("server.key"))
        if wants_client:
            context.load_verify_locations(certificates.path("ca.pem"))
            context.verify_mode = ssl.CERT_REQUIRED
        server.socket = context.wrap_socket(server.socket, server_side=True)
        scheme = "https"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"{scheme}://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(behaviour: Proxy) -> type[BaseHTTPRequestHandler]:
    expected = f"Basic {base64.b64encode(behaviour.password.encode()).decode()}"

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _pass_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            behaviour.asked.append(self.path)
            if behaviour.password and self.headers.get("Authorization") != expected:
                return self._answer(401, b'{"error":"who are you"}')
            if behaviour.busy > 0:
                behaviour.busy -= 1
                return self._answer(503, b'{"error":"busy"}')
            connection = http.client.HTTPConnection(urlsplit(behaviour.target).netloc, timeout=120)
            kept = ("content-type",)
            headers = {k: v for k, v in self.headers.items() if k.lower() in kept}
            connection.request(self.command, self.path, body or None, headers)
            answer = connection.getresponse()
            found = answer.read()
            connection.close()
            return self._answer(answer.status, found)

        def _answer(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    for method in ("GET", "POST", "PUT", "DELETE", "HEAD"):
        setattr(Handler, f"do_{method}", Handler._pass_on)
    return Handler
