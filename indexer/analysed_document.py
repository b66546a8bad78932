"""A document analysed for an index of any engine: normal form, words, facts and facets."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.document import Document, NoteKind, Paragraph, ParagraphKind, Part, ReadingNote
from corpus.fields.numbers import find_numbers, number_key
from indexer.analysis import words
from indexer.analysis.normalise import normalise, normalise_paragraphs
from indexer.analysis.sentence_ends import SEARCHED_SENTENCE_ENDS
from indexer.attachment_places import attached
from indexer.errors import IndexDamagedError
from indexer.query.date_bounds import ordinals
from indexer.query.facets import facet_values
from indexer.relations.facts import Facts, find_facts
from indexer.relations.grammar.short_names import find_short_names
from indexer.relations.resolution.lookup_keys import (
    explained_terms,
    interpreted_terms,
    own_terms,
    reference_terms,
)
from indexer.relations.resolution.short_name_terms import short_name_term
from indexer.relations.validity.timeline import ValidityPeriod, timeline
from indexer.similarity.text_signature import likeness
from indexer.stored_record import fields_of, record_of


@dataclass(frozen=True, slots=True)
class AnalysedText:
    """A title or a body as it is searched.

    `text` is its normal form, one line for each paragraph; `breaks` map positions in it to the
    original (`indexer.analysis.normalise`). `tokens` are its words in order (search mode), with
    what stands between them.
    """

    text: str
    breaks: NDArray[np.int32]
    tokens: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words of `tokens`. O(tokens), each time."""
        return tuple(words.words_among(self.tokens))

    @property
    def sentence_ends(self) -> list[int]:
        """The positions in `text` at which a sentence or a paragraph ends, in order."""
        ends = (*SEARCHED_SENTENCE_ENDS, "\n")
        return [at for at, sign in enumerate(self.text) if sign in ends]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysedDocument:
    """A document as every engine takes it: its texts, the values of its fields, and what it states.

    `content_hash` is equal for equal documents, the id left aside. `record`, `text` (the original
    body) and `structure` are what is stored, for `stored_document`. `articles` (n, 2): where in the
    normal form of the body an article (条) begins, with 1, or text that is in none, with 0; from 0
    on. `attachments` is where in it the first attachment begins, its length where none has text;
    all that follows is text of attachments. `numbers` are keys of its own document numbers,
    `number_forms` their normal forms, `mentions` keys of all numbers in its text,
    `attached_mentions` of those in its attachments. `dated` is the ordinal of the date that counts,
    0 without one; `days` are those of the three dates, in the order of `DateKind`. `facets` gives
    the values of each stored facet; a topic or region with a second level gives two. `titles`,
    `cited` and `acted_on` are the terms of `indexer.relations.resolution.lookup_keys`,
    `short_names` those of `short_name_terms`; `periods` how it stands by its own words alone.
    `likeness` is the (1,) row of `indexer.similarity.text_signature.LIKENESS`.
    """

    source: str
    key: str
    id: str
    content_hash: int
    record: str
    text: str
    structure: bytes
    title: AnalysedText
    body: AnalysedText
    articles: NDArray[np.int32]
    attachments: int
    numbers: tuple[str, ...]
    number_forms: tuple[str, ...]
    mentions: tuple[str, ...]
    attached_mentions: tuple[str, ...]
    dated: int
    days: tuple[int, ...]
    facets: Mapping[str, tuple[str, ...]]
    likeness: NDArray[Any]
    facts: Facts
    titles: tuple[str, ...]
    cited: tuple[str, ...]
    acted_on: tuple[str, ...]
    short_names: tuple[str, ...]
    periods: tuple[ValidityPeriod, ...]


