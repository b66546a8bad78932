"""A served index under measurement: whole requests, load, memory, and an update while it serves."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from corpus.document import Document
from indexer.analysed_document import analyse
from indexer.engines.whoosh.whoosh_engine import WhooshEngine
from indexer.engines.whoosh.write.index_writer import WhooshWriter
from indexer.query.model import Query
from tests.benchmarks.dataset import Question, questions

CLIENTS = 16
SECONDS = 10
UPDATED = 10


def search_address(question: Question) -> str:
    """The search page that asks a question, as a person would type it."""
    quoted = f'"{question.literals[0]}"' if question.kind == "phrase" else ""
    text = quoted or (" " if question.every else " OR ").join(question.literals)
    asked = {"q": f"标题:({text})" if question.title else text}
    if question.dates:
        since, until = (date.fromordinal(day).isoformat() for day in question.dates)
        asked |= {"since": since, "until": until}
    return "/search?" + urllib.parse.urlencode(asked)


def measure_requests(folder: Path, asked: Sequence[Question]) -> dict[str, Any]:
    """CPU of one request after another, p50 and p95 in ms, and requests a second under load.

    The CPU of a request is what the server's log says of it: the thread that answers it, from the
    first line to the last. Each address is asked twice, and the second time counts.
    """
    with _served(folder) as server:
        addresses = [server.base + search_address(question) for question in asked]
        for _ in range(2):
            for address in addresses:
                with urllib.request.urlopen(address) as answer:
                    answer.read()
        logged = [json.loads(line)["cpu_ms"] for line in server.log_lines() if line[:1] == "{"]
        times = logged[-len(addresses) :]
        figures: dict[str, Any] = {
            "request_p50_ms": statistics.median(times),
            "request_p95_ms": statistics.quantiles(times, n=20)[18],
        }
        return figures | _load(server, addresses)


def _load(server: _Served, addresses: Sequence[str]) -> dict[str, Any]:
    """Requests a second of 16 clients that ask without a pause, by wrk on the same cores.

    `load_share` is that rate over what the cores could answer if they did nothing but answer: the
    cores less those that wrk takes, divided by the mean CPU of a request in all of the server's
    processes.
    """
    wrk = shutil.which("wrk")
    if wrk is None:
        return {"load": "not measured: wrk is not installed"}
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "addresses.txt"
        listed.write_text("\n".join(a.removeprefix(server.base) for a in addresses) + "\n")
        script = Path(folder) / "addresses.lua"
        script.write_text(
            f'local all = {{}}\nfor line in io.lines("{listed}") do all[#all + 1] = line end\n'
            "local i = 0\n"
            'request = function() i = i % #all + 1; return wrk.format("GET", all[i]) end\n'
        )
        load = [wrk, "-t1", f"-c{CLIENTS}", f"-d{SECONDS}s", "-s", str(script), server.base]
        before, used, began = server.cpu_seconds(), _cpu_of_children(), time.perf_counter()
        done = subprocess.run(load, capture_output=True, text=True, check=True)
        seconds = time.perf_counter() - began
        theirs, own = _cpu_of_children() - used, server.cpu_seconds() - before
    found = re.search(r"(\d+) requests in .*", done.stdout)
    answered = int(found.group(1)) if found else 0
    failed = re.findall(
        r"Non-2xx or 3xx responses: (\d+)|(?:connect|read|write|timeout) (\d+)", done.stdout
    )
    cores = (os.cpu_count() or 1) - theirs / seconds
    mean = own / max(1, answered)
    return {
        "requests_a_second": answered / seconds,
        "request_mean_cpu_ms": mean * 1000,
        "load_share": answered / seconds / (cores / mean),
        "failed_requests": sum(int(a or b) for a, b in failed),
    }


def _cpu_of_children() -> float:
    """CPU seconds of the processes that this one has waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure_memory(folder: Path) -> float:
    """Memory (MB) of a process that serves, beyond the files it maps, after all questions."""
    script = "import sys; from tests.benchmarks.serving import ask_all; ask_all(sys.argv[1])"
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def ask_all(folder: str) -> None:
    """Ask every question in this process and write its anonymous memory in MB (Linux)."""
    shared = Path(os.environ.get("POLICY_SEARCH_SHARED", "../shared"))
    engine = WhooshEngine(Path(folder))
    for question in questions(shared):
        engine.now().search(question.query())
    rollup = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    anonymous = re.search(r"^Anonymous:\s+(\d+) kB", rollup, re.MULTILINE)
    sys.stdout.write(str(int(anonymous.group(1)) / 1024 if anonymous else float("nan")))


def measure_update(folder: Path, sample: Document) -> float:
    """Seconds until an open engine finds ten new documents, from the start of writing them.

    Works on a copy made of links, so that the index stays as it was.
    """
    with tempfile.TemporaryDirectory(dir=folder.parent) as temporary:
        copy = Path(temporary) / "index"
        shutil.copytree(folder, copy, copy_function=_link)
        engine = WhooshEngine(copy)
        before = engine.now().search(Query()).total
        began = time.perf_counter()
        with WhooshWriter(copy, 512) as writer:
            for number in range(UPDATED):
                key = f"new-{number}"
                writer.add(writer.prepare(analyse(replace(sample, key=key, id=key))))
            writer.publish()
        while engine.now().search(Query()).total != before + UPDATED:
            time.sleep(0.01)
        return time.perf_counter() - began


def _link(source: str, target: str) -> None:
    Path(target).hardlink_to(source)


@dataclass(frozen=True, slots=True)
class _Served:
    """A server over an index: its address, its first process and the file of its log."""

    base: str
    process: int
    log: Path

    def log_lines(self) -> list[str]:
        """What it has logged so far."""
        return self.log.read_text(encoding="utf-8").splitlines()

    def cpu_seconds(self) -> float:
        """What all its processes have used so far (Linux)."""
        first = Path(f"/proc/{self.process}/task/{self.process}/children")
        every = [str(self.process), *first.read_text(encoding="ascii").split()]
        ticks = 0
        for process in every:
            fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2]
            ticks += sum(map(int, fields.split()[11:13]))
        return ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def _served(folder: Path) -> Iterator[_Served]:
    """A server over an index, no client's use of which is bounded."""
    main = "from search_app.cli import main; main()"
    command = [sys.executable, "-c", main, "serve", "--index-dir", str(folder)]
    command += ["--client-seconds", "0", "--request-log", "all", "--port", "0"]
    with tempfile.TemporaryDirectory() as kept:
        log = Path(kept) / "log"
        with (
            log.open("w", encoding="utf-8") as written,
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=written, text=True) as process,
        ):
            assert process.stdout is not None
            said = process.stdout.readline()
            address = re.search(r"http://[\d.:]+", said)
            if address is None:
                raise RuntimeError(f"the server did not start: {said!r}")
            try:
                yield _Served(address.group(0), process.pid, log)
            finally:
                process.terminate()
