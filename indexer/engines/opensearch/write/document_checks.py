"""Check a generation: each stored document by its checksum, their count, phrases to be found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from indexer.analysed_document import stored_document, stored_hash
from indexer.engines.opensearch.cluster.cluster_generations import Generations
from indexer.engines.opensearch.cluster.connection import Connection, connect, ids_query
from indexer.engines.opensearch.cluster.generation_manifest import GenerationManifest
from indexer.engines.opensearch.match.compiler import literal
from indexer.engines.opensearch.open_index import OpenIndex
from indexer.errors import IndexDamagedError
from indexer.results import CheckReport
from indexer.settings import Settings
from indexer.takedown_record import record_problems

MISCOUNTED = "documents: {} of {}"
PHRASES = 10
PHRASE_LENGTH = 12
PAGE = 100
STORED = ("id", "source", "key", "hash", "record", "structure", "text")

Json = dict[str, Any]


def check(settings: Settings) -> CheckReport:
    """Check the published generation, every stored document of it.

    Raises `IndexMissingError`; everything else that is wrong is listed in the report.
    """
    connection = connect(settings, patient=True)
    generations = Generations(connection, settings)
    manifest, problems, phrases = GenerationManifest(generation=0, analysis=""), [], 0
    made_by = ""
    try:
        index, manifest = generations.current()
        made_by = manifest.made_by
        problems = damage_of(generations, index, manifest)
        if not problems and not manifest.is_stale:
            phrases = verify(OpenIndex(connection, index), manifest.documents)
    except IndexDamagedError as error:
        problems.append(str(error))
    return CheckReport(
        files=manifest.shards,
        documents=manifest.documents,
        phrases_checked=phrases,
        stale=bool(made_by) and manifest.is_stale,
        made_by=made_by,
        program=GenerationManifest.this_program(),
        problems=tuple(problems),
        record_problems=record_problems(settings.index_dir),
    )


def stored_documents(connection: Connection, index: str) -> Iterator[Json]:
    """What is stored of every document, whoever wrote it."""
    found = OpenIndex(connection, index).scan({"match_all": {}}, stored=STORED, page=PAGE)
    return (stored for _, _, stored in found)


def damage_of(generations: Generations, index: str, manifest: GenerationManifest) -> list[str]:
    """What is wrong with a generation: with its documents, with its ledger. O(bytes of them)."""
    damaged = damaged_documents(generations.connection, index, manifest.documents)
    try:
        generations.ledgers.read(manifest)
        generations.ledgers.characters(manifest)
    except IndexDamagedError as error:
        damaged.append(str(error))
    return damaged


def damaged_documents(connection: Connection, index: str, documents: int) -> list[str]:
    """The documents that are not stored as they were written, and whether some are missing.

    `documents`: how many there are to be. O(bytes of them).
    """
    found, damaged = 0, []
    for one in stored_documents(connection, index):
        found += 1
        if not is_whole(one):
            damaged.append(f"{one.get('id', '')}: checksum")
    if found != documents:
        damaged.append(MISCOUNTED.format(found, documents))
    return damaged


def is_whole(one: Json) -> bool:
    """Whether what is stored of a document fits its checksum and can be read."""
    try:
        structure, text = one["structure"].encode(), one["text"].encode()
        stored_document(one["record"], structure, text, one["id"])
        return bool(str(stored_hash(one["record"], structure, text)) == one["hash"])
    except (IndexDamagedError, KeyError, AttributeError):
        return False


def refuse_miscounted(index: OpenIndex, documents: int) -> None:
    """Raise `IndexDamagedError` where an index has not so many documents."""
    if (found := index.count({"match_all": {}})) != documents:
        raise IndexDamagedError(MISCOUNTED.format(found, documents))


def verify(index: OpenIndex, documents: int) -> int:
    """Count the documents, and look for a phrase of some; returns how many were looked for.

    Raises `IndexDamagedError` where the count is another or a phrase is not found.
    """
    refuse_miscounted(index, documents)
    everything: Json = {"match_all": {}}
    phrases = 0
    step = max(1, documents // PHRASES)
    for start in range(0, documents, step):
        if phrases >= PHRASES or start >= 10_000:
            break
        for hit in index.first(everything, [{"tie": "asc"}], start, 1):
            phrase = _phrase(index.text(hit["_id"], "body").text)
            if phrase:
                phrases += 1
                held = {
                    "bool": {"filter": [dict(ids_query([hit["_id"]])), literal(phrase, "body")]}
                }
                if not index.count(held):
                    raise IndexDamagedError(f"{hit['_id']}: {phrase!r}")
    return phrases


def _phrase(text: str) -> str:
    """At most `PHRASE_LENGTH` characters from the middle of a normalised text's longest line."""
    longest = max(text.split("\n"), key=len)
    middle = max(0, (len(longest) - PHRASE_LENGTH) // 2)
    return longest[middle : middle + PHRASE_LENGTH].strip()
