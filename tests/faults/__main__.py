"""`python -m tests.faults`: strike runs at random moments and prove that nothing is lost.

After each fault the published index is the one before or the one after, nothing in it is damaged,
the next run finishes the work, its documents are those of the files, and every question of
`tests/contract/test_same_order.py` is answered as by an index that was built from the files at
once. Exits with 1 where one of it does not hold.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from indexer.analysis import words
from tests.faults.injected_faults import FAULTS, OF_A_SMALL_DISK
from tests.faults.source_under_fault import SourceUnderFault, seconds_of, small_disk

KILLS = 200
"""How many runs are killed in all: takedowns, repairs, workers alone among them."""
EACH = 20
"""How often each other fault strikes."""
SHARES = {
    "killed run": 50,
    "killed run by the pool": 60,
    "killed run whose workers live": 30,
    "killed worker": 20,
    "killed takedown": 20,
    "killed repair": 20,
}
"""How the kills are shared out, of 200."""


def main(arguments: list[str]) -> int:
    """Strike, and print a line for each fault; 0 when all held."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="another seed, other moments")
    parser.add_argument("--share", type=float, default=1, help="a part of all, such as 0.1")
    parser.add_argument("faults", nargs="*", help=f"some of them: {', '.join(FAULTS)}")
    options = parser.parse_args(arguments)
    words.load()
    held = True
    print(f"{'fault':<34} struck  held  seconds")
    for name in FAULTS:
        if not options.faults or name in options.faults:
            times = max(1, round(SHARES.get(name, EACH) * options.share))
            held = _strike(name, times, options.seed) and held
    return 0 if held else 1


def _strike(name: str, times: int, seed: int) -> bool:
    """Let a fault strike so many times; prints its line and each failure."""
    begun = time.monotonic()
    failures = []
    with (
        tempfile.TemporaryDirectory() as folder,
        small_disk(Path(folder) / "disk") as disk,
    ):
        if name in OF_A_SMALL_DISK and not disk.mounted:
            print(f"{name:<34} skipped: this user may not mount a file system")
            return True
        source = SourceUnderFault(disk, random.Random(f"{seed} {name}"))
        seconds_of(source.arguments())
        for number in range(times):
            source.change()
            source.usual_seconds = seconds_of(source.arguments())
            try:
                FAULTS[name](source)
                source.finish()
            except AssertionError as error:
                failures.append(f"  {number}: {error}")
                source.build_anew()
    seconds = time.monotonic() - begun
    print(f"{name:<34} {times:>6}  {times - len(failures):>4}  {seconds:>7.0f}", flush=True)
    print("".join(f"{line}\n" for line in failures), end="", flush=True)
    return not failures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
