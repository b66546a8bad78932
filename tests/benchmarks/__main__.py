"""`make bench`: build and ask engines, or two revisions, side by side; tables and JSON."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from indexer.analysis import words
from indexer.engines.whoosh.files.generations import current_folder
from search_app.http.garbage_collection import spare_requests
from tests.benchmarks.against import comparison_tables
from tests.benchmarks.against.comparison import compare, requests
from tests.benchmarks.against.indexes import NEW, OLD, build_in_turn, keep_old
from tests.benchmarks.against.revision_checkout import (
    UnknownRevisionError,
    check_out,
    this_checkout,
)
from tests.benchmarks.apart import Apart, timed_apart
from tests.benchmarks.building import build, build_with_jieba, segmentation_share
from tests.benchmarks.dataset import documents, questions
from tests.benchmarks.engine_table import summary, table
from tests.benchmarks.goals import figures
from tests.benchmarks.ours import Ours
from tests.benchmarks.peers import Answer, Peer
from tests.benchmarks.peers.lucene_peer import Lucene
from tests.benchmarks.peers.sqlite_peer import SqliteFts5
from tests.benchmarks.peers.stock_whoosh import StockWhoosh
from tests.benchmarks.peers.tantivy_peer import Tantivy, TantivyOurSnippets
from tests.benchmarks.peers.xapian_peer import Xapian
from tests.benchmarks.serving import measure_memory, measure_requests, measure_update
from tests.benchmarks.typed import TypedQuery, typed_queries
from tests.java import JavaUnavailableError

PEERS: dict[str, Callable[[], Peer]] = {
    "ours": Ours,
    "tantivy": Tantivy,
    "tantivy-our-snippets": TantivyOurSnippets,
    "lucene": Lucene,
    "xapian": Xapian,
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
    if options.against:
        return _against(options, shared)
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
            report["jieba"][size] = build_with_jieba(PEERS, work, shared, size)
            for name, built in report["jieba"][size].items():
                print(f"  built {name} with jieba: {_told(built)}", flush=True)
        if not options.work:
            shutil.rmtree(work.parent, ignore_errors=True)
    report["figures"] = [figure.row() for figure in figures(report)]
    print("\nfigure                                             documents     value     goal")
    for figure in figures(report):
        print(figure)
    _write(options, report)
    return 1 if differences else 0


def _against(options: argparse.Namespace, shared: Path) -> int:
    """Measure another revision and this checkout; 1 where they count differently."""
    reports: dict[int, Any] = {}
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(options.work or temporary)
        try:
            checkouts = {OLD: check_out(options.against, work), NEW: this_checkout()}
        except UnknownRevisionError as error:
            print(error, file=sys.stderr)
            return 2
        asked = requests(questions(shared), typed_queries(shared))
        for size in options.sizes:
            print(f"\n{size} documents, load {os.getloadavg()[0]:.1f}", flush=True)
            indexes = checkouts[OLD].folder.with_name(str(size))
            builds = build_in_turn(checkouts, documents(shared, size), indexes, options.builds)
            measured = compare(checkouts, builds, asked, indexes, options.rounds)
            keep_old(indexes, builds)
            for line in comparison_tables.table(measured, size):
                print(line, flush=True)
            reports[size] = comparison_tables.report(measured, size)
    _write(options, {"sets": reports})
    return 1 if any(report["different"] for report in reports.values()) else 0


def _write(options: argparse.Namespace, report: dict[str, Any]) -> None:
    if options.json:
        text = json.dumps(report, indent=1, ensure_ascii=False)
        Path(options.json).write_text(text, encoding="utf-8")


def _measure(size: int, engines: list[str], shared: Path, work: Path) -> tuple[dict[str, Any], int]:
    peers = {}
    for name in engines:
        try:
            peers[name] = PEERS[name]()
        except JavaUnavailableError as error:
            print(f"  {name} is not measured: {error}")
    measured: dict[str, Any] = {name: {} for name in peers}
    for name, peer in peers.items():
        folder = work / name
        if not folder.is_dir():
            measured[name] = build(peer, folder, shared, size)
            (work / f"{name}.json").write_text(json.dumps(measured[name]), encoding="utf-8")
            print(f"  built {name}: {_told(measured[name])}", flush=True)
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
    spare_requests()  # as every process that serves
    times: dict[str, list[float]] = {name: [] for name in peers}
    parts: dict[Apart, list[float]] = {part: [] for part in Apart}
    wrong = 0
    with timed_apart() as spent:
        for number, question in enumerate(asked):
            names = list(peers)
            turn = number % len(names)
            answers: dict[str, Answer] = {}
            spent.update(dict.fromkeys(Apart, 0.0))
            for name in names[turn:] + names[:turn]:
                began = time.process_time()
                answers[name] = peers[name].ask(question)
                spent_here = time.process_time() - began
                times[name].append((spent_here + answers[name].spent_elsewhere) * 1000)
            for part, list_ in parts.items():
                list_.append(spent[part])
            counts = {name: (a.total, a.years, a.topics) for name, a in answers.items()}
            if any(count != counts["ours"] for count in counts.values()):
                wrong += 1
                totals = {name: answer.total for name, answer in answers.items()}
                print(f"  DIFFERENT: {question}", totals)
    kinds = [question.kind for question in asked]
    for name, list_ in times.items():
        measured[name] |= summary(kinds, list_)
    alone = [t - sum(apart) for t, *apart in zip(times["ours"], *parts.values(), strict=True)]
    measured["ours"]["alone"] = summary(kinds, alone)
    measured["ours"]["apart"] = {p.value: summary(kinds, list_) for p, list_ in parts.items()}
    measured["ours"]["typed"] = _typed(work / "ours", typed_queries(shared))
    for line in table(measured):
        print(line)
    measured["ours"] |= _serving(work / "ours", size, shared)
    return measured, wrong


def _told(built: dict[str, Any]) -> str:
    return (
        f"{built['build_documents_a_second']:.0f} documents a second, "
        f"{built['build_cpu_seconds']:.0f} s of CPU, "
        f"{segmentation_share(built):.0%} of it segmentation"
    )


def _typed(folder: Path, queries: Sequence[TypedQuery]) -> dict[str, Any]:
    """How long our engine takes for texts as a person types them, reading them included."""
    ours = Ours()
    for _ in range(2):  # the first time brings every file into the page cache
        ours.open(folder)
        times = []
        for query in queries:
            began = time.process_time()
            ours.ask_typed(query.text)
            times.append((time.process_time() - began) * 1000)
    return summary([query.kind for query in queries], times)


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


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--engines", nargs="+", default=list(PEERS), choices=list(PEERS))
    parser.add_argument(
        "--work",
        help="folder to keep the indexes in, to measure again; with --against the other revision's",
    )
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
    parser.add_argument(
        "--against",
        metavar="REV",
        help="measure another revision of the project and this checkout, and no other engine",
    )
    parser.add_argument("--rounds", type=int, default=5, help="of --against: times to ask all")
    parser.add_argument("--builds", type=int, default=2, help="of --against: indexes to build")
    parser.add_argument("--json", help="file for the figures")
    parser.add_argument("--shared", default=os.environ.get("POLICY_SEARCH_SHARED", "../shared"))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
