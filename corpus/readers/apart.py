"""Read files in a process of its own, which is stopped where a file takes too much time or memory.

It lives on from file to file and is started anew after it had to be stopped. Its time is watched by
the kernel's alarm, so that nobody has to be alive to end it.
"""

from __future__ import annotations

import atexit
import os
import pickle
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from threading import Lock
from typing import IO, TypeVar

from corpus.readers.files import FileError, ReadOptions
from corpus.report import SkipReason, detail

R = TypeVar("R")

_START = "from corpus.readers.apart import serve; serve()"
_MEGABYTE = 1024 * 1024


class _ReaderProcess:
    """The other process, as its parent sees it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def call(self, function: Callable[..., R], arguments: tuple[object, ...], limit: int) -> R:
        with self._lock:
            process = self._running()
            assert process.stdin is not None and process.stdout is not None
            try:
                pickle.dump((function, arguments, limit), process.stdin)
                process.stdin.flush()
                # Written by our own child.
                found: R | FileError = pickle.load(process.stdout)  # nosec B301
            except (EOFError, BrokenPipeError, pickle.UnpicklingError) as error:
                self.stop()
                if process.returncode == -signal.SIGALRM:
                    raise FileError(SkipReason.TOO_SLOW) from error
                raise FileError(SkipReason.UNREADABLE, _ended(process.returncode)) from error
        if isinstance(found, FileError):
            raise found
        return found

    def stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            # One that ended by itself keeps its own way of ending.
            process.kill()
            process.communicate()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _START],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
            )
        return self._process


def _ended(code: int) -> str:
    """How the other process ended in the middle of a file: by a signal, or by itself."""
    return detail(killed=-code) if code < 0 else detail(crashed=code)


# One for each process of ours: a worker that was forked must not talk to its parent's.
_helpers: dict[int, _ReaderProcess] = {}


def call(function: Callable[..., R], *arguments: object, options: ReadOptions) -> R:
    """`function(*arguments)` in the other process, within the bounds of `options`.

    Raises the `FileError` that the function raises, or one that says how it failed: any other error
    there is that of a library that met a broken file.
    """
    helper = _helpers.setdefault(os.getpid(), _ReaderProcess())
    return helper.call(function, (*arguments, options), options.max_seconds)


@atexit.register
def _stop() -> None:
    helper = _helpers.pop(os.getpid(), None)
    if helper is not None:
        helper.stop()


def serve() -> None:
    """Answer calls until there are no more; the other side of `call`."""
    calls, answers = _streams()
    while True:
        try:
            # Written by our own parent.
            function, arguments, seconds = pickle.load(calls)  # nosec B301
        except EOFError:
            return
        signal.alarm(seconds)
        _bound_memory(arguments[-1].max_memory_mb)
        answer = _answer(function, arguments)
        signal.alarm(0)
        pickle.dump(answer, answers)
        answers.flush()


def _streams() -> tuple[IO[bytes], IO[bytes]]:
    """Where calls come from and answers go to; what libraries print goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return sys.stdin.buffer, answers


def _bound_memory(megabytes: int) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * _MEGABYTE, hard))


def _answer(function: Callable[..., object], arguments: tuple[object, ...]) -> object:
    try:
        return function(*arguments)
    except FileError as error:
        return error
    except MemoryError:
        return FileError(SkipReason.TOO_MUCH_MEMORY)
    except RecursionError:
        return FileError(SkipReason.UNREADABLE, detail(too_deep=""))
    except Exception as error:  # noqa: BLE001 (parsers of broken files raise what they please)
        return FileError(SkipReason.UNREADABLE, detail(crashed=type(error).__name__))
