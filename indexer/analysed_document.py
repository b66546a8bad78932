"""A document ready for an index: everything that costs time, done before the writer is reached."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.document import Document, Paragraph, ParagraphKind, Part
from corpus.fields.numbers import find_numbers, number_key
from indexer.analysis import grams, words
from indexer.analysis.normalise import Normalised, normalise, normalise_paragraphs
from indexer.query.facets import facet_values
from indexer.relations.facts import Facts, facts_to_json, find_facts
from indexer.relations.resolution.lookup_keys import own_terms, reference_terms
from indexer.relations.validity.timeline import timeline
from indexer.relations.validity.validity_rows import Rows, standing_rows
from indexer.similarity.text_signature import likeness
from indexer.stored_record import fields_of, record_of

Words = tuple[list[bytes], NDArray[np.uint16], int]
"""Distinct words, how often each occurs (at most 65,535), and how many words there are in all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysedDocument:
    """The two streams of title and body, the fields' values, and what is stored.

    `content_hash` is equal for equal documents, the id left aside. `*_breaks` map positions of the
    normalised text to the original (`indexer.analysis.normalise`). `articles` (n, 2): where in the
    normalised body an article (条) begins, with 1, or text that is in none, with 0; from 0 on.
    `dated` is the ordinal of the date that counts, 0 without one. `facets` gives the values of each
    facet; a topic or region with a second level gives two. `relations` is its `Facts` (JSON);
    `titles`, `cited` and `acted_on` are the terms of `indexer.relations.resolution.lookup_keys`;
    `standings` how it stands by its own words alone. `likeness` is the (1,) row of
    `indexer.similarity.text_signature.LIKENESS`.
    """

    source: str
    key: str
    id: str
    content_hash: int
    record: str
    text: bytes
    structure: bytes
    title_codes: NDArray[np.uint64]
    body_codes: NDArray[np.uint64]
    title_words: Words
    body_words: Words
    title_breaks: NDArray[np.int32]
    body_breaks: NDArray[np.int32]
    articles: NDArray[np.int32]
    numbers: tuple[str, ...]
    number_forms: tuple[str, ...]
    mentions: tuple[str, ...]
    dated: int
    facets: Mapping[str, tuple[str, ...]]
    likeness: NDArray[Any]
    relations: bytes
    titles: tuple[str, ...]
    cited: tuple[str, ...]
    acted_on: tuple[str, ...]
    standings: Rows


def analyse(document: Document) -> AnalysedDocument:
    """Normalise and segment a document, once and for all."""
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    title, body = normalise_paragraphs([document.title]), normalise_paragraphs(paragraphs)
    numbers = tuple(dict.fromkeys(_own_numbers(document)))
    text = "\n".join(paragraphs)
    mentioned = (found.key for found in find_numbers(f"{document.title}\n{text}"))
    record, structure = record_of(document), _structure(document.parts)
    dated = document.dated_on
    body_codes = grams.codes(body.text)
    facts = find_facts(document)
    return AnalysedDocument(
        source=document.source,
        key=document.key,
        id=document.id,
        content_hash=_hash(record, structure, text.encode()),
        record=record,
        text=text.encode(),
        structure=structure,
        title_codes=grams.codes(title.text),
        body_codes=body_codes,
        title_words=_words(title),
        body_words=_words(body),
        title_breaks=title.breaks,
        body_breaks=body.breaks,
        articles=_articles(document.paragraphs, body.text),
        numbers=tuple(dict.fromkeys(k for n in numbers if (k := number_key(n)) is not None)),
        number_forms=tuple(dict.fromkeys(normalise(n) for n in numbers)),
        mentions=tuple(dict.fromkeys(mentioned)),
        dated=dated.toordinal() if dated else 0,
        facets=facet_values(document),
        likeness=likeness(document, body_codes),
        **relation_fields(facts),
    )


def relation_fields(facts: Facts) -> dict[str, Any]:
    """The fields of an `AnalysedDocument` that are about relations."""
    stated = facts.statements
    return {
        "relations": facts_to_json(facts),
        "titles": own_terms(facts.title_keys),
        "cited": reference_terms(citation.target for citation in stated.citations),
        "acted_on": reference_terms(effect.target for effect in stated.effects),
        "standings": standing_rows(timeline(facts)),
    }


def content_hash(document: Document) -> int:
    """`AnalysedDocument.content_hash`, without the analysis."""
    return _hash(record_of(document), _structure(document.parts), document.body.encode())


def stored_document(record: str, structure: bytes, text: bytes, id: str) -> Document:
    """The document that `analyse` was given, under the id that it has been given since."""
    lines = iter(text.decode().split("\n"))
    parts = tuple(
        Part(
            tuple(Paragraph(next(lines), ParagraphKind(k), level, page) for k, level, page in rows),
            number,
            title,
        )
        for number, title, rows in json.loads(structure)
    )
    return Document(id=id, parts=parts, **fields_of(record))


def _structure(parts: Iterable[Part]) -> bytes:
    rows = [
        (part.number, part.title, [(p.kind.value, p.level, p.page) for p in part.paragraphs])
        for part in parts
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def _hash(record: str, structure: bytes, text: bytes) -> int:
    digest = hashlib.blake2b(digest_size=8)
    for part in (record.encode(), structure, text):
        digest.update(len(part).to_bytes(8, "little") + part)
    return int.from_bytes(digest.digest(), "little")


def _own_numbers(document: Document) -> Sequence[str]:
    own = (document.document_number,) if document.document_number else ()
    return (*own, *document.document_numbers)


def _words(text: Normalised) -> Words:
    counted = Counter(words.cut_for_search(text.text))
    length = counted.total()
    counts = np.fromiter(counted.values(), np.int64, len(counted)).clip(max=65535)
    return [word.encode() for word in counted], counts.astype(np.uint16), length


def _articles(paragraphs: Sequence[Paragraph], text: str) -> NDArray[np.int32]:
    """An article goes on until the next one or a heading. O(paragraphs)."""
    rows: list[tuple[int, int]] = [(0, 0)]
    position = 0
    for paragraph, line in zip(paragraphs, text.split("\n"), strict=False):
        if paragraph.kind in (ParagraphKind.ARTICLE, ParagraphKind.HEADING):
            row = (position, int(paragraph.kind is ParagraphKind.ARTICLE))
            if rows[-1][0] == position:
                rows.pop()
            rows.append(row)
        position += len(line) + 1
    return np.array(rows, np.int32)
