"""What is to be reached: each figure with its bound, and whether what was measured keeps it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from tests.benchmarks.building import segmentation_share

SMALL, LARGE = 10_000, 100_000


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that was measured; it is to be at least, or at most, `bound`, where it has one."""

    name: str
    documents: int
    value: float
    bound: float | None
    at_least: bool

    @property
    def reached(self) -> bool:
        """Whether the value keeps the bound."""
        if self.bound is None:
            return True
        return self.value >= self.bound if self.at_least else self.value <= self.bound

    def row(self) -> dict[str, Any]:
        """For JSON."""
        return {**asdict(self), "reached": self.reached}

    def __str__(self) -> str:
        if self.bound is None:
            return f"{self.name:52}{self.documents:8}{self.value:10.2f}   without a bound"
        sign = "≥" if self.at_least else "≤"
        said = "reached" if self.reached else "NOT REACHED"
        return f"{self.name:52}{self.documents:8}{self.value:10.2f}   {sign}{self.bound:6g}  {said}"


def figures(report: Mapping[str, Any]) -> list[Figure]:
    """The figures of a report that were measured."""
    found = [
        figure for size, engines in report["sets"].items() for figure in _of_set(size, engines)
    ]
    found += _of_growth(report["sets"])
    for documents, built in report["jieba"].items():
        speeds = [built[name]["build_documents_a_second"] for name in ("ours", "whoosh")]
        ratio = speeds[0] / speeds[1]
        found.append(Figure("building, ours ÷ stock Whoosh, jieba", documents, ratio, 4, True))
        found += _of_segmentation("jieba", documents, built["ours"])
    return found


def _of_set(size: int, engines: Mapping[str, Mapping[str, Any]]) -> Iterator[Figure]:
    """What one set of documents shows; only the bounds of its size are asked for."""
    large = size >= LARGE
    ours = engines["ours"]
    stock, fts5 = engines.get("whoosh"), engines.get("sqlite-fts5")
    own, tantivy = engines.get("tantivy"), engines.get("tantivy-our-snippets")
    for kind in ("mean", "p95"):
        key = f"{kind}_ms"
        if stock:
            ratio = stock[key] / ours[key]
            bound = 35.0 if large else 20.0
            yield Figure(f"query, {kind}, stock Whoosh ÷ ours", size, ratio, bound, True)
        # Reasons and validity, which only ours has, are timed apart (`tests.benchmarks.apart`).
        alone = ours["alone"][key]
        if own:
            ratio = alone / own[key]
            yield Figure(f"query, {kind}, ours alone ÷ tantivy", size, ratio, 1, False)
        if tantivy:
            name = f"query, {kind}, ours alone ÷ tantivy with our snippets"
            yield Figure(name, size, alone / tantivy[key], None, False)
        yield Figure(f"typed query, {kind}, ms", size, ours["typed"][key], None, False)
    if fts5:
        ratio = ours["mean_ms"] / fts5["mean_ms"]
        yield Figure("query, mean, ours ÷ SQLite FTS5", size, ratio, 0.5, False)
    if stock:
        ratio = ours["bytes"] / stock["bytes"]
        yield Figure("size, ours ÷ stock Whoosh", size, ratio, 0.8, False)
        if "build_documents_a_second" in ours:
            speeds = [e["build_documents_a_second"] for e in (ours, stock)]
            ratio = speeds[0] / speeds[1]
            yield Figure("building, ours ÷ stock Whoosh, rjieba", size, ratio, 8, True)
    yield from _of_segmentation("rjieba", size, ours)
    for name, key, bound, asked in (
        ("open and first query, ms", "open_and_first_query_ms", 150, large),
        ("memory of serving beyond mapped files, MB", "anonymous_memory_mb", 300, large),
        ("10 new documents visible, s", "update_of_10_visible_s", 2, large),
        ("memory of building ÷ what is set", "build_memory_share", 1, True),
        ("whole request, p50, ms of CPU", "request_p50_ms", 3, not large),
        ("whole request, p95, ms of CPU", "request_p95_ms", 8, not large),
    ):
        if asked and ours.get(key) is not None:
            yield Figure(name, size, ours[key], bound, False)
    if not large and ours.get("requests_a_second"):
        rate = ours["requests_a_second"]
        yield Figure("requests a second, 16 clients", size, rate, None, True)
        share = ours["load_share"]
        yield Figure("that ÷ (cores ÷ mean CPU of a request)", size, share, 0.85, True)
        yield Figure("failed requests", size, ours["failed_requests"], 0, False)


def _of_segmentation(segmenter: str, size: int, ours: Mapping[str, Any]) -> Iterator[Figure]:
    if "segmentation_cpu_seconds" in ours:  # not in what an earlier run left in --work
        share = segmentation_share(ours)
        yield Figure(f"building, share of segmentation, {segmenter}", size, share, None, False)


def _of_growth(sets: Mapping[int, Any]) -> Iterator[Figure]:
    if SMALL in sets and LARGE in sets:
        ratio = sets[LARGE]["ours"]["mean_ms"] / sets[SMALL]["ours"]["mean_ms"]
        yield Figure("growth of the mean, 10,000 to 100,000", LARGE, ratio, 7, False)
