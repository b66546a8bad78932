"""What a run over several engines shows: times by engine and by kind of query, and their ratios."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from typing import Any


def summary(kinds: Sequence[str], times: Sequence[float]) -> dict[str, Any]:
    """Mean, p50 and p95 of queries in milliseconds, and the mean of each of their kinds."""
    return {
        "mean_ms": statistics.mean(times),
        "p50_ms": statistics.median(times),
        "p95_ms": statistics.quantiles(times, n=20)[18],
        "by_kind_ms": {
            kind: statistics.mean(t for k, t in zip(kinds, times, strict=True) if k == kind)
            for kind in sorted(set(kinds))
        },
    }


def table(measured: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Lines for people: a row for each engine, then how each stands to ours."""
    yield "  CPU ms a query           mean     p50     p95   open+1st ms      MB   built/s"
    for name, row in measured.items():
        yield (
            f"  {name:21} {row['mean_ms']:8.2f}{row['p50_ms']:8.2f}{row['p95_ms']:8.2f}"
            f"{row['open_and_first_query_ms']:14.0f}{row['bytes'] / 1e6:8.0f}"
            f"{row.get('build_documents_a_second', float('nan')):10.0f}"
        )
    ours = measured["ours"]
    for part, row in {"the same alone": ours["alone"], **ours["apart"]}.items():
        what = f"  {part:21} {row['mean_ms']:8.2f}{row['p50_ms']:8.2f}{row['p95_ms']:8.2f}"
        yield f"{what}   of ours" if part in ours["apart"] else what
    for name, row in measured.items():
        if name != "ours":
            yield _ratios(name, row, ours)
    kinds = {n: _rounded(row["by_kind_ms"]) for n, row in measured.items()}
    yield f"  by kind: {kinds}"
    typed = ours["typed"]
    yield (
        f"  ours, as typed: mean {typed['mean_ms']:.2f}, p50 {typed['p50_ms']:.2f}, "
        f"p95 {typed['p95_ms']:.2f}; by kind: {_rounded(typed['by_kind_ms'])}"
    )


def _ratios(name: str, row: Mapping[str, Any], ours: Mapping[str, Any]) -> str:
    return (
        f"  {name} ÷ ours: mean {row['mean_ms'] / ours['mean_ms']:.2f}, "
        f"p95 {row['p95_ms'] / ours['p95_ms']:.2f}; ours ÷ {name}: "
        f"mean {ours['mean_ms'] / row['mean_ms']:.2f}, "
        f"alone {ours['alone']['mean_ms'] / row['mean_ms']:.2f}, "
        f"size {ours['bytes'] / row['bytes']:.2f}, "
        f"build {ours['build_documents_a_second'] / row['build_documents_a_second']:.1f}"
    )


def _rounded(means: Mapping[str, float]) -> dict[str, float]:
    return {kind: round(mean, 2) for kind, mean in means.items()}
