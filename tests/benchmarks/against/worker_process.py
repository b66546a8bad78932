"""A revision at work in a process of its own, asked by lines of JSON."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.benchmarks.against.revision_checkout import Checkout

SCRIPT = Path(__file__).with_name("revision_worker.py")


class WorkerProcess:
    """A running `revision_worker.py`; a context manager that ends it."""

    def __init__(self, checkout: Checkout) -> None:
        # -P: the folder of the script is no place to import from.
        self._process = subprocess.Popen(
            [str(checkout.python), "-P", str(SCRIPT), str(checkout.folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            cwd=checkout.folder,
            env={name: v for name, v in os.environ.items() if name != "PYTHONPATH"},
        )
        self._label = checkout.label

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._process:  # closes the pipes, which ends the worker, and waits
            pass

    def ask(self, verb: str, **arguments: Any) -> dict[str, Any]:
        """The answer to one request; raises `RuntimeError` where the worker has ended."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(json.dumps({"do": verb, **arguments}) + "\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            raise RuntimeError(f"{self._label} ended at {verb}; what it said stands above")
        answer: dict[str, Any] = json.loads(line)
        return answer
