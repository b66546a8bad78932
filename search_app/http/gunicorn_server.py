"""The production server: gunicorn's processes, in each of which waitress has threads."""

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
from search_app.http.buffering_worker import with_patience
from search_app.http.client_address import KnownClient, Proxies, SecureScheme
from search_app.http.client_budget import Budgeted, Budgets
from search_app.http.garbage_collection import spare_requests
from search_app.http.slow_clients import Patience
from search_app.operation.analytics import Analytics
from search_app.operation.metrics import forget_process
from search_app.site import site_of

if TYPE_CHECKING:
    from flask import Flask
    from gunicorn.workers.base import Worker

GRACE = 30
"""Seconds in which requests may end after a signal."""
UNIX = "unix:"
"""What a host begins with that is the path of a Unix socket."""


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
        self.proxies = Proxies(settings.trusted_proxies)
        # Made here, before the processes part, so that all of them share it.
        self.budgets = Budgets(settings.client_seconds) if is_counted(settings) else None
        days = settings.analytics_days
        self.analytics = Analytics(settings.index_dir, days) if days else None
        super().__init__()

    def load_config(self) -> None:
        """Tell gunicorn what the settings say."""
        chosen = {
            "bind": f"fd://{self.descriptor}",
            "worker_class": with_patience(patience(self.settings)),
            "graceful_timeout": GRACE,
            "workers": self.settings.processes,
            "threads": self.settings.threads,
            "loglevel": "warning",
            "control_socket_disable": True,
            "when_ready": self._announce,
            "post_worker_init": begin_worker,
            "child_exit": forget_worker,
        }
        for name, value in chosen.items():
            self.cfg.set(name, value)

    # The types of gunicorn ask for an application that takes any mapping; it passes a dict.
    def load(self) -> Flask:  # type: ignore[override]
        """The site of one worker process, with an engine of its own."""
        app = create_app(self.settings, open_engine(self.settings), self.analytics)
        site_of(app).readiness.watch()
        if self.budgets:
            app.wsgi_app = Budgeted(app.wsgi_app, self.budgets, self.proxies)  # type: ignore[method-assign]
        if self.settings.analytics_days:
            app.wsgi_app = KnownClient(app.wsgi_app, self.proxies)  # type: ignore[method-assign]
        app.wsgi_app = SecureScheme(app.wsgi_app, self.proxies)  # type: ignore[method-assign]
        return app

    def run(self) -> None:
        """Serve until a signal comes."""
        GracefulArbiter(self).run()

    def _announce(self, _arbiter: Arbiter) -> None:
        click.echo(wording.terminal.serving(self.address))
        if not self.settings.public_url:
            click.echo(wording.limits.NO_PUBLIC_URL, err=True)
        if self.settings.client_seconds and not self.budgets:
            click.echo(wording.limits.NO_BUDGET, err=True)
        if self.settings.analytics_days and not tells_clients_apart(self.settings):
            click.echo(wording.analytics.ONE_CLIENT, err=True)


def begin_worker(_worker: Worker) -> None:
    """Let a worker end its requests, since Ctrl-C goes to all processes of a terminal.

    Its site is loaded by now.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    spare_requests()


def forget_worker(_arbiter: Arbiter, worker: Worker) -> None:
    """Keep what a worker that has ended counted, and not how it stood."""
    forget_process(int(worker.pid))


def is_counted(settings: Settings) -> bool:
    """Whether what each client uses is bounded: not where all seem to be the same undeclared proxy.

    Who listens on this machine alone is asked by a proxy, or by its own operator.
    """
    return bool(settings.client_seconds) and tells_clients_apart(settings)


def tells_clients_apart(settings: Settings) -> bool:
    """Whether clients have addresses of their own here, and are not all the same proxy."""
    return bool(settings.trusted_proxies) or not is_local(settings.host)


def is_local(host: str) -> bool:
    """Whether a host can be reached from this machine only."""
    return host.startswith((UNIX, "127.")) or host in ("localhost", "::1")


def patience(settings: Settings) -> Patience:
    """How long a client of the site may take."""
    return Patience(settings.header_seconds, settings.body_seconds, settings.connections)


def site_address(settings: Settings, listener: socket.socket) -> str:
    """Where a browser on this machine finds the site; of a Unix socket its path."""
    if settings.host.startswith(UNIX):
        return settings.host
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
    """A socket bound to host and port, or to a path."""
    if settings.host.startswith(UNIX):
        return _listen_on_path(settings.host.removeprefix(UNIX))
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=2048)
    except OSError as error:
        raise CannotListenError(error) from error


def _listen_on_path(path: str) -> socket.socket:
    """A Unix socket at a path, for its owner and group; one that a dead server left is removed."""
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        if Path(path).is_socket() and not _is_answered(path):
            Path(path).unlink()
        listening.bind(path)
        Path(path).chmod(0o660)
        listening.listen(2048)
    except OSError as error:
        listening.close()
        raise CannotListenError(error) from error
    return listening


def _is_answered(path: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asking:
        return asking.connect_ex(path) == 0
