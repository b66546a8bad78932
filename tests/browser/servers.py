"""Real HTTP servers in threads: ours, and a site of another origin that has the box."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha384
from threading import Thread
from typing import TYPE_CHECKING, Protocol, runtime_checkable
from urllib.parse import urlsplit

from flask import Flask, Response, request
from werkzeug.serving import BaseWSGIServer, make_server

from indexer.errors import IndexDamagedError
from search_app.addresses.links import Links
from search_app.embed.embed_code import EmbedChoice, embed_code
from tests.browser.hosts import FRAMING, HOSTS, SIMPLEST_POLICY, THEMED
from tests.browser.notices import SAFETY
from tests.browser.shown import FAILS

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers at `origin` until `stop` is called; stopping twice does no harm."""

    origin: str
    stop: Callable[[], None]


@contextmanager
def serving(app: Flask) -> Iterator[Server]:
    """Serve `app` on a free port of this machine."""
    listening: BaseWSGIServer = make_server("127.0.0.1", 0, closing(app), threaded=True)
    thread = Thread(target=listening.serve_forever, daemon=True)
    thread.start()

    def stop() -> None:
        if thread.is_alive():
            listening.shutdown()
            thread.join()
            listening.server_close()

    try:
        yield Server(f"http://127.0.0.1:{listening.port}", stop)
    finally:
        stop()


def closing(app: WSGIApplication) -> WSGIApplication:
    """The app, its files closed once they are sent.

    The development server first reads what a browser sends on, and closes nothing if that fails.
    """

    def closed(environ: WSGIEnvironment, start_response: StartResponse) -> Iterator[bytes]:
        answer = app(environ, start_response)
        try:
            yield from answer
        finally:
            if isinstance(answer, Closing):
                answer.close()

    return closed


@runtime_checkable
class Closing(Protocol):
    """An answer that holds something open."""

    def close(self) -> None:
        """Let go of it."""


def failing(app: Flask) -> Flask:
    """The app with two addresses more: one is a bug, at the other the index is away."""

    def bug() -> Response:
        raise RuntimeError

    def away() -> Response:
        raise IndexDamagedError("segment")

    app.add_url_rule(FAILS.format(500), view_func=bug)
    app.add_url_rule(FAILS.format(503), view_func=away)
    return app


OTHER_HASH = "sha384-" + b64encode(sha384(b"another script").digest()).decode()
HOST_STYLE = """
* { color: rgb(200, 0, 0) !important; font-size: 30px !important; margin: 20px !important; }
policy-search * { background: yellow !important; display: inline !important; }
"""
"""Rules a host may have that must not reach into the box."""


def host_site() -> Flask:
    """A site with the box under a strict policy; `config["SERVICE"]` is the address it comes from.

    The address has no slash at its end.
    """
    app = Flask("host")

    @app.get("/")
    def home() -> Response:
        return Response(HOST_PAGE.replace("SERVICE", app.config["SERVICE"]))

    @app.get("/attributes")
    def attributes() -> Response:
        box = f'<policy-search topics="{SAFETY}, 国防" source="notices" target="results">'
        page = re.sub("<policy-search .*?>", box, HOST_PAGE)
        return Response(page.replace("SERVICE", app.config["SERVICE"]))

    @app.get("/pinned")
    @app.get("/pinned-to-another")
    def pinned() -> Response:
        links = Links(origin=app.config["SERVICE"])
        code = embed_code(EmbedChoice(pinned=True), links)
        if request.path != "/pinned":
            code = re.sub(r"sha384-[^\"]*", OTHER_HASH, code)
        return Response(f"<!doctype html><title>云川</title><main>{code}</main>")

    @app.get("/hosts/<name>")
    def hostile(name: str) -> Response:
        name, _, kind = name.partition(".")
        host = {**HOSTS, **FRAMING, **THEMED}[name]
        if kind:
            text, form = {"css": (host.style, "text/css"), "js": (host.script, "text/javascript")}[
                kind
            ]
            return Response(filled(text), mimetype=form)
        body = filled(host.page(name).decode(host.charset)).encode(host.charset)
        response = Response(body, content_type=f"text/html; charset={host.charset}")
        response.headers["Content-Security-Policy"] = filled(host.policy)
        return response

    @app.get("/host.css")
    def style() -> Response:
        return Response(HOST_STYLE, mimetype="text/css")

    @app.get("/favicon.ico")
    def icon() -> Response:
        return Response(status=204)

    @app.after_request
    def restrict(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", filled(SIMPLEST_POLICY))
        return response

    def filled(text: str) -> str:
        service = app.config["SERVICE"]
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(service))
        return text.replace("SERVICE", service).replace("ORIGIN", origin)

    return app


HOST_PAGE = """<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>云川市人民政府</title>
<link rel="stylesheet" href="/host.css">
<script src="SERVICE/embed.js" defer></script>
<main>
<h1>云川市人民政府</h1>
<policy-search placeholder="搜标题、文号" scope="title">
<form action="SERVICE/search" role="search">
<label>政策搜索 <input name="q"></label> <button>搜索</button>
</form>
</policy-search>
</main>
</html>
"""