def analyse(document: Document) -> AnalysedDocument:
    """Normalise and segment a document, once and for all."""
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    title, body = _analysed([document.title]), _analysed(paragraphs)
    numbers = tuple(dict.fromkeys(_own_numbers(document)))
    text = "\n".join(paragraphs)
    mentioned = find_numbers(f"{document.title}\n{text}")
    begin = next((start for start, *_ in attached(document.parts)), len(text))
    attached_at = len(document.title) + 1 + begin
    record, structure = record_of(document), _structure(document.parts)
    dated = document.dated_on
    return AnalysedDocument(
        source=document.source,
        key=document.key,
        id=document.id,
        content_hash=_hash(record, structure, text.encode()),
        record=record,
        text=text,
        structure=structure,
        title=title,
        body=body,
        articles=_articles(document.paragraphs, body.text),
        attachments=_normal_place(text, begin, body.text),
        numbers=tuple(dict.fromkeys(k for n in numbers if (k := number_key(n)) is not None)),
        number_forms=tuple(dict.fromkeys(normalise(n) for n in numbers)),
        mentions=tuple(dict.fromkeys(one.key for one in mentioned)),
        attached_mentions=tuple(
            dict.fromkeys(one.key for one in mentioned if one.start >= attached_at)
        ),
        dated=dated.toordinal() if dated else 0,
        days=ordinals(document),
        facets=facet_values(document),
        likeness=likeness(document, body.text),
        short_names=_short_names(text),
        **relation_fields(find_facts(document)),
    )


def relation_fields(facts: Facts) -> dict[str, Any]:
    """The fields of an `AnalysedDocument` that are about relations."""
    stated = facts.statements
    return {
        "facts": facts,
        "titles": own_terms(facts.title_keys),
        "cited": (
            *reference_terms(citation.target for citation in stated.citations),
            *explained_terms(one.target for one in stated.explains),
        ),
        "acted_on": (
            *reference_terms(effect.target for effect in stated.effects),
            *interpreted_terms(effect.target for effect in stated.interprets),
        ),
        "periods": timeline(facts),
    }


def content_hash(document: Document) -> int:
    """`AnalysedDocument.content_hash`, without the analysis."""
    return _hash(record_of(document), _structure(document.parts), document.body.encode())


def stored_hash(record: str, structure: bytes, text: bytes) -> int:
    """`AnalysedDocument.content_hash` of a document, of what is stored of it."""
    return _hash(record, structure, text)


def stored_document(record: str, structure: bytes, text: bytes, id: str) -> Document:
    """The document that `analyse` was given, under the id that it has been given since.

    Raises `IndexDamagedError`.
    """
    try:
        return Document(id=id, parts=stored_parts(structure, text.decode()), **fields_of(record))
    except UnicodeDecodeError as error:
        raise IndexDamagedError(f"text: {error}") from error


def stored_parts(structure: bytes, text: str) -> tuple[Part, ...]:
    """The parts of a document, of its structure and its body as they are stored.

    Raises `IndexDamagedError` where one does not fit the other.
    """
    lines = iter(text.split("\n"))
    try:
        return tuple(
            Part(
                tuple(
                    Paragraph(line, ParagraphKind(kind), level, page)
                    for (kind, level, page), line in zip(
                        rows, islice(lines, len(rows)), strict=True
                    )
                ),
                number,
                title,
                tuple(ReadingNote(NoteKind(k), count, tuple(on)) for k, count, on in chain(*notes)),
            )
            for number, title, rows, *notes in json.loads(structure)
        )
    except (ValueError, TypeError) as error:
        raise IndexDamagedError(f"structure: {error}") from error


def _structure(parts: Iterable[Part]) -> bytes:
    rows = [
        (
            part.number,
            part.title,
            [(p.kind.value, p.level, p.page) for p in part.paragraphs],
            # A part without notes is stored as it was before there were any.
            *([[(n.kind.value, n.count, n.pages) for n in part.notes]] if part.notes else ()),
        )
        for part in parts
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def _hash(record: str, structure: bytes, text: bytes) -> int:
    digest = hashlib.blake2b(digest_size=8)
    for part in (record.encode(), structure, text):
        digest.update(len(part).to_bytes(8, "little") + part)
    return int.from_bytes(digest.digest(), "little")


def _short_names(text: str) -> tuple[str, ...]:
    terms = (short_name_term(one.short, one.long) for one in find_short_names(text))
    return tuple(dict.fromkeys(terms))


def _own_numbers(document: Document) -> Sequence[str]:
    own = (document.document_number,) if document.document_number else ()
    return (*own, *document.document_numbers)


def _analysed(paragraphs: Sequence[str]) -> AnalysedText:
    normal = normalise_paragraphs(paragraphs)
    return AnalysedText(normal.text, normal.breaks, tuple(words.tokens_for_search(normal.text)))


def _normal_place(text: str, start: int, normal: str) -> int:
    """Where the line that begins at `start` in a text begins in its normal form. O(characters)."""
    if start >= len(text):
        return len(normal)
    lines = normal.split("\n")[: text.count("\n", 0, start)]
    return sum(len(line) + 1 for line in lines)


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
