"""Start and stop real nodes of OpenSearch on 127.0.0.1, in a folder of their own."""

from __future__ import annotations

import json
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from indexer.engines.opensearch.cluster.connection import connect
from indexer.errors import PolicySearchError
from indexer.settings import Settings
from tests.cluster.distribution import Distribution
from tests.contract.engines import EngineUnavailableError

USER = "nobody"
"""OpenSearch refuses to run as root; who is not root runs it as himself."""

HEAP_MB = 512
START_SECONDS = 600
"""A busy machine takes ten times the 10 seconds of a quiet one."""


@dataclass(frozen=True)
class Place:
    """The addresses of a node, and the network namespace and the user that it runs in and as.

    Nodes speak with each other at `peers_at`. Off 127.0.0.0/8 this takes what a server has: as many
    open files and memory maps, which no test can set.
    """

    host: str = "127.0.0.1"
    peers_at: str = "127.0.0.1"
    namespace: str = ""
    uid: int | None = None


@dataclass
class Node:
    """One node; `peers` are all nodes of its cluster, itself among them.

    `place` is where it runs.
    """

    distribution: Distribution
    folder: Path
    name: str = "node-1"
    port: int = field(default_factory=lambda: free_port())
    transport: int = field(default_factory=lambda: free_port())
    peers: Sequence[Node] = ()
    heap_mb: int = HEAP_MB
    place: Place = Place()
    settings: dict[str, object] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://{self.place.host}:{self.port}"

    def start(self) -> None:
        """Start it without waiting; `wait` waits. It dies with the process that started it."""
        self._configure()
        environment = os.environ | {
            "OPENSEARCH_JAVA_HOME": str(self.distribution.java_home),
            "JAVA_HOME": str(self.distribution.java_home),
            "OPENSEARCH_PATH_CONF": str(self.folder / "config"),
            "OPENSEARCH_JAVA_OPTS": f"-Xms{self.heap_mb}m -Xmx{self.heap_mb}m",
            "OPENSEARCH_TMPDIR": str(self.folder / "tmp"),
        }
        namespace = self.place.namespace
        inside = ("ip", "netns", "exec", namespace) if namespace else ()
        with (self.folder / "output").open("ab") as output:
            self.process = subprocess.Popen(
                [
                    *inside,
                    *_as_user(self.place.uid),
                    str(self.distribution.home / "bin" / "opensearch"),
                ],
                cwd=self.folder,
                env=environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
            )

    def wait(self, nodes: int = 1, status: str = "yellow") -> None:
        """Wait until it answers and its cluster has so many nodes."""
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            if self.process is not None and self.process.poll() is not None:
                break
            health = self.health()
            good = ("green",) if status == "green" else ("green", "yellow")
            if int(str(health.get("number_of_nodes", 0))) >= nodes and health.get("status") in good:
                return
            time.sleep(0.3)
        output = (self.folder / "output").read_text(encoding="utf-8", errors="replace")
        raise EngineUnavailableError(f"OpenSearch did not start: {output[-2000:]}")

    def health(self) -> dict[str, object]:
        """The health of the cluster as this node sees it; empty where it does not answer."""
        try:
            with urllib.request.urlopen(f"{self.url}/_cluster/health", timeout=5) as answer:
                found: dict[str, object] = json.load(answer)
                return found
        except (urllib.error.URLError, TimeoutError, ConnectionError, ValueError):
            return {}

    def kill(self) -> None:
        """Kill it at once, as a power cut does."""
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            self.process = None

    def stop(self) -> None:
        """Stop it and delete what it kept."""
        if self.process is not None:
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.kill()
            self.process = None
        shutil.rmtree(self.folder, ignore_errors=True)

    def _configure(self) -> None:
        """Write its configuration, where it may read it and nobody else's is used."""
        config = self.folder / "config"
        for name in ("data", "logs", "tmp"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        if not config.is_dir():
            shutil.copytree(self.distribution.home / "config", config)
            options = config / "jvm.options"
            text = options.read_text(encoding="utf-8")
            text = re.sub(r"^-Xm[sx].*$", "", text, flags=re.MULTILINE)
            text = text.replace("logs/", f"{self.folder}/logs/")
            text = text.replace("HeapDumpPath=data", f"HeapDumpPath={self.folder}/logs")
            text = text.replace("agent/", f"{self.distribution.home}/agent/")
            options.write_text(text, encoding="utf-8")
        peers = self.peers or (self,)
        settings = {
            "cluster.name": f"policy-search-test-{min(peer.transport for peer in peers)}",
            "node.name": self.name,
            "path.data": str(self.folder / "data"),
            "path.logs": str(self.folder / "logs"),
            "path.repo": [str(self.folder.parent / "repository")],
            "http.host": self.place.host,
            "transport.host": self.place.peers_at,
            "http.port": self.port,
            "transport.port": self.transport,
            "discovery.seed_hosts": [f"{peer.place.peers_at}:{peer.transport}" for peer in peers],
            "cluster.initial_cluster_manager_nodes": [peer.name for peer in peers],
            "cluster.routing.allocation.disk.threshold_enabled": False,
            "cluster.max_shards_per_node": 20_000,
            **self.settings,
        }
        lines = (f"{name}: {json.dumps(value)}" for name, value in settings.items())
        (config / "opensearch.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (self.folder.parent / "repository").mkdir(exist_ok=True)
        if os.getuid() == 0:
            uid, gid = _owner(self.place.uid)
            for path in (self.folder, *self.folder.rglob("*"), self.folder.parent / "repository"):
                os.chown(path, uid, gid)
            for above in self.folder.parents:
                if above.stat().st_uid == 0 and not above.stat().st_mode & 0o001:
                    above.chmod(above.stat().st_mode | 0o011)


@contextmanager
def several(
    distribution: Distribution,
    folder: Path,
    count: int,
    heap_mb: int = HEAP_MB,
    settings: Mapping[str, object] | None = None,
    places: Sequence[Place] = (),
) -> Iterator[list[Node]]:
    """The nodes of one cluster, each in a folder of its own below `folder`; stopped afterwards.

    `places` say where each of them runs, if not all on 127.0.0.1.
    """
    ports = [(f"node-{n + 1}", free_port(), free_port()) for n in range(count)]
    nodes = [
        Node(distribution, folder / name, name, http, transport, heap_mb=heap_mb)
        for name, http, transport in ports
    ]
    for node, place in zip(nodes, places, strict=False):
        node.place = place
    try:
        for node in nodes:
            node.peers = nodes
            node.settings |= settings or {}
            node.start()
        for node in nodes:
            node.wait(nodes=count)
        yield nodes
    finally:
        for node in nodes:
            node.stop()


def manager(nodes: list[Node]) -> Node:
    """The node that manages the cluster."""
    for node in nodes:
        if node.process is not None:
            settings = Settings(engine="opensearch", opensearch_hosts=(node.url,))
            with suppress(PolicySearchError):
                rows = connect(settings).call("GET", "/_cat/cluster_manager", format="json")
                return next(one for one in nodes if one.name == rows[0]["node"])
    raise AssertionError("no node answers")


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _owner(uid: int | None) -> tuple[int, int]:
    owner = pwd.getpwnam(USER)
    return owner.pw_uid if uid is None else uid, owner.pw_gid


def _as_user(uid: int | None) -> list[str]:
    """Run as a user that is not root, and die with the one that started it."""
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        if os.getuid() == 0:
            raise EngineUnavailableError("needs setpriv: OpenSearch does not run as root")
        return []
    if os.getuid() != 0:
        return [setpriv, "--pdeathsig", "KILL"]
    user, group = map(str, _owner(uid))
    ids = ["--reuid", user, "--regid", group, "--clear-groups"]
    return [setpriv, "--pdeathsig", "KILL", *ids]
