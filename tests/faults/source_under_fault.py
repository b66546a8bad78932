"""A folder of records that changes at random, its index, and what the index has to hold."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from indexer.engines import check, open_engine
from indexer.query.model import Query
from indexer.results import MarkedDocument
from indexer.settings import Settings
from indexer.takedown_record import RECORD, in_force, read_entries
from search_app.cli import run
from tests.contract.documents import MARKS, WORDS
from tests.contract.test_same_order import QUESTIONS, answers

SOURCE = "甲"
DOCUMENTS = 48
"""How many there are at first: more than one batch of a worker."""
SIZE = 96 * 1024 * 1024
"""Bytes of a small disk."""
WAIT = 120
"""Seconds after which a command that should have ended is a failure."""

State = tuple[tuple[str, str], ...]
"""The id of each document and the hash of its text, in the order of ids."""


@dataclass(frozen=True)
class SmallDisk:
    """A folder; where `mounted`, a file system of its own of `SIZE` bytes."""

    folder: Path
    mounted: bool

    @contextmanager
    def filled(self, left: int) -> Iterator[None]:
        """Fill it but for so many bytes."""
        filler = self.folder / "filler"
        state = os.statvfs(self.folder)
        try:
            with filler.open("wb") as file:
                os.posix_fallocate(file.fileno(), 0, max(1, state.f_bavail * state.f_frsize - left))
            yield
        finally:
            filler.unlink(missing_ok=True)

    @contextmanager
    def read_only(self) -> Iterator[None]:
        """Let nothing be written on it."""
        _mount("-o", "remount,ro", str(self.folder))
        try:
            yield
        finally:
            _mount("-o", "remount,rw", str(self.folder))


@contextmanager
def small_disk(folder: Path) -> Iterator[SmallDisk]:
    """A small file system in memory on `folder`, where this user may mount one, else the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        _mount("-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder))
    except (OSError, subprocess.CalledProcessError):
        yield SmallDisk(folder, mounted=False)
        return
    try:
        yield SmallDisk(folder, mounted=True)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True, capture_output=True)


