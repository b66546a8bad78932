"""The production server: gunicorn with threads, in as many processes as the settings say."""

from __future__ import annotations

import signal
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import click
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from indexer.engines import open_engine
from indexer.recommendations import checked_recommendations
from indexer.settings import Settings
from search_app import create_app, wording
from search_app.embed.embed_script import keep_script
from search_app.site import site_of

if TYPE_CHECKING:
    from flask import Flask
    from gunicorn.workers.base import Worker

LONGEST_ADDRESS = 8190
"""Bytes of the first line of a request, the most gunicorn allows; a Han character takes 9."""


class CannotListenError(Exception):
    """The host and port cannot be listened on; its cause is the system's error."""

    def __init__(self, cause: OSError) -> None:
        """Keep the cause."""
        super().__init__(str(cause))
        self.cause = cause


class GracefulArbiter(Arbiter):
    """Gunicorn's master process, whose first Ctrl-C lets running requests end."""

    def handle_int(self) -> None:
        """Stop as SIGTERM does; a second Ctrl-C stops at once."""
        self.handle_term()


class Server(BaseApplication):
    """The site behind gunicorn."""

    def __init__(self, settings: Settings, listener: socket.socket) -> None:
        """Serve on a socket that is bound already; it is gunicorn's from then on."""
        self.settings = settings
        self.address = site_address(settings, listener)
        self.descriptor = listener.detach()
        super().__init__()

    def load_config(self) -> None:
        """Tell gunicorn what the settings say."""
        chosen = {
            "bind": f"fd://{self.descriptor}",
            "worker_class": "gthread",
            "workers": self.settings.processes,
            "threads": self.settings.threads,
            "loglevel": "warning",
            "limit_request_line": LONGEST_ADDRESS,
            "control_socket_disable": True,
            "when_ready": self._announce,
            "post_worker_init": leave_interrupt_to_master,
        }
        for name, value in chosen.items():
            self.cfg.set(name, value)

    # The types of gunicorn ask for an application that takes any mapping; it passes a dict.
    def load(self) -> Flask:  # type: ignore[override]
        """The site of one worker process, with an engine of its own."""
        app = create_app(self.settings, open_engine(self.settings))
        site_of(app).readiness.watch()
        return app

    def run(self) -> None:
        """Serve until a signal comes."""
        GracefulArbiter(self).run()

    def _announce(self, _arbiter: Arbiter) -> None:
        click.echo(wording.terminal.serving(self.address))


def leave_interrupt_to_master(_worker: Worker) -> None:
    """Let a worker end its requests: Ctrl-C goes to all processes of a terminal."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def site_address(settings: Settings, listener: socket.socket) -> str:
    """Where a browser on this machine finds the site."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{listener.getsockname()[1]}{settings.url_prefix}/"


def serve(settings: Settings) -> None:
    """Serve the index until a signal comes.

    Raises what `open_engine` raises, and `SettingsError` for wrong lines of `recommended`, before
    anything listens; then `CannotListenError`.
    """
    # Refuses a missing or stale index at once; the workers share what is loaded here.
    open_engine(settings).close()
    if settings.recommended:
        checked_recommendations(Path(settings.recommended))
    try:
        keep_script(settings.index_dir)
    except OSError as error:  # the index may lie on a read-only disk; it is served all the same
        click.echo(wording.embed.not_kept(wording.terminal.system_error(error)), err=True)
    Server(settings, listen(settings)).run()


def listen(settings: Settings) -> socket.socket:
    """A socket bound to host and port."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=2048)
    except OSError as error:
        raise CannotListenError(error) from error
