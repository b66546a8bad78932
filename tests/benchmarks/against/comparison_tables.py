"""What a comparison of two revisions shows: figures by group, ratios, and the bounds they keep."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from typing import Any

from tests.benchmarks.against.comparison import Measured
from tests.benchmarks.against.indexes import NEW, OLD
from tests.benchmarks.goals import Figure

WORSE_AT_MOST = 1.05
"""How much a revision may take, beside the one it is measured against."""


def rows(measured: Measured) -> list[dict[str, Any]]:
    """For each group, and each kind within it, mean, p50 and p95 of both and new ÷ old.

    `paired` is the median of the ratios query by query.
    """
    found = []
    for group in dict.fromkeys(request.group for request in measured.asked):
        kinds = dict.fromkeys(r.kind for r in measured.asked if r.group == group)
        found += [_row(measured, group, kind) for kind in (None, *kinds)]
    return found


def _row(measured: Measured, group: str, kind: str | None) -> dict[str, Any]:
    places = [
        place
        for place, request in enumerate(measured.asked)
        if request.group == group and kind in (None, request.kind)
    ]
    times = {name: [measured.times[name][place] for place in places] for name in (OLD, NEW)}
    old, new = (_summary(times[name]) for name in (OLD, NEW))
    pairs = zip(times[OLD], times[NEW], strict=True)
    return {
        "group": group,
        "kind": kind,
        "queries": len(places),
        OLD: old,
        NEW: new,
        "ratio": {name: new[name] / old[name] for name in old}
        | {"paired": statistics.median(b / a for a, b in pairs)},
    }


def _summary(times: list[float]) -> dict[str, float]:
    p95 = statistics.quantiles(times, n=20)[18] if len(times) > 1 else times[0]
    return {"mean": statistics.mean(times), "p50": statistics.median(times), "p95": p95}


def building(measured: Measured) -> dict[str, dict[str, float]]:
    """Seconds, CPU seconds and bytes of both, of the build that was disturbed least, and ratios."""
    least = {
        name: {key: min(build[key] for build in built) for key in built[0]}
        for name, built in measured.builds.items()
    }
    return least | {"ratio": {key: least[NEW][key] / least[OLD][key] for key in least[OLD]}}


def figures(measured: Measured, documents: int) -> Iterator[Figure]:
    """The means of all groups and the CPU of building, each with its bound."""
    for row in rows(measured):
        if row["kind"] is None:
            ratio, name = row["ratio"]["mean"], f"{row['group']}, mean, new ÷ old"
            yield Figure(name, documents, ratio, WORSE_AT_MOST, False)
    ratio = building(measured)["ratio"]["cpu_seconds"]
    yield Figure("building, CPU seconds, new ÷ old", documents, ratio, WORSE_AT_MOST, False)


def report(measured: Measured, documents: int) -> dict[str, Any]:
    """The same as `table`, for JSON."""
    return {
        "labels": measured.labels,
        "groups": rows(measured),
        "building": building(measured),
        "opening_ms": measured.opened,
        "different": measured.different,
        "reordered": measured.reordered,
        "figures": [figure.row() for figure in figures(measured, documents)],
    }


def table(measured: Measured, documents: int) -> Iterator[str]:
    """Lines for people."""
    old, new = measured.labels[OLD], measured.labels[NEW]
    yield f"  old: {old}    new: {new}    CPU milliseconds"
    yield (
        f"  {'':24}{'':>7}{'old mean':>10}{'p50':>7}{'p95':>8}{'new mean':>10}{'p50':>7}{'p95':>8}"
        f"   new÷old: mean   p50   p95  paired"
    )
    for row in rows(measured):
        name = row["group"] if row["kind"] is None else f"  {row['kind']}"
        line = f"  {name:24}{row['queries']:7}"
        for side in (OLD, NEW):
            s = row[side]
            line += f"{s['mean']:10.2f}{s['p50']:7.2f}{s['p95']:8.2f}"
        ratio = row["ratio"]
        yield line + (
            f"{ratio['mean']:16.3f}{ratio['p50']:6.2f}{ratio['p95']:6.2f}{ratio['paired']:8.3f}"
        )
    built = building(measured)
    for key, name, unit in (
        ("cpu_seconds", "building, CPU s", 1.0),
        ("seconds", "building, s", 1.0),
        ("bytes", "size, MB", 1e6),
    ):
        values = (built[OLD][key] / unit, built[NEW][key] / unit, built["ratio"][key])
        yield f"  {name:24}old {values[0]:9.1f}  new {values[1]:9.1f}  new÷old {values[2]:.3f}"
    opened = measured.opened
    yield (
        f"  {'opening, CPU ms':24}old {opened[OLD]:9.1f}  new {opened[NEW]:9.1f}  "
        f"new÷old {opened[NEW] / opened[OLD]:.3f}"
    )
    searches = sum(request.verb != "get" for request in measured.asked)
    yield (
        f"  {searches} searches: {len(measured.different)} with another total, "
        f"{measured.reordered} with another first page"
    )
    yield from (f"  DIFFERENT: {line}" for line in measured.different)
    yield ""
    yield "figure                                     documents     value     goal"
    yield from map(str, figures(measured, documents))
