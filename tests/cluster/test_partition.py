"""A node that the others cannot reach: they go on, and it takes over what they did."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from indexer.engines import open_engine
from indexer.settings import Settings
from tests.cluster.__main__ import empty_folder, unpacked
from tests.cluster.distribution import bring
from tests.cluster.node import Place, manager, several
from tests.cluster.test_three_nodes import (
    BASE,
    HEAP_MB,
    ids_up_to,
    publish_some,
    written,
)
from tests.contract.engines import Index, asked

NETWORK = "10.213.76"
NAMESPACE = f"ps{os.getpid() % 100_000}"
FIRST_UID = 65_100
SETTINGS = {
    "cluster.fault_detection.leader_check.timeout": "2s",
    "cluster.fault_detection.follower_check.timeout": "2s",
    "cluster.publish.timeout": "10s",
}


def ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True, capture_output=True)


@pytest.fixture
def places() -> Iterator[list[Place]]:
    """Places in one network namespace, in which what a user sends can be dropped.

    Skips where no such namespace can be made.
    """
    if not shutil.which("ip"):
        pytest.skip("network namespaces need the program ip")
    inside = ("-n", NAMESPACE)
    found = [
        Place(f"{NETWORK}.{number + 2}", f"127.0.0.{number + 2}", NAMESPACE, FIRST_UID + number)
        for number in range(3)
    ]
    try:
        try:
            ip("netns", "add", NAMESPACE)
            ip("link", "add", NAMESPACE, "type", "veth", "peer", "name", "eth0", "netns", NAMESPACE)
            ip("addr", "add", f"{NETWORK}.1/24", "dev", NAMESPACE)
            ip("link", "set", NAMESPACE, "up")
            for place in found:
                ip(*inside, "addr", "add", f"{place.host}/24", "dev", "eth0")
            for name in ("eth0", "lo"):
                ip(*inside, "link", "set", name, "up")
            # The rules about users come before those about addresses of this machine.
            ip(*inside, "rule", "add", "pref", "100", "lookup", "local")
            ip(*inside, "rule", "del", "pref", "0")
        except subprocess.CalledProcessError as error:
            pytest.skip(f"no network namespace here: {error.stderr.decode()[:200]}")
        yield found
    finally:
        for what in ("netns", "link"):
            subprocess.run(["ip", what, "del", NAMESPACE], check=False, capture_output=True)


def test_what_a_part_that_is_cut_off_missed_it_takes_over(
    places: list[Place], tmp_path: Path
) -> None:
    with (
        empty_folder() as folder,
        several(bring(unpacked()), folder, 3, HEAP_MB, SETTINGS, places) as nodes,
    ):
        for node in nodes:
            node.wait(nodes=3, status="green")
        settings = Settings(
            engine="opensearch",
            index_dir=tmp_path / "index",
            opensearch_hosts=tuple(node.url for node in nodes),
            opensearch_index="parted",
            opensearch_replicas=1,
            opensearch_seconds=5,
        )
        Index(settings).publish([written(number) for number in range(BASE)])
        acknowledged = [BASE]
        with closing(open_engine(settings)) as engine:
            cut_off = manager(nodes)
            rule = ("rule", "pref", "10", "uidrange", f"{cut_off.place.uid}-{cut_off.place.uid}")
            change = ("-n", NAMESPACE, rule[0])
            ip(*change, "add", *rule[1:], "blackhole")
            publish_some(settings, acknowledged, 2)
            result = engine.now().search(asked("养犬", size=100))
            assert sorted(hit.id for hit in result.hits) == ids_up_to(acknowledged[0])
            assert cut_off.health() == {}
            ip(*change, "del", *rule[1:])
            cut_off.wait(nodes=3, status="green")
            publish_some(settings, acknowledged, 1)
        for node in nodes:
            alone = settings.model_copy(update={"opensearch_hosts": (node.url,)})
            with closing(open_engine(alone)) as engine:
                result = engine.now().search(asked("养犬", size=100))
                assert sorted(hit.id for hit in result.hits) == ids_up_to(acknowledged[0])
