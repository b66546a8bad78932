"""`python -m tests.accuracy [group]`: print how well real documents are read, with every miss.

Exits with 1 where a goal is not reached. A group is a name and a function from the folder of the
real documents to its rows; a new one is a line in `GROUPS`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.accuracy import (
    cases,
    citations,
    comparison,
    crawled,
    layouts,
    malformed,
    own_numbers,
    pages,
    perturbed,
    relations,
    speed,
    topics,
    versions,
    wrapped,
)
from tests.accuracy.rows import Row, table

GROUPS: Mapping[str, Callable[[Path], list[Row]]] = {
    "pages with meta tags": lambda data: pages.measure(data / "pages", pages.Goals()),
    "pages without meta tags": lambda data: pages.measure(
        data / "pages", pages.WITHOUT_META, with_meta=False
    ),
    "pages without any names of elements": lambda data: perturbed.measure(data / "pages"),
    "pages as crawled text": lambda data: perturbed.measure_as_text(data / "pages"),
    "crawled text to write rules by": lambda data: crawled.measure(data, judging=False),
    "crawled text that judges them": lambda data: crawled.measure(data, judging=True),
    "layouts of many systems to write rules by": lambda _: layouts.measure("dev"),
    "layouts of many systems that judge them": lambda _: layouts.measure("held"),
    "layouts that judge them a second time": lambda _: layouts.measure_second(),
    "layouts that judge them a third time": lambda _: layouts.measure_third(),
    "layouts that judge them a fourth time": lambda _: layouts.measure_fourth(),
    "layouts that judge them a fifth time": lambda _: layouts.measure_fifth(),
    "layouts of all these as text": lambda _: layouts.measure_as_text(),
    "own numbers": own_numbers.measure,
    "relations": relations.measure,
    "relations, unseen": lambda data: relations.measure(data, relations.UNSEEN),
    "malformed files": malformed.measure,
    "small cases": cases.measure,
    "topics": topics.measure,
    "versions": versions.measure,
    "wrapped text": wrapped.measure,
    "comparison of versions": comparison.measure,
    "citations": citations.measure,
    "speed": speed.measure,
}


def main(wanted: list[str]) -> int:
    """Measure the groups whose names hold one of `wanted` (else all); 0 when all is well."""
    beside = Path(__file__).resolve().parents[3] / "shared"
    data = Path(os.environ.get("POLICY_SEARCH_SHARED") or beside) / "data"
    if not (data / "pages" / "gold.jsonl").is_file():
        print(f"skipped: the real documents are not in {data}")
        return 0
    reached = True
    for name, measure in GROUPS.items():
        if wanted and not any(word in name for word in wanted):
            continue
        rows = measure(data)
        print(f"\n{name}\n{table(rows)}", flush=True)
        reached = reached and all(row.reached for row in rows)
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
