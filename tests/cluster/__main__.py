"""Start real nodes and run tests over them: `make test-cluster`, or a part of it on CI.

    python -m tests.cluster             the contract, the website and the failures, each version
    python -m tests.cluster --part      a part of that on one node, in minutes
    python -m tests.cluster --serve     one node until it is interrupted, for trying things out

Where Java or Maven is missing the reason is printed and nothing is run; on CI that is a failure.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.cluster.distribution import bring, runnable_versions
from tests.cluster.node import Node, several
from tests.contract.engines import EngineUnavailableError
from tests.engines_under_test import CLUSTER

CONTRACT = ("tests/contract", "-k", "opensearch")
WEBSITE = ("-p", "tests.cluster.website_over_cluster", "tests/search_app")
FAILURES = ("tests/cluster",)
PART = (
    *("tests/contract/test_proximity.py", "tests/contract/test_filters.py"),
    *("tests/contract/test_attachments.py", "tests/contract/test_order.py"),
    *("tests/contract/test_same_texts.py", "tests/contract/test_outdated.py"),
    *("tests/contract/test_relations.py", "tests/contract/test_changes.py"),
    *("-k", "opensearch"),
)
"""What looks at each way of matching, counting, ordering and publishing; minutes, not an hour."""
ITS_OWN_PART = (
    *("tests/cluster/test_connection.py", "tests/cluster/test_commands.py"),
    *("tests/cluster/test_publishing_changes.py", "tests/cluster/test_same_lists.py"),
    *("tests/cluster/test_two_writers.py", "tests/cluster/test_damage.py"),
)

MEMORY = Path("/dev/shm")
"""Where a test's node keeps its data if it can: nothing of it is worth a disk's time."""


def main(arguments: Sequence[str]) -> int:
    """Run what was asked for; 0 where all of it passed, or where nothing can run here."""
    parser = argparse.ArgumentParser(prog="python -m tests.cluster")
    parser.add_argument("--part", action="store_true")
    parser.add_argument("--serve", action="store_true")
    parser.add_argument("--version", action="append")
    parser.add_argument("pytest", nargs="*", help="tests to run in place of all")
    asked = parser.parse_args(arguments)
    versions = asked.version or runnable_versions()[: 1 if asked.part or asked.serve else None]
    try:
        return max([_over(version, asked) for version in versions or [None]])
    except EngineUnavailableError as error:
        print(f"The tests over a cluster do not run here: {error}.", file=sys.stderr)
        return int(os.environ.get("CI") == "true")


def _over(version: str | None, asked: argparse.Namespace) -> int:
    with running(version) as node:
        print(f"OpenSearch {node.distribution.version} at {node.url}", flush=True)
        if asked.serve:
            signal.sigwait([signal.SIGINT, signal.SIGTERM])
            return 0
        runs: list[tuple[str, ...]] = [CONTRACT, WEBSITE, FAILURES]
        if asked.pytest:
            runs = [tuple(asked.pytest)]
        elif asked.part:
            runs = [PART, ITS_OWN_PART]
        return max(_pytest(run, node) for run in runs)


@contextmanager
def running(version: str | None = None) -> Iterator[Node]:
    """A node with an empty folder, stopped and deleted afterwards."""
    with empty_folder() as folder, several(bring(unpacked(), version), folder, 1) as (node,):
        yield node


@contextmanager
def empty_folder() -> Iterator[Path]:
    """A folder for the nodes of a test, which other users can enter; deleted afterwards."""
    above = MEMORY if os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="policy-search-cluster-", dir=above) as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def unpacked() -> Path:
    """Where distributions are unpacked, once for all runs; others than root must read there."""
    folder = Path(tempfile.gettempdir()) / f"policy-search-opensearch-{os.getuid()}"
    folder.mkdir(mode=0o755, exist_ok=True)
    return folder


def _pytest(arguments: Sequence[str], node: Node) -> int:
    environment = os.environ | {CLUSTER: node.url}
    command = [sys.executable, "-m", "pytest", "-q", *arguments]
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
