"""One document by its id: its text with what was asked marked, and the copies of it."""

from __future__ import annotations

from indexer.analysed_document import stored_document
from indexer.engines.whoosh.answers.page_of_hits import duplicate
from indexer.engines.whoosh.match.matching import within_leaves
from indexer.engines.whoosh.match.occurrences import Occurrences, marked_lines
from indexer.engines.whoosh.match.segment_lookups import ref_of
from indexer.engines.whoosh.open_generation import OpenGeneration
from indexer.query.expressions import leaves
from indexer.query.model import Query
from indexer.results import Duplicate, MarkedDocument
from indexer.snippets import mark


class Documents:
    """The documents of one generation by their ids; safe to use from several threads."""

    def __init__(self, generation: OpenGeneration) -> None:
        """Read the documents of `generation`."""
        self._generation = generation

    def holds(self, id: str) -> bool:
        """Whether a document of this id is there."""
        return ref_of(self._generation.segments, id) is not None

    def marked(self, id: str, query: Query | None) -> MarkedDocument | None:
        """One document with the matches of `query` marked, None where there is none."""
        ref = ref_of(self._generation.segments, id)
        if ref is None:
            return None
        segment, number = self._generation.segments[ref.segment], ref.document
        text = segment.column("text", number)
        document = stored_document(
            segment.record(number), segment.column("structure", number), text, id
        )
        asked = (*leaves(query.expression), *within_leaves(query)) if query else ()
        passages = Occurrences(segment, asked, [number])
        title = passages.spans("title", number, document.title)
        body = passages.spans("body", number, text.decode())
        return MarkedDocument(
            document,
            mark(document.title, title),
            tuple(marked_lines(text.decode(), body)) if document.paragraphs else (),
        )

    def duplicates(self, id: str) -> tuple[Duplicate, ...]:
        """The documents that are the same text as this one, the most official first."""
        ref = ref_of(self._generation.segments, id)
        others = self._generation.groups.others(*ref) if ref else ()
        return tuple(duplicate(self._generation.segments[s], d) for s, d in others)
