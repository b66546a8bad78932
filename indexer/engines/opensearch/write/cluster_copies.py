"""Keep the published generation as a snapshot of the cluster, and bring it back.

The repository (a shared disk, an object store) is registered by who runs the cluster; the setting
`opensearch_repository` names it. A snapshot is named after the version of what it holds.
"""

from __future__ import annotations

from dataclasses import replace

from indexer.engines.opensearch.cluster.cluster_generations import Generations
from indexer.engines.opensearch.cluster.connection import Connection, connect
from indexer.engines.opensearch.cluster.failed_requests import NotHereError
from indexer.engines.opensearch.cluster.generation_manifest import GenerationManifest
from indexer.engines.opensearch.cluster.replicas import refuse_too_few_nodes
from indexer.engines.opensearch.write.document_checks import damage_of, damaged_documents
from indexer.engines.predecessors import NOT_SAID
from indexer.errors import (
    EngineAwayError,
    IndexDamagedError,
    IndexMissingError,
    NoRepositoryError,
)
from indexer.settings import Settings

SECONDS = 3600
"""How long the cluster may copy; only what changed since the last snapshot is written."""

ASIDE = "-restored"


def keep_copy(settings: Settings) -> str:
    """Keep the published generation as a snapshot; its version. Call it inside the write lock.

    Raises `NoRepositoryError`, `IndexDamagedError` where it is not whole, or `EngineAwayError`
    where the cluster could not copy all of it.
    """
    generations = Generations(connect(settings, patient=True), settings)
    index, manifest = generations.current()
    path = _path(settings, manifest.version)
    _refuse_unknown_repository(settings, generations)
    if damaged := damage_of(generations, index, manifest):
        raise IndexDamagedError(damaged[0])
    if not _is_kept(generations.connection, path):
        body = {
            "indices": f"{index},{generations.ledgers.name}",
            "include_global_state": False,
            "metadata": {"version": manifest.version},
        }
        done = generations.connection.call(
            "PUT", path, body, wait_for_completion="true", seconds=SECONDS
        )
        if done["snapshot"]["state"] != "SUCCESS":
            raise EngineAwayError(f"{path}: {done['snapshot']['state']}")
    return manifest.version


def _is_kept(connection: Connection, path: str) -> bool:
    """Whether a snapshot is there and whole; one that never became so is deleted."""
    try:
        (found,) = connection.call("GET", path)["snapshots"]
    except NotHereError:
        return False
    if found["state"] != "SUCCESS":
        connection.delete(path)
        return False
    return True


def bring_back(settings: Settings, version: str) -> None:
    """Publish again what a snapshot holds, once every document of it is found right.

    Raises `IndexDamagedError`, `NoRepositoryError` or `EngineAwayError`; nothing is published then.
    """
    generations = Generations(connect(settings, patient=True), settings)
    number = int(version.partition("-")[0])
    replaced, kept = generations.aliased(), generations.every()
    known, index = kept.get(number), generations.index_of(number)
    here = known if known is not None and known.version == version else None
    if here is not None and not damage_of(generations, index, here):
        generations.publish(number, replaced)
        return
    refuse_too_few_nodes(generations.connection, settings.opensearch_replicas)
    new = max(kept, default=0) + 1
    try:
        _restore(settings, generations, version)
        _take_over(generations, number, new, settings.opensearch_replicas)
    finally:
        for name in (generations.index_of(number), generations.ledgers.name):
            generations.connection.delete(f"/{name}{ASIDE}")
    generations.publish(new, replaced)
    generations.prune(new)


def _restore(settings: Settings, generations: Generations, version: str) -> None:
    """Lay the indexes of a snapshot beside those that are there."""
    number = int(version.partition("-")[0])
    body = {
        "indices": f"{generations.index_of(number)},{generations.ledgers.name}",
        "include_aliases": False,
        "rename_pattern": "(.+)",
        "rename_replacement": f"$1{ASIDE}",
    }
    path = f"{_path(settings, version)}/_restore"
    _refuse_unknown_repository(settings, generations)
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
    ledgers = generations.ledgers.beside(f"{generations.ledgers.name}{ASIDE}")
    ledger = ledgers.read(manifest)
    characters = ledgers.characters(manifest)
    if damaged := damaged_documents(connection, aside, manifest.documents):
        raise IndexDamagedError(damaged[0])
    body = {"settings": {"index.number_of_replicas": replicas}}
    connection.call("PUT", f"/{aside}/_clone/{index}", body, seconds=SECONDS)
    connection.wait(index, copies=True)
    pieces = generations.ledgers.write(new, ledger, characters)
    taken = replace(manifest, generation=new, pieces=pieces, built_from=_published(generations))
    generations.write_manifest(taken, index)


def _published(generations: Generations) -> int:
    """The number of what is published now, which a roll back goes to."""
    try:
        return generations.current()[1].generation
    except (IndexMissingError, IndexDamagedError):
        return NOT_SAID


def _refuse_unknown_repository(settings: Settings, generations: Generations) -> None:
    try:
        generations.connection.call("GET", f"/_snapshot/{settings.opensearch_repository}")
    except NotHereError as error:
        raise NoRepositoryError(settings.opensearch_repository) from error


def _path(settings: Settings, version: str) -> str:
    if not settings.opensearch_repository:
        raise NoRepositoryError("")
    return f"/_snapshot/{settings.opensearch_repository}/{settings.opensearch_index}-{version}"
