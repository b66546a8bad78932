"""The passage that answers a question, as the page of results shows it above the hits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.query.model import Query
from indexer.results import Passage, Snippet, TextPart
from search_app import wording
from search_app.addresses.links import Links

_FRAGMENT = 24
"""Characters of the passage by which a browser finds its place in the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageBox:
    """A passage by its `lines`, and the document that it is from; `href` leads to its place."""

    lines: tuple[Snippet, ...]
    title: str
    href: str
    facts: tuple[str, ...]


def present_passage(passage: Passage, query: Query, links: Links) -> PassageBox:
    """The box of a passage."""
    first = passage.text.split("\n", 1)[0].split("\t", 1)[0][:_FRAGMENT]
    return PassageBox(
        lines=tuple(_lines(passage.parts)),
        title=passage.title,
        href=links.passage(passage.id, query, passage.anchor, first),
        facts=tuple(_facts(passage)),
    )


def _lines(parts: Snippet) -> Iterator[Snippet]:
    """The parts of each line."""
    line: list[TextPart] = []
    for part in parts:
        before, *others = part.text.split("\n")
        line.append(TextPart(before, part.match))
        for text in others:
            yield tuple(line)
            line = [TextPart(text, part.match)]
    yield tuple(line)


def _facts(passage: Passage) -> Iterator[str]:
    """What is known of the document, its validity always."""
    if passage.document_number:
        yield passage.document_number
    if passage.issuers:
        yield wording.results.issuers(passage.issuers)
    if passage.region:
        yield wording.passages.region(passage.region)
    if passage.dated_on:
        yield wording.passages.dated(passage.dated_on, passage.dated_by, passage.written_by)
    yield wording.passages.validity(passage.validity, stated=passage.validity_stated)
    if passage.amended:
        yield wording.relations.AMENDED
