"""`make bench`: build, ask and weigh the engines side by side; tables, and the same as JSON."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from indexer.analysis import words
from indexer.engines.whoosh.files.generations import current_folder
from tests.benchmarks.building import build, build_with_jieba
from tests.benchmarks.dataset import documents, questions
from tests.benchmarks.goals import figures
from tests.benchmarks.ours import Ours
from tests.benchmarks.peers import Answer, Peer
from tests.benchmarks.peers.sqlite_peer import SqliteFts5
from tests.benchmarks.peers.stock_whoosh import StockWhoosh
from tests.benchmarks.peers.tantivy_peer import Tantivy
from tests.benchmarks.serving import measure_memory, measure_requests, measure_update

PEERS: dict[str, Callable[[], Peer]] = {
    "ours": Ours,
    "tantivy": Tantivy,
    "sqlite-fts5": SqliteFts5,
    "whoosh": StockWhoosh,
}


SERVED_AT_MOST = 10_000
"""Documents of the set that whole requests are measured on."""


def main() -> int:
    """Measure, print, and fail where two engines count differently."""
    options = _options()
    shared = Path(options.shared)
    if not (shared / "data" / "laws.jsonl.gz").is_file():
        print(f"skipped: no laws in {shared} (set POLICY_SEARCH_SHARED)", file=sys.stderr)
        return 0
    words.load()
    report: dict[str, Any] = {
        "python": platform.python_version(),
        "cpus": os.cpu_count(),
        "segmenter": words.segmenter_name(),
        "sets": {},
        "jieba": {},
    }
    differences = 0
    for size in options.sizes:
        load = os.getloadavg()[0]
        print(f"\n{size} documents, {words.segmenter_name()}, load {load:.1f}", flush=True)
        work = Path(options.work or tempfile.mkdtemp()) / str(size)
        for name in options.rebuild:
            shutil.rmtree(work / name, ignore_errors=True)
        measured, wrong = _measure(size, options.engines, shared, work)
        report["sets"][size] = measured
        differences += wrong
        if size in options.jieba:
            speeds = build_with_jieba(PEERS, work, shared, size)
            report["jieba"][size] = speeds
            print("  built with jieba, documents a second:", speeds)
        if not options.work:
            shutil.rmtree(work.parent, ignore_errors=True)
    report["figures"] = [figure.row() for figure in figures(report)]
    print("\nfigure                                     documents     value     goal")
    for figure in figures(report):
        print(figure)
    if options.json:
        Path(options.json).write_text(json.dumps(report, indent=1), encoding="utf-8")
    return 1 if differences else 0


def _measure(size: int, engines: list[str], shared: Path, work: Path) -> tuple[dict[str, Any], int]:
    peers = {name: PEERS[name]() for name in engines}
    measured: dict[str, Any] = {name: {} for name in peers}
    for name, peer in peers.items():
        folder = work / name
        if not folder.is_dir():
            measured[name] = build(peer, folder, shared, size)
            (work / f"{name}.json").write_text(json.dumps(measured[name]), encoding="utf-8")
            print(
                f"  built {name}: {measured[name]['build_documents_a_second']:.0f} documents "
                f"a second, {measured[name]['build_cpu_seconds']:.0f} s of CPU",
                flush=True,
            )
        else:
            measured[name] = json.loads((work / f"{name}.json").read_text(encoding="utf-8"))
        measured[name]["bytes"] = _size(current_folder(folder) if name == "ours" else folder)
    asked = questions(shared)
    for name, peer in peers.items():  # once before, so that every file is in the page cache
        peer.open(work / name)
        for question in asked:
            peer.ask(question)
    for name, peer in peers.items():  # opened again: nothing is cached but the files
        began = time.perf_counter()
        peer.open(work / name)
        peer.ask(asked[0])
        measured[name]["open_and_first_query_ms"] = (time.perf_counter() - began) * 1000
        peer.open(work / name)
    times: dict[str, list[float]] = {name: [] for name in peers}
    wrong = 0
    for number, question in enumerate(asked):
        names = list(peers)
        turn = number % len(names)
        answers: dict[str, Answer] = {}
        for name in names[turn:] + names[:turn]:
            began = time.process_time()
            answers[name] = peers[name].ask(question)
            times[name].append((time.process_time() - began) * 1000)
        counts = {name: (a.total, a.years, a.topics) for name, a in answers.items()}
        if any(count != counts["ours"] for count in counts.values()):
            wrong += 1
            print(f"  DIFFERENT: {question}", {n: a.total for n, a in answers.items()})
    for name, list_ in times.items():
        cuts = statistics.quantiles(list_, n=20)
        measured[name] |= {
            "mean_ms": statistics.mean(list_),
            "p50_ms": statistics.median(list_),
            "p95_ms": cuts[18],
            "by_kind_ms": _by_kind(asked, list_),
        }
    _print_table(measured)
    if "ours" in peers:
        measured["ours"] |= _serving(work / "ours", size, shared)
    return measured, wrong


def _serving(folder: Path, size: int, shared: Path) -> dict[str, Any]:
    figures: dict[str, Any] = {
        "anonymous_memory_mb": measure_memory(folder),
        "update_of_10_visible_s": measure_update(folder, next(documents(shared, 1))),
    }
    if size <= SERVED_AT_MOST:
        figures |= measure_requests(folder, questions(shared))
    for name, value in figures.items():
        print(f"  {name}: {value:.2f}" if isinstance(value, float) else f"  {name}: {value}")
    return figures


def _by_kind(asked: list[Any], times: list[float]) -> dict[str, float]:
    kinds = {question.kind for question in asked}
    return {
        kind: statistics.mean(t for q, t in zip(asked, times, strict=True) if q.kind == kind)
        for kind in sorted(kinds)
    }


def _print_table(measured: dict[str, Any]) -> None:
    print("  CPU ms a query      mean     p50     p95   open+1st ms      MB   built/s")
    for name, row in measured.items():
        print(
            f"  {name:16} {row['mean_ms']:8.2f}{row['p50_ms']:8.2f}{row['p95_ms']:8.2f}"
            f"{row['open_and_first_query_ms']:14.0f}{row['bytes'] / 1e6:8.0f}"
            f"{row.get('build_documents_a_second', float('nan')):10.0f}"
        )
    ours = measured["ours"]
    for name, row in measured.items():
        if name == "ours":
            continue
        print(
            f"  {name} ÷ ours: mean {row['mean_ms'] / ours['mean_ms']:.2f}, "
            f"p95 {row['p95_ms'] / ours['p95_ms']:.2f}; ours ÷ {name}: "
            f"mean {ours['mean_ms'] / row['mean_ms']:.2f}, "
            f"size {ours['bytes'] / row['bytes']:.2f}, "
            f"build {ours['build_documents_a_second'] / row['build_documents_a_second']:.1f}"
        )
    print(
        "  by kind:",
        {n: {k: round(v, 2) for k, v in r["by_kind_ms"].items()} for n, r in measured.items()},
    )


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--engines", nargs="+", default=list(PEERS), choices=list(PEERS))
    parser.add_argument("--work", help="folder to keep the indexes in, to measure again")
    parser.add_argument(
        "--rebuild",
        nargs="+",
        default=[],
        choices=list(PEERS),
        help="those of --work to build anew",
    )
    parser.add_argument(
        "--jieba", type=int, nargs="*", default=[10_000], help="sizes to build with jieba, too"
    )
    parser.add_argument("--json", help="file for the figures")
    parser.add_argument("--shared", default=os.environ.get("POLICY_SEARCH_SHARED", "../shared"))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
