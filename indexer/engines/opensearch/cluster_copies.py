"""Keep the published generation as a snapshot of the cluster, and bring it back.

The repository (a shared disk, an object store) is registered by who runs the cluster; the setting
`opensearch_repository` names it. A snapshot is named after the version of what it holds.
"""

from __future__ import annotations

from dataclasses import replace

from indexer.engines.opensearch.cluster_generations import GenerationManifest, Generations
from indexer.engines.opensearch.connection import NotHereError, connect
from indexer.engines.opensearch.document_checks import damaged_documents
from indexer.errors import EngineAwayError, IndexDamagedError
from indexer.settings import Settings

SECONDS = 3600
"""How long the cluster may copy; only what changed since the last snapshot is written."""

ASIDE = "-restored"


def keep_copy(settings: Settings) -> str:
    """Keep the published generation as a snapshot; its version. Call it inside the write lock."""
    generations = Generations(connect(settings), settings)
    index, manifest = generations.current()
    path = _path(settings, manifest.version)
    try:
        generations.connection.call("GET", path)
    except NotHereError:
        body = {
            "indices": f"{index},{generations.ledgers}",
            "include_global_state": False,
            "metadata": {"version": manifest.version},
        }
        done = generations.connection.call(
            "PUT", path, body, wait_for_completion="true", seconds=SECONDS
        )
        if done["snapshot"]["state"] != "SUCCESS":
            raise EngineAwayError(f"{path}: {done['snapshot']['state']}") from None
    return manifest.version


def bring_back(settings: Settings, version: str) -> None:
    """Publish again what a snapshot holds, once every document of it is found right.

    Raises `IndexDamagedError` or `EngineAwayError`; nothing is published then.
    """
    generations = Generations(connect(settings), settings)
    number = int(version.partition("-")[0])
    kept = generations.every()
    known = kept.get(number)
    if known is not None and known.version == version:
        generations.publish(number)
        return
    new = max(kept, default=0) + 1
    try:
        _restore(settings, generations, version)
        _take_over(generations, number, new, settings.opensearch_replicas)
    finally:
        for name in (generations.index_of(number), generations.ledgers):
            generations.delete_index(f"{name}{ASIDE}")
    generations.publish(new)
    generations.prune(new)


def _restore(settings: Settings, generations: Generations, version: str) -> None:
    """Lay the indexes of a snapshot beside those that are there."""
    number = int(version.partition("-")[0])
    body = {
        "indices": f"{generations.index_of(number)},{generations.ledgers}",
        "include_aliases": False,
        "rename_pattern": "(.+)",
        "rename_replacement": f"$1{ASIDE}",
    }
    path = f"{_path(settings, version)}/_restore"
    try:
        done = generations.connection.call(
            "POST", path, body, wait_for_completion="true", seconds=SECONDS
        )
    except NotHereError as error:
        raise IndexDamagedError(f"{path}: missing") from error
    if done["snapshot"]["shards"]["failed"]:
        raise IndexDamagedError(f"{path}: {done['snapshot']['shards']}")


def _take_over(generations: Generations, number: int, new: int, replicas: int) -> None:
    """Make a generation of what was laid beside the others."""
    connection = generations.connection
    aside, index = f"{generations.index_of(number)}{ASIDE}", generations.index_of(new)
    manifest: GenerationManifest = generations.stated_by(aside)
    ledgers = f"{generations.ledgers}{ASIDE}"
    ledger = generations.read_ledger(manifest, ledgers)
    characters = generations.read_characters(manifest, ledgers)
    if damaged := damaged_documents(connection, aside):
        raise IndexDamagedError(damaged[0])
    body = {"settings": {"index.number_of_replicas": replicas}}
    connection.call("PUT", f"/{aside}/_clone/{index}", body, seconds=SECONDS)
    generations.wait(index, copies=True)
    pieces = generations.write_ledger(new, ledger, characters)
    generations.write_manifest(replace(manifest, generation=new, pieces=pieces))


def _path(settings: Settings, version: str) -> str:
    if not settings.opensearch_repository:
        raise EngineAwayError("opensearch_repository")
    return f"/_snapshot/{settings.opensearch_repository}/{settings.opensearch_index}-{version}"
