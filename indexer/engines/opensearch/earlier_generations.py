"""What is published, for a copy; going back to the documents of before; snapshots of a cluster."""

from __future__ import annotations

from indexer.engines.compared_ledgers import held_by, rolled_back
from indexer.engines.opensearch.cluster_generations import GenerationManifest, Generations
from indexer.engines.opensearch.connection import connect
from indexer.engines.opensearch.document_checks import damaged_documents
from indexer.engines.write_lock import write_lock
from indexer.errors import IndexDamagedError, IndexMissingError, NoPreviousIndexError
from indexer.ledger import Ledger
from indexer.results import PublishedIndex, RolledBack
from indexer.settings import Settings


def published(settings: Settings) -> PublishedIndex:
    """The published generation; it has no files here: a cluster keeps snapshots of its own."""
    try:
        _, manifest = Generations(connect(settings), settings).current()
    except IndexMissingError:
        return PublishedIndex("", ())
    return PublishedIndex(manifest.version, ())


def roll_back(settings: Settings) -> RolledBack:
    """Publish the documents of before again, once every document of them is found right.

    Raises as `indexer.engines.roll_back` says; nothing is changed then.
    """
    connection = connect(settings)
    generations = Generations(connection, settings)
    with write_lock(settings.index_dir):
        index, now = generations.current()
        before = _before(generations, now)
        before.refuse_if_stale()
        old = generations.index_of(before.generation)
        if damaged := damaged_documents(connection, old):
            raise IndexDamagedError(damaged[0])
        found = _compared(generations, index, now, before)
        generations.publish(before.generation)
        return found


def _before(generations: Generations, now: GenerationManifest) -> GenerationManifest:
    """The last generation before the current one that has other documents."""
    held = _held(generations, now)
    for number, one in sorted(generations.every().items(), reverse=True):
        if one is None or number >= now.generation:
            continue
        if held is None or _held(generations, one) != held:
            return one
    raise NoPreviousIndexError(generations.index_of(now.generation))


def _held(generations: Generations, manifest: GenerationManifest) -> object:
    """What a generation is made of; None where that cannot be read."""
    try:
        return held_by(generations.read_ledger(manifest))
    except IndexDamagedError:
        return None


def _compared(
    generations: Generations, index: str, now: GenerationManifest, before: GenerationManifest
) -> RolledBack:
    """What the answers lose and get back."""
    try:
        ledger = generations.read_ledger(now)
    except IndexDamagedError:  # what is left behind may well be damaged
        ledger = Ledger()
    left = (now.version or index, now.published_at)
    return rolled_back(left, ledger, before, generations.read_ledger(before))
