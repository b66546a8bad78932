"""`make relevance`: ask every set of questions through the public API and print all figures.

Exits with 0 when all could be asked; a goal that is not reached is marked in the table.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.relevance.document_numbers import numbers
from tests.relevance.drawn_titles import titles
from tests.relevance.everyday_queries import everyday, unanswered
from tests.relevance.exact_suites import exact
from tests.relevance.figures_table import as_json, tables
from tests.relevance.goals import Measured
from tests.relevance.law_names import laws
from tests.relevance.question_sets import notices, statutes
from tests.relevance.run import Run, SetSkippedError

SETS: Mapping[str, Callable[[Run], list[Measured]]] = {
    "notices": notices,
    "statutes": statutes,
    "laws": laws,
    "titles": titles,
    "everyday": everyday,
    "numbers": numbers,
    "exact": exact,
    "unanswered": unanswered,
}


def main() -> int:
    """Measure the sets that are named, all without a name."""
    options = _options()
    data = Path(options.shared) / "data"
    if not data.is_dir():
        print(f"skipped: no data in {options.shared} (set POLICY_SEARCH_SHARED)", file=sys.stderr)
        return 0
    figures: list[Measured] = []
    skipped: dict[str, str] = {}
    with TemporaryDirectory() as temporary:
        work = Path(options.work or temporary).resolve()
        work.mkdir(parents=True, exist_ok=True)
        tables_here = Path(__file__).parent
        asked = (options.limit, options.misses, options.cluster)
        run = Run(data.resolve(), tables_here, work, *asked)
        for name in options.sets:
            try:
                figures += SETS[name](run)
            except SetSkippedError as reason:
                skipped[name] = str(reason)
    print(tables(figures))
    for name, why in skipped.items():
        print(f"{name}: skipped, {why}")
    for asked_as, lines in run.missed.items():
        print(f"\n{asked_as}, missed:", *lines, sep="\n  ")
    if options.json:
        report = {"figures": as_json(figures), "skipped": skipped}
        options.json.write_text(json.dumps(report, ensure_ascii=False, indent=1), "utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.relevance", description=__doc__)
    beside = Path(__file__).resolve().parents[3] / "shared"
    shared = os.environ.get("POLICY_SEARCH_SHARED") or beside
    add = parser.add_argument
    add("--sets", nargs="+", default=list(SETS), choices=list(SETS), help="sets to ask")
    add("--shared", default=shared, help="folder whose `data` has the real documents")
    add("--work", help="folder to keep the indexes in; they are brought up to date, not made anew")
    add("--limit", type=int, help="ask so many of each set, for a quick look")
    add("--misses", type=int, default=0, help="failed queries to list, of each way of asking")
    add("--cluster", default="", help="keep the indexes in the OpenSearch of this address")
    add("--json", type=Path, help="file to write all figures to")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
