"""`python -m tests.accuracy`: print how well real documents are read; fails below a goal."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.accuracy.pages import measure, table


def main() -> int:
    """Measure on the real documents, where they are; 0 when every goal is reached."""
    beside = Path(__file__).resolve().parents[3] / "shared"
    data = Path(os.environ.get("POLICY_SEARCH_SHARED") or beside) / "data"
    if not (data / "pages" / "gold.jsonl").is_file():
        print(f"skipped: the real documents are not in {data}")
        return 0
    failed = False
    for with_meta in (True, False):
        rows = measure(data / "pages", with_meta=with_meta)
        print("with meta tags" if with_meta else "without meta tags", table(rows), sep="\n")
        failed = failed or any(row.share < row.goal for row in rows)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
