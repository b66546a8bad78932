"""How often each part of an index is kept: what the settings say holds for what is published."""

from __future__ import annotations

from indexer.engines.opensearch.cluster.connection import Connection
from indexer.errors import EngineReplicasError


def refuse_too_few_nodes(connection: Connection, replicas: int) -> None:
    """Raise `EngineReplicasError` where so many replicas have no place on the data nodes.

    No node keeps a part twice: what is built would never be whole.
    """
    if replicas:
        nodes = int(connection.call("GET", "/_cluster/health")["number_of_data_nodes"])
        if nodes <= replicas:
            raise EngineReplicasError(replicas, nodes)


def set_replicas(connection: Connection, index: str, replicas: int) -> None:
    """Let an index have so many replicas; raises `NotHereError` where there is none."""
    found = connection.call("GET", f"/{index}/_settings")
    (stated,) = (one["settings"]["index"]["number_of_replicas"] for one in found.values())
    if int(stated) != replicas:
        body = {"index": {"number_of_replicas": replicas}}
        connection.call("PUT", f"/{index}/_settings", body)
