"""Check an index: checksums of its files, counts of documents, phrases that must be found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from indexer.analysis.normalise import normalise_paragraphs
from indexer.engines.whoosh.files import generations
from indexer.engines.whoosh.files.literals import Literal
from indexer.engines.whoosh.files.manifest import Manifest, read_manifest
from indexer.engines.whoosh.files.same_text_groups import read_groups
from indexer.engines.whoosh.files.segment import Segment, open_segments
from indexer.engines.whoosh.write.salvage import damaged_files
from indexer.errors import IndexDamagedError
from indexer.results import CheckReport
from indexer.takedown_record import record_problems

PHRASES = 10
PHRASE_LENGTH = 12


def check(index_dir: Path) -> CheckReport:
    """Check the published generation, every byte of it. O(bytes of the index).

    Raises `IndexMissingError`; everything else that is wrong is listed in the report.
    """
    folder = generations.current_folder(index_dir)
    problems: list[str] = []
    try:
        manifest = read_manifest(folder)
    except IndexDamagedError as error:
        return CheckReport(
            files=0,
            documents=0,
            phrases_checked=0,
            stale=False,
            made_by="",
            program=Manifest.this_program(),
            problems=(str(error),),
            record_problems=record_problems(index_dir),
        )
    problems += damaged_files(folder, manifest)
    phrases = 0
    if not problems and not manifest.is_stale:
        try:
            phrases = verify_draft(folder, manifest.documents)
        except IndexDamagedError as error:
            problems.append(str(error))
    return CheckReport(
        files=len(manifest.files),
        documents=manifest.documents,
        phrases_checked=phrases,
        stale=manifest.is_stale,
        made_by=manifest.made_by,
        program=Manifest.this_program(),
        problems=tuple(problems),
        record_problems=record_problems(index_dir),
    )


def verify_draft(folder: Path, documents: int) -> int:
    """Count the live documents of a generation, and look for a phrase of some of them.

    Returns how many phrases were looked for. Raises `IndexDamagedError` where the count is another
    or a phrase is not found.
    """
    segments = open_segments(folder)
    found = sum(int(np.count_nonzero(segment.live)) for segment in segments)
    if found != documents:
        raise IndexDamagedError(f"documents: {found} of {documents}")
    phrases = 0
    for segment, document in _spread(segments, found):
        phrase = _phrase(segment.text(document))
        if phrase:
            phrases += 1
            if not Literal(segment.body, phrase).mask()[document]:
                raise IndexDamagedError(f"{segment.public_id(document)}: {phrase!r}")
    for segment in segments:
        if len(segment.arrays["likeness"]) != segment.size:
            raise IndexDamagedError(f"{segment.name}: likeness")
    read_groups(folder, segments)
    return phrases


def _spread(segments: Sequence[Segment], documents: int) -> Iterator[tuple[Segment, int]]:
    """At most `PHRASES` of the live documents, evenly spread over the index."""
    places = np.arange(0, documents, max(1, documents // PHRASES))[:PHRASES]
    before = 0
    for segment in segments:
        live = np.flatnonzero(segment.live)
        inside = places[(places >= before) & (places < before + len(live))]
        for document in live[inside - before].tolist():
            yield segment, document
        before += len(live)


def _phrase(text: str) -> str:
    """At most `PHRASE_LENGTH` characters from the middle of a text's longest paragraph."""
    paragraphs = normalise_paragraphs(text.split("\n")).text.split("\n")
    longest = max(paragraphs, key=len)
    middle = max(0, (len(longest) - PHRASE_LENGTH) // 2)
    return longest[middle : middle + PHRASE_LENGTH].strip()
