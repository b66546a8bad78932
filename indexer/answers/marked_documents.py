"""Read one document for its page, with what was asked marked, and list its same texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indexer.analysed_document import stored_document
from indexer.answers.occurrences import NOWHERE, Occurrences, Sought
from indexer.query.expressions import Leaf
from indexer.relations.rounds import Task, ask
from indexer.relations.shelf import AsOf, StoredCard
from indexer.results import Duplicate, MarkedDocument, Snippet
from indexer.snapshot import Snapshot, Span
from indexer.snippets import mark


def marked_document(
    snapshot: Snapshot, id: str, asked: Sequence[Leaf], asof: AsOf
) -> MarkedDocument | None:
    """One document with what was asked marked; None where there is none of this id."""
    found = snapshot.find((id,)).get(id)
    if found is None:
        return None
    ref, one = found.ref, (found.ref,)
    text = snapshot.texts(one)[ref]
    document = stored_document(
        snapshot.stored_hits(one, asof)[0].record, snapshot.structure(ref), text.encode(), id
    )
    sought = Sought(asked)
    places = snapshot.located(one, sought.literals).get(ref, NOWHERE)
    located = Occurrences(places, sought)
    body = located.spans("body", text)
    return MarkedDocument(
        document,
        mark(document.title, located.spans("title", document.title)),
        tuple(_marked_lines(text, body)) if document.paragraphs else (),
    )


def same_texts(id: str) -> Task[tuple[Duplicate, ...]]:
    """The documents that are the same text as one, the most official first. Three rounds."""
    found = (yield from ask(lambda shelf: shelf.find((id,)))).get(id)
    if found is None:
        return ()
    ref = found.ref
    others = (yield from ask(lambda shelf: shelf.same_texts((ref,)))).get(ref, ())
    cards = yield from ask(lambda shelf: shelf.cards(others))
    return tuple(_duplicate(cards[other]) for other in others)


def _duplicate(stored: StoredCard) -> Duplicate:
    card = stored.card
    return Duplicate(
        id=stored.id,
        source=card.source,
        title=card.title,
        dated_on=card.dated_on,
        document_number=card.document_number,
        issuers=card.issuers,
    )


def _marked_lines(text: str, found: Sequence[Span]) -> Iterator[Snippet]:
    """Each line of `text` with its part of the ascending spans marked; none crosses a line."""
    start = 0
    at = 0
    for line in text.split("\n"):
        end = start + len(line)
        inside: list[Span] = []
        while at < len(found) and found[at][0] < end:
            inside.append((found[at][0] - start, min(found[at][1], end) - start))
            at += 1
        yield mark(line, inside)
        start = end + 1
