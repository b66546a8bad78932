"""`python -m tests.mutations`: make random small changes, and count those that the tests notice.

Each change is made alone, in a copy of the project, and the tests of its group are run. What nobody
notices is printed: it wants a test, or stands in `same_program.tsv` with the reason why the changed
program does the same.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import tempfile
from pathlib import Path

from tests.mutations.changes import Change, changes_of
from tests.mutations.groups import GROUPS, Group
from tests.mutations.trial import Trial

LEAST_NOTICED = 0.85
_REASONS = Path(__file__).with_name("same_program.tsv")


def main() -> int:
    """Print each change and the figures of each group; 1 where too few were noticed."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutations", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=20, help="changes in a group")
    parser.add_argument("--group", action="append", choices=GROUPS, help="only this group")
    parser.add_argument("--only", default="", help="only changes whose name holds this")
    options = parser.parse_args()
    reasons = read_reasons()
    figures: dict[str, tuple[int, int, int]] = {}
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder))
        for name in options.group or GROUPS:
            group = GROUPS[name]
            chosen = choose(trial.root, group, options.each, f"{options.seed} {name}")
            chosen = [change for change in chosen if options.only in change.name]
            seconds = trial.baseline(group.tests)
            print(f"\n{name}: {len(chosen)} changes, tests of {seconds:.1f} s", flush=True)
            noticed = same = 0
            for change in chosen:
                if trial.notices(change.path, change.source, group.tests, 10 + 5 * seconds):
                    noticed += 1
                    word = "noticed"
                else:
                    same += change.name in reasons
                    word = "same   " if change.name in reasons else "SURVIVED"
                print(f"{word}\t{change.line}\t{change.name}", flush=True)
            figures[name] = len(chosen), noticed, same
    return tell(figures)


def choose(root: Path, group: Group, count: int, seed: str) -> list[Change]:
    """So many changes of a group, each as likely as any other."""
    found = [
        change
        for path in module_paths(root, group)
        for change in changes_of(path, (root / path).read_text(encoding="utf-8"))
    ]
    random.Random(seed).shuffle(found)
    return found[:count]


def module_paths(root: Path, group: Group) -> list[str]:
    """The modules of a group, relative to the project that stands in `root`."""
    return [
        path.relative_to(root).as_posix()
        for module in (root / name for name in group.modules)
        for path in (sorted(module.glob("*.py")) if module.is_dir() else [module])
    ]


def read_reasons() -> dict[str, str]:
    """Name of a change → why the changed program does the same."""
    with _REASONS.open(encoding="utf-8", newline="") as file:
        return dict(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def tell(figures: dict[str, tuple[int, int, int]]) -> int:
    """Print the table, and return the exit code."""
    print("\n| group | made | noticed | the same program |\n|---|---|---|---|")
    for name, (made, noticed, same) in figures.items():
        print(f"| {name} | {made} | {noticed} | {same} |")
    made, noticed, same = (sum(row[column] for row in figures.values()) for column in range(3))
    print(f"| all | {made} | {noticed} ({noticed / max(made, 1):.1%}) | {same} |")
    return int(noticed < LEAST_NOTICED * made)


if __name__ == "__main__":
    sys.exit(main())
