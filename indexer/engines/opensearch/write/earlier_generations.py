"""What is published, for a copy; going back to the documents of before; snapshots of a cluster."""

from __future__ import annotations

from indexer.engines.compared_ledgers import last_with_others, rolled_back
from indexer.engines.opensearch.cluster.cluster_generations import Generations
from indexer.engines.opensearch.cluster.connection import connect
from indexer.engines.opensearch.cluster.generation_manifest import (
    GenerationManifest,
    built_from,
)
from indexer.engines.opensearch.write.document_checks import damage_of
from indexer.engines.predecessors import predecessors
from indexer.engines.write_lock import write_lock
from indexer.errors import IndexDamagedError, IndexMissingError, NoPreviousIndexError
from indexer.ledger import Ledger
from indexer.results import PublishedIndex, RolledBack
from indexer.settings import Settings


def published(settings: Settings) -> PublishedIndex:
    """The published generation; it has no files here: a cluster keeps snapshots of its own."""
    try:
        _, manifest = Generations(connect(settings, patient=True), settings).current()
    except (IndexMissingError, IndexDamagedError):
        return PublishedIndex("", ())
    return PublishedIndex(manifest.version, ())


def ledger(settings: Settings) -> Ledger:
    """The sources of the published generation; raises as `Generations.current` does."""
    generations = Generations(connect(settings, patient=True), settings)
    return generations.ledgers.read(generations.current()[1])


def roll_back(settings: Settings) -> RolledBack:
    """Publish the documents of before again, once every document of them is found right.

    Raises as `indexer.engines.roll_back` says; nothing is changed then.
    """
    connection = connect(settings, patient=True)
    generations = Generations(connection, settings)
    with write_lock(settings.index_dir):
        replaced = generations.aliased()
        index, now = generations.current()
        before = _before(generations, now)
        before.refuse_if_stale()
        old = generations.index_of(before.generation)
        if damaged := damage_of(generations, old, before):
            raise IndexDamagedError(damaged[0])
        found = _compared(generations, index, now, before)
        generations.publish(before.generation, replaced)
        return found


def _before(generations: Generations, now: GenerationManifest) -> GenerationManifest:
    """The last of the generations that the current one was built from with other documents."""
    every = {number: one for number, one in generations.every().items() if one}
    before = predecessors(now.generation, built_from(every.values()))
    older = [every[number] for number in before]
    found = last_with_others(older, now, generations.ledgers.read)
    if found is None:
        raise NoPreviousIndexError(generations.index_of(now.generation))
    return found


def _compared(
    generations: Generations, index: str, now: GenerationManifest, before: GenerationManifest
) -> RolledBack:
    """What the answers lose and get back."""
    try:
        ledger = generations.ledgers.read(now)
    except IndexDamagedError:  # what is left behind may well be damaged
        ledger = Ledger()
    left = (now.version or index, now.published_at)
    return rolled_back(left, ledger, before, generations.ledgers.read(before))
