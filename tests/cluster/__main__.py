"""Run one node until it is interrupted, for trying things out: `python -m tests.cluster FOLDER`."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from tests.cluster.distribution import bring
from tests.cluster.node import Node

folder = Path(sys.argv[1]).resolve()
node = Node(bring(folder, *sys.argv[2:3]), folder / "node", port=9200)
node.start()
try:
    node.wait()
    print(f"OpenSearch {node.distribution.version} at {node.url}", flush=True)
    signal.sigwait([signal.SIGINT, signal.SIGTERM])
finally:
    node.stop()
