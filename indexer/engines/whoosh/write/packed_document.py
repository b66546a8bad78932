"""A document packed into arrays for a segment; this costs time and is done in a worker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.analysed_document import AnalysedDocument
from indexer.analysis import grams
from indexer.relations.facts import facts_to_json
from indexer.relations.validity.validity_rows import Rows, validity_rows_of

Words = tuple[list[bytes], NDArray[np.uint16], int]
"""Distinct words, how often each occurs (at most 65,535), and how many words there are in all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedDocument:
    """An `AnalysedDocument` as `segment_writer` takes it.

    `*_codes` are the grams of title and body (`indexer.analysis.grams`), `relations` the facts as
    JSON, `validity_rows` how it stands by its own words alone. The other fields are those of the
    analysed document.
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
    attachments: int
    numbers: tuple[str, ...]
    number_forms: tuple[str, ...]
    mentions: tuple[str, ...]
    attached_mentions: tuple[str, ...]
    dated: int
    days: tuple[int, ...]
    facets: Mapping[str, tuple[str, ...]]
    likeness: NDArray[Any]
    relations: bytes
    titles: tuple[str, ...]
    cited: tuple[str, ...]
    acted_on: tuple[str, ...]
    short_names: tuple[str, ...]
    validity_rows: Rows


def pack(document: AnalysedDocument) -> PackedDocument:
    """Pack a document. O(characters)."""
    return PackedDocument(
        source=document.source,
        key=document.key,
        id=document.id,
        content_hash=document.content_hash,
        record=document.record,
        text=document.text.encode(),
        structure=document.structure,
        title_codes=grams.codes(document.title.text),
        body_codes=grams.codes(document.body.text),
        title_words=counted_words(document.title.words),
        body_words=counted_words(document.body.words),
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
        likeness=document.likeness,
        relations=facts_to_json(document.facts),
        titles=document.titles,
        cited=document.cited,
        acted_on=document.acted_on,
        short_names=document.short_names,
        validity_rows=validity_rows_of(document.periods),
    )


def counted_words(words: tuple[str, ...]) -> Words:
    """The distinct words of a text with their frequencies."""
    counted = Counter(words)
    counts = np.fromiter(counted.values(), np.int64, len(counted)).clip(max=65535)
    return [word.encode() for word in counted], counts.astype(np.uint16), len(words)
