"""A worker of gunicorn that hands whole requests to its threads, and sends answers for them.

gunicorn's own threads read the request and write the answer themselves: as many slow clients as
there are threads stop a site ([53](../../docs/decisions/0053-slow-clients.md)).
"""

from __future__ import annotations

import logging
import os
import socket
import sys
import time
from typing import Any

from gunicorn.workers.base import Worker
from waitress import wasyncore
from waitress.task import ThreadedTaskDispatcher

from search_app.http.slow_clients import Patience, TimedChannel, drop, listener

LOOK_EVERY = 0.5
"""Seconds after which the loop looks whether it should stop, where nothing comes."""

SWITCH_EVERY = 0.0005
"""Seconds after which a busy thread lets the loop read and accept: a tenth of Python's default, at
which a request waited several times as long as it took to answer."""
STILL_COMING = 5
"""Seconds in which a request that has begun to come may come whole, once the server stops."""
SPARE = 5
"""Seconds of the master's grace that are left for ending the process."""


class BufferingWorker(Worker):
    """Serves with waitress on the sockets of gunicorn's master."""

    patience: Patience
    """Set by a subclass that the server makes (`with_patience`)."""

    def run(self) -> None:
        """Serve until the master says stop or is gone, then end what is being answered."""
        sys.setswitchinterval(SWITCH_EVERY)
        logging.getLogger("waitress").setLevel(logging.ERROR)
        connections: dict[int, Any] = {}
        threads = ThreadedTaskDispatcher()
        threads.set_thread_count(self.cfg.threads)
        listeners = []
        for each in self.sockets:
            sock: socket.socket = each.sock  # type: ignore[attr-defined]
            sock.setblocking(False)
            shared = {"map": connections, "dispatcher": threads}
            listeners.append(listener(sock, self.patience, self.wsgi, **shared))
        while self.alive and self.ppid == os.getppid():
            self.notify()
            wasyncore.loop(LOOK_EVERY, use_poll=True, map=connections, count=1)
        for one in listeners:
            one.del_channel(connections)
            one.accepting = False
        self._finish(connections)
        threads.shutdown(cancel_pending=True, timeout=1)

    def _finish(self, connections: dict[int, Any]) -> None:
        """Answer what has come or is coming, a little less long than the master waits."""
        began = now = time.monotonic()
        while now < began + self.cfg.graceful_timeout - SPARE:
            self.notify()
            channels = [one for one in connections.values() if isinstance(one, TimedChannel)]
            for one in channels:
                nothing_comes = one.request is None or now > began + STILL_COMING
                if (one.waits and nothing_comes) or one.outstayed(self.patience, now):
                    drop(one)
            if not any(isinstance(one, TimedChannel) for one in connections.values()):
                return
            wasyncore.loop(LOOK_EVERY / 5, use_poll=True, map=connections, count=1)
            now = time.monotonic()


def with_patience(patience: Patience) -> type[BufferingWorker]:
    """The worker for a site that has this patience with its clients."""
    return type("PatientWorker", (BufferingWorker,), {"patience": patience})
