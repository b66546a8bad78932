"""The path prefix that the site is mounted at."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


class Mounted:
    """A WSGI application under `prefix`, whether the proxy before it strips the prefix or not."""

    def __init__(self, app: WSGIApplication, prefix: str) -> None:
        """Mount `app` at `prefix` ("/path")."""
        self._app = app
        self._prefix = prefix

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request with the prefix in SCRIPT_NAME, where links are made from."""
        path = environ.get("PATH_INFO", "")
        if path == self._prefix or path.startswith(f"{self._prefix}/"):
            path = path[len(self._prefix) :]
        return self._app(
            {**environ, "SCRIPT_NAME": self._prefix, "PATH_INFO": path or "/"}, start_response
        )
