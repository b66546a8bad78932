"""Connections that come, send and read slowly: how long they may, and who goes where all are taken.

Only whole requests reach a thread, so a slow client costs a descriptor and memory, never a thread.
"""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.server import BaseWSGIServer, TcpWSGIServer, UnixWSGIServer
from waitress.utilities import Error

Application = Callable[..., Iterable[bytes]]
"""A WSGI application."""

LONGEST_ADDRESS = 8190
"""Bytes of the first line of a request; a Han character takes 9."""
LONGEST_HEADER = 65_536
MOST_BODY = 48 * 2**20
"""Bytes of a body: more than any page takes, so that what is too long is refused with words."""
MOST_BUFFERED = 256 * 2**20
"""Bytes of unfinished bodies of one process; where it is more, the largest goes."""


@dataclass(frozen=True, slots=True)
class Patience:
    """For how long a client may do what, in seconds, and how many connections may be open.

    `header`: send the header of a request; `body`: all of the request; `idle`: nothing, between
    requests; `stalled`: take nothing of its answer.
    """

    header: float
    body: float
    connections: int
    idle: float = 15.0
    stalled: float = 30.0


class AddressTooLongError(Error):
    """The first line of a request is longer than `LONGEST_ADDRESS`."""

    code = 414
    reason = "URI Too Long"


_OF_SERVER = re.compile(
    rb"^(?:script[_-]name|path[_-]info|remote[_-](?:addr|user))[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
"""Headers named as what only the server says; some servers believe them."""


class BoundedParser(HTTPRequestParser):
    """Reads a request; refuses one with too long an address, or that speaks for the server."""

    def parse_header(self, header_plus: bytes) -> None:
        """Read the header."""
        if _OF_SERVER.search(header_plus):
            raise ParsingError("a header is named as a variable of the server")
        super().parse_header(header_plus)

    def received(self, data: bytes) -> int:
        """Take bytes of the request; how many of them belong to it."""
        consumed: int = super().received(data)
        if self.headers_finished and len(getattr(self, "first_line", b"")) > LONGEST_ADDRESS:
            self.error = AddressTooLongError(f"more than {LONGEST_ADDRESS} bytes")
            self.completed = True
        return consumed


class TimedChannel(HTTPChannel):
    """A connection that knows since when its request is coming."""

    parser_class = BoundedParser

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Begin to wait for the first request."""
        self.began = self.seen = time.monotonic()
        self.answered = False
        super().__init__(*arguments, **named)

    def received(self, data: bytes) -> bool:
        """Take bytes; the clock of a request starts with its first one."""
        self.seen = time.monotonic()
        if self.request is None:
            self.began = self.seen
        return super().received(data)

    def service(self) -> None:
        """Answer a request, in a thread; then the wait for the next one begins."""
        super().service()
        self.answered = True
        self.seen = time.monotonic()

    def _flush_some(self, do_close: bool = True) -> bool:
        sent: bool = super()._flush_some(do_close)  # type: ignore[misc]
        if sent:
            self.seen = time.monotonic()
        return sent

    @property
    def buffered(self) -> int:
        """Bytes of the body that has come so far."""
        coming = self.request
        return coming.body_bytes_received if coming is not None else 0

    @property
    def waits(self) -> bool:
        """Whether nothing is being answered or sent."""
        return not self.requests and not self.total_outbufs_len

    def outstayed(self, patience: Patience, now: float) -> bool:
        """Whether the client takes longer than it may; `now` is a monotonic moment."""
        quiet = now - self.seen
        if self.total_outbufs_len:
            return quiet > patience.stalled
        if self.requests:
            return False
        if self.request is None:
            return quiet > (patience.idle if self.answered else patience.header)
        most = patience.body if self.request.headers_finished else patience.header
        return now - self.began > most


class Shedding(BaseWSGIServer):
    """A listener that sends away who takes too long."""

    channel_class = TimedChannel

    def __init__(self, patience: Patience, *arguments: Any, **named: Any) -> None:
        """Listen with some patience."""
        self.patience = patience
        super().__init__(*arguments, **named)

    @property
    def channels(self) -> list[TimedChannel]:
        """The connections that are open."""
        held: dict[int, TimedChannel] = self.active_channels  # type: ignore[assignment]
        return list(held.values())

    def maintenance(self, _now: float) -> None:
        """Close connections that outstayed, and unfinished bodies that take too much memory."""
        now = time.monotonic()
        for channel in self.channels:
            if channel.outstayed(self.patience, now):
                drop(channel)
        bodies = sorted(self.channels, key=lambda one: -one.buffered)
        buffered = sum(one.buffered for one in bodies)
        for channel in bodies:
            if buffered <= MOST_BUFFERED:
                break
            buffered -= channel.buffered
            drop(channel)

    def readable(self) -> bool:
        """Whether to take connections in: where requests wait here, another process may be free."""
        return super().readable() and not self.task_dispatcher.queue

    def make_room(self) -> None:
        """Where all connections are taken, close the one that has waited longest."""
        channels = self.channels
        if len(channels) >= self.patience.connections:
            waiting = [one for one in channels if one.waits]
            if waiting:
                drop(min(waiting, key=lambda one: one.began))

    def handle_accept(self) -> None:
        """Take a connection in, in place of the slowest where all are taken."""
        self.make_room()
        super().handle_accept()


class TcpListener(Shedding, TcpWSGIServer):
    """Listens on an address of IPv4 or IPv6."""


class UnixListener(Shedding, UnixWSGIServer):
    """Listens on a Unix socket, where nobody has an address."""

    def getsockname(self) -> tuple[str, str]:
        """Host and port as the application is told."""
        return "localhost", "0"


def listener(
    sock: socket.socket, patience: Patience, application: Application, **shared: Any
) -> TcpListener | UnixListener:
    """A listener on a bound socket; `shared` are the map of descriptors and the threads."""
    made = UnixListener if sock.family == socket.AF_UNIX else TcpListener
    return made(
        patience,
        application,
        _sock=sock,
        sockinfo=(sock.family, sock.type, None, sock.getsockname()),
        bind_socket=False,
        adj=adjustments(patience),
        **shared,
    )


def adjustments(patience: Patience) -> Adjustments:
    """What the listeners are told of limits; the longer waits are counted by `Shedding`."""
    return Adjustments(
        ident=None,
        backlog=2048,
        connection_limit=10 * patience.connections,  # `make_room` keeps below it
        cleanup_interval=1,
        log_socket_errors=False,
        max_request_header_size=LONGEST_HEADER,
        max_request_body_size=MOST_BODY,
        inbuf_overflow=MOST_BODY + 1,  # nothing that is sent touches a disk
        clear_untrusted_proxy_headers=False,  # `client_address` judges them
        server_name="localhost",
    )


def drop(channel: TimedChannel) -> None:
    """Close a connection at once, whatever it was about to send or to be sent."""
    channel.handle_close()
