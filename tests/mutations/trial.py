"""Runs tests on a copy of the project in which one module may be changed.

Each run is a process forked from one that has the libraries in memory and nothing of the project,
so that a run costs what the tests cost.
"""

from __future__ import annotations

import importlib
import os
import resource
import shutil
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_COPIED = ("corpus", "indexer", "search_app", "tests")
_FILES = ("setup.cfg", "pyproject.toml")
_LIBRARIES = ("flask", "hypothesis", "lxml.html", "numpy", "opencc", "openpyxl", "pydantic",
              "rjieba", "whoosh.index", "xlrd")  # fmt: skip
_MEMORY = 3 << 30
"""Bytes; a loop that never ends may also fill a list."""


class Trial:
    """A copy of the project in a folder (`root`), with the modules of the tests compiled once."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "copy"
        self._log = folder / "log"
        for name in _COPIED:
            shutil.copytree(
                ROOT / name, self.root / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        for name in _FILES:
            shutil.copy(ROOT / name, self.root / name)
        for library in _LIBRARIES:
            importlib.import_module(library)

    def baseline(self, tests: Sequence[str]) -> float:
        """The processor seconds that tests take which all pass; raises `RuntimeError` if not."""
        began = resource.getrusage(resource.RUSAGE_CHILDREN)
        if not self._passes(tests, 600, compile_to_disk=True):
            raise RuntimeError(self._log.read_text(encoding="utf-8", errors="replace")[-3000:])
        ended = resource.getrusage(resource.RUSAGE_CHILDREN)
        return ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime

    def notices(self, path: str, source: str, tests: Sequence[str], seconds: float) -> bool:
        """Whether tests fail on a changed module, or take more than so many processor seconds."""
        file = self.root / path
        original = file.read_bytes()
        stat = file.stat()
        file.write_text(source, encoding="utf-8")
        # Compiled modules are told by time and size: this time belongs to no other source.
        os.utime(file, (1, 1))
        try:
            return not self._passes(tests, seconds)
        finally:
            file.write_bytes(original)
            os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))

    def _passes(
        self, tests: Sequence[str], seconds: float, *, compile_to_disk: bool = False
    ) -> bool:
        pid = os.fork()
        if not pid:
            self._run(tests, int(seconds) + 1, compile_to_disk=compile_to_disk)
        # A process may also wait for ever and use no time of a processor.
        deadline = time.monotonic() + 60 + 30 * seconds
        while time.monotonic() < deadline:
            done, status = os.waitpid(pid, os.WNOHANG)
            if done:
                _end_group(pid)
                return status == 0
            time.sleep(0.02)
        _end_group(pid)
        os.waitpid(pid, 0)
        return False

    def _run(self, tests: Sequence[str], seconds: int, *, compile_to_disk: bool) -> None:
        """In the child: run the tests and end with 0 if all of them pass."""
        code = 1
        try:
            os.setsid()
            log = os.open(self._log, os.O_CREAT | os.O_TRUNC | os.O_WRONLY)
            os.dup2(log, 1)
            os.dup2(log, 2)
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
            resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
            os.chdir(self.root)
            # The real documents are not everywhere, and a figure has to come out the same.
            os.environ.update(PYTEST_DISABLE_PLUGIN_AUTOLOAD="1", POLICY_SEARCH_SHARED="/nowhere")
            for name in [name for name in sys.modules if name.partition(".")[0] in _COPIED]:
                del sys.modules[name]
            sys.path[:] = [str(self.root), *(p for p in sys.path if Path(p or ".") != ROOT)]
            sys.dont_write_bytecode = not compile_to_disk
            package = importlib.import_module("corpus")
            assert Path(package.__path__[0]).parent == self.root
            code = pytest.main(["-x", "-q", "-p", "no:cacheprovider", "--tb=short", *tests])
        finally:
            os._exit(int(code))


def _end_group(pid: int) -> None:
    """End what a run left behind, and the run itself where it has not ended."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