@dataclass
class SourceUnderFault:
    """A source whose files change, and the index of it, both on `disk`.

    `chance` decides what changes; the same seed gives the same files. `usual_seconds`: how long a
    run of `index` takes.
    """

    disk: SmallDisk
    chance: random.Random
    usual_seconds: float = 2
    bodies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Write the first files."""
        self.folder.mkdir(parents=True)
        for number in range(DOCUMENTS):
            self._write(f"n{number}")
        self._next = DOCUMENTS

    @property
    def root(self) -> Path:
        """The folder of everything."""
        return self.disk.folder

    @property
    def folder(self) -> Path:
        """Where the files are."""
        return self.root / "files"

    @property
    def settings(self) -> Settings:
        """The settings of the index."""
        return Settings(index_dir=self.root / "index", memory_mb=64, workers=1)

    def change(self) -> None:
        """Add a few files, write some anew and remove a few."""
        for _ in range(self.chance.randint(1, 12)):
            self._write(f"n{self._next}")
            self._next += 1
        for key in self.chance.sample(sorted(self.bodies), self.chance.randint(1, 8)):
            self._write(key)
        for key in self.chance.sample(sorted(self.bodies), self.chance.randint(1, 4)):
            del self.bodies[key]
            self.file(key).unlink()

    def file(self, key: str) -> Path:
        """The file of a document."""
        return self.folder / f"{key}.jsonl"

    def expected(self) -> State:
        """What the index has to hold once a run has come to its end."""
        down = {entry.id for entry in in_force(read_entries(self.settings.index_dir)).values()}
        texts = {key: body for key, body in self.bodies.items() if key not in down}
        return tuple((key, _hash(texts[key])) for key in sorted(texts))

    def held(self) -> State:
        """What the published index holds; () where nothing is published."""
        if not (self.settings.index_dir / "CURRENT").exists():
            return ()
        with closing(open_engine(self.settings)) as engine:
            view = engine.now()
            ids = sorted(hit.id for hit in view.search(Query(size=1000)).hits)
            found = [view.document(id) for id in ids]
            documents = [one.document for one in found if isinstance(one, MarkedDocument)]
            return tuple((one.id, _hash(one.body)) for one in documents)

    def arguments(self, *more: str, workers: int = 1) -> list[str]:
        """The arguments of `policy-search index` on this source."""
        place = ["--index-dir", str(self.settings.index_dir), "--workers", str(workers)]
        return ["index", str(self.folder), "--source", SOURCE, "--memory-mb", "64", *place, *more]

    def finish(self) -> None:
        """Let an undisturbed run come to its end, and compare with an index built at once."""
        code, said = completed(self.arguments())
        assert code == 0, f"the next run ended with {code}: {said}"
        assert self.held() == self.expected(), "the next run did not finish the work"
        self.assert_whole()
        self._assert_same_answers()

    def build_anew(self) -> None:
        """Drop the index and build it again: what a fault has broken must not spoil the next."""
        shutil.rmtree(self.settings.index_dir)
        code, said = completed(self.arguments())
        assert code == 0, said

    def assert_whole(self) -> None:
        """Nothing in the index is damaged."""
        report = check(self.settings)
        assert not report.problems, report.problems

    def _assert_same_answers(self) -> None:
        """Every question is answered as by an index that was built from these files at once."""
        fresh = Settings(index_dir=self.root / "fresh", memory_mb=64, workers=1)
        _empty(fresh.index_dir)
        record = self.settings.index_dir / RECORD
        if record.exists():
            (fresh.index_dir / RECORD).write_bytes(record.read_bytes())
        place = ["--index-dir", str(fresh.index_dir), "--workers", "1"]
        code, said = completed(["index", str(self.folder), "--source", SOURCE, *place])
        assert code == 0, said
        ids = [key for key, _ in self.expected()]
        with closing(open_engine(self.settings)) as one, closing(open_engine(fresh)) as other:
            both = zip(QUESTIONS, answers(one.now(), ids), answers(other.now(), ids), strict=True)
            differing = [question for question, left, right in both if left != right]
        assert not differing, f"other answers than an index built at once: {differing[:3]}"

    def _write(self, key: str) -> None:
        chance = self.chance
        lines = [
            "".join(chance.choice(WORDS) + chance.choice(MARKS) for _ in range(20)) + "。"
            for _ in range(chance.randint(3, 12))
        ]
        self.bodies[key] = "\n".join(lines)
        record: dict[str, Any] = {
            "id": key,
            "title": f"关于{chance.choice(WORDS)}{key}工作的通知",
            "date": f"20{chance.randint(10, 25)}-0{chance.randint(1, 9)}-15",
            "body": self.bodies[key],
        }
        text = json.dumps(record, ensure_ascii=False)
        self.file(key).write_text(text, encoding="utf-8")


def started(arguments: list[str], before: Callable[[], None] | None = None) -> BaseProcess:
    """`policy-search` with these arguments as a process group of its own; `before` prepares it.

    It is forked from this process, which has loaded everything, so that a random moment is one of
    its work and not of its start. What it says stands in the file `said_by` names.
    """
    process = get_context("fork").Process(target=_command, args=(arguments, before))
    process.start()
    return process


def said_by(process: BaseProcess) -> str:
    """What a command has written on stdout and stderr."""
    path = _output(process.pid)
    said = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
    path.unlink(missing_ok=True)
    return said


def completed(arguments: list[str], before: Callable[[], None] | None = None) -> tuple[int, str]:
    """Exit code and words of a command that nothing disturbs but `before`."""
    process = started(arguments, before)
    return code_of(process), said_by(process)


def code_of(process: BaseProcess) -> int:
    """The exit code of a process, waited for."""
    process.join(WAIT)
    if process.exitcode is None:
        kill_group(process)
        raise AssertionError(f"a command did not end within {WAIT} seconds")
    return process.exitcode


def kill_group(process: BaseProcess) -> None:
    """End a command and its workers at once, as a power cut does."""
    assert process.pid is not None
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        process.kill()
    process.join(WAIT)


def _command(arguments: list[str], before: Callable[[], None] | None) -> None:
    os.setsid()
    output = os.open(_output(os.getpid()), os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    os.dup2(output, sys.__stdout__.fileno() if sys.__stdout__ else 1)
    os.dup2(output, sys.__stderr__.fileno() if sys.__stderr__ else 2)
    sys.stdout = os.fdopen(os.dup(output), "w", encoding="utf-8", buffering=1)
    sys.stderr = os.fdopen(os.dup(output), "w", encoding="utf-8", buffering=1)
    code = 70
    try:
        if before is not None:
            before()
        code = run(arguments)
    except Exception:  # noqa: BLE001 - it is said, as a command does at the top
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _output(pid: int | None) -> Path:
    return Path(os.environ.get("TMPDIR", "/tmp")) / f"policy-search-said-{pid}"


def _hash(text: str) -> str:
    return hashlib.blake2b("".join(text.split()).encode(), digest_size=8).hexdigest()


def _empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def seconds_of(arguments: list[str]) -> float:
    """How long a command takes that nothing disturbs; it has to succeed."""
    begun = time.monotonic()
    code, said = completed(arguments)
    assert code == 0, said
    return time.monotonic() - begun
