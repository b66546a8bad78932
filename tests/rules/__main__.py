"""`python -m tests.rules [word]`: how often each reading rule fires on the real documents.

Below each rule stand the alternatives of its pattern, the most frequent first; what never fires is
marked, and listed again at the end. Among these are rules for what people type, for other forms of
files, and those that only work once, on tables of names, when a module is imported.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path

from corpus.fields.rules.reading_rule import ReadingRule
from tests.rules.alternatives import tell_alternatives
from tests.rules.firing import ALWAYS, count_firings
from tests.rules.tables import all_rules

_NEVER = "never"
_WIDTH = 90


def main(wanted: list[str]) -> int:
    """Print the firings of the rules whose names hold one of `wanted`, else of all rules."""
    beside = Path(__file__).resolve().parents[3] / "shared"
    data = Path(os.environ.get("POLICY_SEARCH_SHARED") or beside) / "data"
    if not (data / "laws.jsonl.gz").is_file():
        print(f"skipped: the real documents are not in {data}")
        return 0
    if wanted and not any(word in name for name in all_rules() for word in wanted):
        print(f"no rule has {' or '.join(wanted)} in its name", file=sys.stderr)
        return 2
    documents, firings = count_firings(data)
    silent: list[str] = []
    table = ""
    for name, rule in all_rules().items():
        if wanted and not any(word in name for word in wanted):
            continue
        if name.partition(".")[0] != table:
            table = name.partition(".")[0]
            print(f"\n{table}")
        silent += _print(name, rule, firings.get(name, Counter()))
    print(f"\n{documents} documents; what never fires in them: {len(silent)}")
    for line in silent:
        print(f"  {line}")
    return 0


def _print(name: str, rule: ReadingRule, counts: Counter[str]) -> list[str]:
    """Print one rule with its alternatives, and return those that never fire."""
    print(f"{counts[ALWAYS] or _NEVER:>11}  {name.partition('.')[2]}: {rule.name}")
    if not counts[ALWAYS]:
        return [f"{name}: {rule.name}"]
    alternatives = tell_alternatives(rule.source, rule.flags).names
    for group in sorted(alternatives, key=lambda group: -counts[group]):
        print(f"{counts[group] or _NEVER:>15}  {alternatives[group][:_WIDTH]!r}")
    return [f"{name}: {alternatives[g][:_WIDTH]!r}" for g in alternatives if not counts[g]]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
