"""What the last run of `index` came to: a small file beside the index, for `/readyz`."""

from __future__ import annotations

import json
import os
import socket
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from indexer.today import timestamp

LAST_RUN = "last-run.json"


@dataclass(frozen=True, slots=True)
class LastRun:
    """When it began and ended (ISO 8601), and its exit code; None where it has not ended.

    `pid` and `place` say which process of which machine it is.
    """

    began_at: str
    ended_at: str | None = None
    code: int | None = None
    pid: int = 0
    place: str = ""

    @property
    def succeeded(self) -> bool:
        """Whether it ended, and brought all sources up to date (0), or all but some files (1)."""
        return self.code in (0, 1)

    @property
    def was_killed(self) -> bool:
        """Whether it ended without a word: its process is gone from this machine."""
        if self.ended_at or not self.pid or self.place != _this_place():
            return False
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return True
        except PermissionError:  # another user's
            return False
        return False

    @property
    def at(self) -> datetime:
        """When it ended, else when it began."""
        return datetime.fromisoformat(self.ended_at or self.began_at)


def begin_run(index_dir: Path) -> LastRun:
    """Note that a run has begun, where there is an index."""
    run = LastRun(timestamp(), pid=os.getpid(), place=_this_place())
    _write(index_dir, run)
    return run


def end_run(index_dir: Path, run: LastRun, code: int) -> None:
    """Note how a run ended, where there is an index."""
    _write(index_dir, LastRun(run.began_at, timestamp(), code))


def last_run(index_dir: Path) -> LastRun | None:
    """The last run; None where none is known."""
    try:
        return LastRun(**json.loads((index_dir / LAST_RUN).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _this_place() -> str:
    """The machine, or the container, whose numbers of processes are those of this one."""
    with suppress(OSError):
        return f"{socket.gethostname()} {Path('/proc/self/ns/pid').readlink()}"
    return ""


def _write(index_dir: Path, run: LastRun) -> None:
    new = index_dir / f"{LAST_RUN}.new"
    with suppress(OSError):  # no index, or no room: what the run itself says is worth more
        new.write_text(json.dumps(asdict(run)), encoding="utf-8")
        new.replace(index_dir / LAST_RUN)
