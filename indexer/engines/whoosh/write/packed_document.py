"""A document packed into arrays for a segment; this costs time and is done in a worker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.analysed_document import AnalysedDocument
from indexer.changes.compared_states import text_fingerprint
from indexer.engines.whoosh.write.vocabulary import CountedWords, Vocabulary
from indexer.relations.facts import facts_to_json
from indexer.relations.validity.validity_rows import Rows, validity_rows_of
from indexer.stored_record import card_of

MOST_WORDS = 2**13
"""A vocabulary of so many words is left to the documents that have it, for a new one: what a text
costs grows with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedDocument:
    """An `AnalysedDocument` as `segment_writer` takes it.

    `title` and `body` are its texts in normal form, `relations` the facts as JSON, `validity_rows`
    how it stands by its own words alone, `likeness` the bytes of its row, `fingerprint` that of its
    text for the log of changes. The other fields are those of the analysed document.
    """

    source: str
    key: str
    id: str
    content_hash: int
    record: str
    text: bytes
    structure: bytes
    title: str
    body: str
    title_words: CountedWords
    body_words: CountedWords
    title_breaks: NDArray[np.int32]
    body_breaks: NDArray[np.int32]
    articles: NDArray[np.int32]
    attachments: int
    numbers: tuple[str, ...]
    number_forms: tuple[str, ...]
    mentions: tuple[str, ...]
    attached_mentions: tuple[str, ...]
    dated: int
    days: tuple[int, ...]
    facets: Mapping[str, tuple[str, ...]]
    likeness: bytes
    relations: bytes
    titles: tuple[str, ...]
    cited: tuple[str, ...]
    acted_on: tuple[str, ...]
    short_names: tuple[str, ...]
    validity_rows: Rows
    fingerprint: int

    def __reduce__(self) -> tuple[object, ...]:
        # The bytes of a small array are sent in a fraction of the time that the array takes.
        return _unpickled, (_PLAIN(self), [rows.tobytes() for rows in _PAIRS(self)])


_PAIR_NAMES = ("title_breaks", "body_breaks", "articles", "validity_rows")
"""The fields that are arrays (n, 2) of int32."""

_PLAIN_NAMES = tuple(f.name for f in fields(PackedDocument) if f.name not in _PAIR_NAMES)
_PAIRS, _PLAIN = attrgetter(*_PAIR_NAMES), attrgetter(*_PLAIN_NAMES)


def _unpickled(plain: Sequence[Any], pairs: Sequence[bytes]) -> PackedDocument:
    values: dict[str, Any] = dict(zip(_PLAIN_NAMES, plain, strict=True))
    for name, rows in zip(_PAIR_NAMES, pairs, strict=True):
        values[name] = np.frombuffer(rows, np.int32).reshape(-1, 2)
    return PackedDocument(**values)


class Packer:
    """Packs documents one after the other, in a worker; those it packs share a vocabulary."""

    def __init__(self) -> None:
        """Start with a vocabulary without words."""
        self._vocabulary = Vocabulary()

    def __call__(self, document: AnalysedDocument) -> PackedDocument:
        """Pack a document. O(characters)."""
        if len(self._vocabulary) > MOST_WORDS:
            self._vocabulary = Vocabulary()
        return _packed(document, self._vocabulary)


def pack(document: AnalysedDocument) -> PackedDocument:
    """Pack a document that shares its vocabulary with no other. O(characters)."""
    return _packed(document, Vocabulary())


def _packed(document: AnalysedDocument, vocabulary: Vocabulary) -> PackedDocument:
    return PackedDocument(
        source=document.source,
        key=document.key,
        id=document.id,
        content_hash=document.content_hash,
        record=document.record,
        text=document.text.encode(),
        structure=document.structure,
        title=document.title.text,
        body=document.body.text,
        title_words=vocabulary.counted(document.title.tokens),
        body_words=vocabulary.counted(document.body.tokens),
        title_breaks=document.title.breaks,
        body_breaks=document.body.breaks,
        articles=document.articles,
        attachments=document.attachments,
        numbers=document.numbers,
        number_forms=document.number_forms,
        mentions=document.mentions,
        attached_mentions=document.attached_mentions,
        dated=document.dated,
        days=document.days,
        facets=document.facets,
        likeness=document.likeness.tobytes(),
        relations=facts_to_json(document.facts),
        titles=document.titles,
        cited=document.cited,
        acted_on=document.acted_on,
        short_names=document.short_names,
        validity_rows=validity_rows_of(document.periods),
        fingerprint=text_fingerprint(card_of(document.record).title, document.text),
    )
