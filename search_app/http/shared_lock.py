"""A lock between the threads of processes that were forked, given back by one that is killed.

A semaphore in shared memory, as of `multiprocessing`, stays taken for ever then. A lock on an open
file belongs to its process, and the kernel gives it back with the process.
"""

from __future__ import annotations

import fcntl
import os
import tempfile
import time
import weakref
from threading import Lock

AGAIN = 0.0005
"""Seconds after which a lock that another process has is asked for again."""


class SharedLock:
    """Make it before the processes part; it holds up threads of one process and of others."""

    def __init__(self) -> None:
        """Free at first; its file has no name and goes with the last process."""
        with tempfile.TemporaryFile() as file:
            self._file = os.dup(file.fileno())
        weakref.finalize(self, os.close, self._file)
        self._threads = Lock()

    def acquire(self, timeout: float) -> bool:
        """Take it, and say whether that worked within `timeout` seconds."""
        end = time.monotonic() + timeout
        if not self._threads.acquire(timeout=timeout):
            return False
        while True:
            try:
                fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                if time.monotonic() > end:
                    self._threads.release()
                    return False
                time.sleep(AGAIN)
            else:
                return True

    def release(self) -> None:
        """Give it back."""
        fcntl.lockf(self._file, fcntl.LOCK_UN)
        self._threads.release()
