"""From a document of a segment to what a page of hits shows of it."""

from __future__ import annotations

from indexer.analysed import stored_fields
from indexer.engines.whoosh.passages import Passages
from indexer.engines.whoosh.postings import WordField
from indexer.engines.whoosh.segment import Segment
from indexer.results import Hit, Snippet
from indexer.snippets import make_snippets, mark


def hit(
    segment: Segment,
    document: int,
    score: float,
    passages: Passages,
    numbers: set[str],
    *,
    with_snippets: bool,
) -> Hit:
    """A hit with its title marked and up to three snippets of its text."""
    fields = stored_fields(segment.record(document))
    written, published = fields["written_on"], fields["published_on"]
    title = fields["title"]
    snippets: tuple[Snippet, ...] = ()
    if with_snippets:
        text = segment.column("text", document).decode()
        found = passages.spans("body", document, text)
        snippets = make_snippets(text, found)
    return Hit(
        id=segment.public_id(document),
        source=fields["source"],
        title=title,
        title_parts=mark(title, passages.spans("title", document, title)),
        published_on=published,
        written_on=written,
        dated_on=written or published,
        dated_by="written_on" if written else "published_on" if published else None,
        document_number=fields["document_number"],
        document_numbers=fields["document_numbers"],
        issuers=fields["issuers"],
        kind=fields["kind"],
        topics=fields["topics"],
        source_topic=fields["source_topic"],
        url=fields["url"],
        score=score,
        holds_number=any(_has(segment.number, key, document) for key in numbers),
        snippets=snippets,
    )


def _has(field: WordField, key: str, document: int) -> bool:
    ordinal = field.find(key.encode())
    return ordinal is not None and document in field.docs(ordinal)
