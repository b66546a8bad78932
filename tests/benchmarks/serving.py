"""A served index under measurement: whole requests, load, memory, and an update while it serves."""

from __future__ import annotations

import os
import re
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
from dataclasses import replace
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
    """p50 and p95 of one request after another, in ms, and requests a second under load (wrk)."""
    with _served(folder) as base:
        addresses = [base + search_address(question) for question in asked]
        times = []
        for turn in range(2):
            for address in addresses:
                began = time.perf_counter()
                with urllib.request.urlopen(address) as answer:
                    answer.read()
                if turn:
                    times.append((time.perf_counter() - began) * 1000)
        figures: dict[str, Any] = {
            "request_p50_ms": statistics.median(times),
            "request_p95_ms": statistics.quantiles(times, n=20)[18],
        }
        return figures | _load(base, addresses)


def _load(base: str, addresses: Sequence[str]) -> dict[str, Any]:
    wrk = shutil.which("wrk")
    if wrk is None:
        return {"load": "not measured: wrk is not installed"}
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "addresses.txt"
        listed.write_text("\n".join(a.removeprefix(base) for a in addresses) + "\n")
        script = Path(folder) / "addresses.lua"
        script.write_text(
            f'local all = {{}}\nfor line in io.lines("{listed}") do all[#all + 1] = line end\n'
            "local i = 0\n"
            'request = function() i = i % #all + 1; return wrk.format("GET", all[i]) end\n'
        )
        command = ["/usr/bin/env", "time", "-f", "%U %S"] if shutil.which("time") else []
        load = [wrk, "-t1", f"-c{CLIENTS}", f"-d{SECONDS}s", "-s", str(script), base]
        done = subprocess.run([*command, *load], capture_output=True, text=True, check=True)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
    failed = re.findall(
        r"Non-2xx or 3xx responses: (\d+)|(?:connect|read|write|timeout) (\d+)", done.stdout
    )
    return {
        "requests_a_second": float(rate.group(1)) if rate else None,
        "failed_requests": sum(int(a or b) for a, b in failed),
        "wrk_cpu_seconds": done.stderr.strip().splitlines()[-1] if command else "",
    }


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


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The address of a server over an index."""
    main = "from search_app.cli import main; main()"
    command = [sys.executable, "-c", main, "serve", "--index-dir", str(folder)]
    with subprocess.Popen([*command, "--port", "0"], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        address = re.search(r"http://[\d.:]+", said)
        if address is None:
            raise RuntimeError(f"the server did not start: {said!r}")
        try:
            yield address.group(0)
        finally:
            process.terminate()
