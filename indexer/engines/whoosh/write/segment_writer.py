"""Write a segment from analysed documents: stored columns by Whoosh, all else as arrays."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.util.numeric import length_to_byte

from indexer.engines.whoosh.files.arrays import Array, write_arrays
from indexer.engines.whoosh.files.schema import (
    FACET_FIELDS,
    GRAM_FIELDS,
    SCOPES,
    STREAMS,
    WORD_FIELDS,
)
from indexer.engines.whoosh.write.draft_index import DraftIndex, DraftSegmentWriter
from indexer.engines.whoosh.write.inversion import (
    GramBuffer,
    KeyBuffer,
    WordBuffer,
)
from indexer.engines.whoosh.write.packed_document import PackedDocument
from indexer.query.date_bounds import DateKind
from indexer.ranking import tie_breaker
from indexer.relations.validity.validity_rows import Rows
from indexer.similarity.text_signature import LIKENESS

_WORDS = ("title_words", "body_words")

DOCUMENT_BYTES = 500
"""What is collected for a document of whatever length, besides its words and characters."""

THREADS = 2
"""So many fields are inverted at a time. NumPy sorts without the lock of the interpreter, and while
a segment is written the workers soon wait."""


class FacetBuffer:
    """Collects the pairs of document and value of one facet."""

    def __init__(self) -> None:
        """Start empty."""
        self._codes: dict[str, int] = {}
        self._pairs: list[tuple[int, int]] = []

    def add(self, document: int, values: Iterable[str]) -> None:
        """Add the distinct values of a document; documents have to come in ascending order."""
        codes = self._codes
        self._pairs.extend((document, codes.setdefault(value, len(codes))) for value in values)

    def arrays(self, name: str) -> dict[str, Array]:
        """The arrays (`facet_arrays`) of what was collected."""
        pairs = np.array(self._pairs, np.uint32).reshape(-1, 2)
        return facet_arrays(name, pairs[:, 0], pairs[:, 1], list(self._codes))


class ArraySegmentWriter(DraftSegmentWriter):
    """Writes one new segment of analysed documents; `commit` as with Whoosh's own writer."""

    def __init__(self, index: DraftIndex) -> None:
        """Open a segment in the folder of an unpublished generation."""
        super().__init__(index)
        self._grams = {name: GramBuffer() for name in GRAM_FIELDS}
        self._words = {name: WordBuffer() for name in _WORDS}
        self._keys = {name: KeyBuffer() for name in WORD_FIELDS if name not in _WORDS}
        self._lengths: dict[str, list[int]] = {name: [] for name in _WORDS}
        self._breaks: dict[str, list[NDArray[np.int32]]] = {"title": [], "body": []}
        self._articles: list[NDArray[np.int32]] = []
        self._attachments: list[int] = []
        self._facets = {name: FacetBuffer() for name in FACET_FIELDS}
        self._validity_rows: list[Rows] = []
        self._dated: list[int] = []
        self._days: list[tuple[int, ...]] = []
        self._hashes: list[int] = []
        self._ties: list[int] = []
        self._likeness: list[bytes] = []
        self._nbytes = 0

    @property
    def nbytes(self) -> int:
        """About the memory that what was added takes until the commit."""
        return self._nbytes + sum(grams.nbytes for grams in self._grams.values())

    def content_hash(self, number: int) -> int:
        """The content hash of a document that was added."""
        return self._hashes[number]

    def add_packed(self, document: PackedDocument) -> None:
        """Add a document."""
        number = self.docnum
        per_document = self.perdocwriter
        per_document.start_doc(number)
        for name, value in (
            ("record", document.record.encode()),
            ("text", document.text),
            ("structure", document.structure),
            ("public_id", document.id.encode()),
            ("relations", document.relations),
        ):
            per_document.add_column_value(name, self.schema[name].column_type, value)
        for name, counted in (
            ("title_words", document.title_words),
            ("body_words", document.body_words),
        ):
            self._words[name].add(counted)
            self._lengths[name].append(counted.total)
        per_document.finish_doc()
        for name, keys in (
            ("number", document.numbers),
            ("number_form", document.number_forms),
            ("mention", document.mentions),
            ("attached_mention", document.attached_mentions),
            ("id", (document.id,)),
            ("identity", (f"{document.source}\0{document.key}",)),
            ("titles", document.titles),
            ("cited", document.cited),
            ("acted_on", document.acted_on),
            ("short_names", document.short_names),
        ):
            self._keys[name].add(keys)
        self._grams["title_grams"].add(document.title)
        self._grams["body_grams"].add(document.body)
        self._breaks["title"].append(document.title_breaks)
        self._breaks["body"].append(document.body_breaks)
        self._articles.append(document.articles)
        self._attachments.append(document.attachments)
        for name, facet in self._facets.items():
            facet.add(number, document.facets[name])
        self._validity_rows.append(document.validity_rows)
        self._dated.append(document.dated)
        self._days.append(document.days)
        self._hashes.append(document.content_hash)
        self._ties.append(tie_breaker(document.id))
        self._likeness.append(document.likeness)
        self._nbytes += (
            DOCUMENT_BYTES
            + 6 * (len(document.title_words.numbers) + len(document.body_words.numbers))
            + document.body_breaks.nbytes
            + document.validity_rows.nbytes
        )
        self._added = True
        self.docnum += 1

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        arrays: dict[str, Array] = {
            "attachments": np.array(self._attachments, np.uint32),
            "dated": np.array(self._dated, np.int32),
            "days": np.array(self._days, np.int32).reshape(-1, len(DateKind)),
            "content_hash": np.array(self._hashes, np.uint64),
            "tie": np.array(self._ties, np.uint64),
            "likeness": np.frombuffer(b"".join(self._likeness), np.uint8).reshape(
                -1, LIKENESS.itemsize
            ),
        }
        arrays |= self._inverted()
        lengths = self._lengths | {name: grams.lengths for name, grams in self._grams.items()}
        for stream, names in STREAMS.items():
            counted = np.array([lengths[name] for name in names], np.int64)
            for scope, all_lengths in zip(SCOPES, (*counted, counted.sum(axis=0)), strict=True):
                arrays |= _length_arrays(f"{stream}.{scope}", all_lengths)
        for name in STREAMS["words"]:
            arrays[f"{name}.token_counts"] = np.array(self._lengths[name], np.uint32)
        starts = arrays["body_grams.starts"][:-1]
        arrays |= article_arrays(self._articles, starts)
        for name, breaks in self._breaks.items():
            arrays |= _break_arrays(name, breaks)
        for name, facet in self._facets.items():
            arrays |= facet.arrays(name)
        arrays |= validity_arrays(self._validity_rows)
        write_arrays(self.arrays_path, arrays)
        self.fieldwriter.close()

    def _inverted(self) -> dict[str, Array]:
        """The postings of all fields; those of the bodies' grams take as long as all others."""
        with ThreadPoolExecutor(THREADS) as pool:
            grams = {name: pool.submit(self._grams[name].invert) for name in reversed(GRAM_FIELDS)}
            words = {
                name: pool.submit(buffer.invert)
                for name, buffer in (self._words | self._keys).items()
            }
            arrays: dict[str, Array] = {}
            for name in GRAM_FIELDS:
                arrays |= grams[name].result().arrays(name)
            for name, found in words.items():
                arrays |= found.result().arrays(name)
        return arrays


def facet_arrays(name: str, docs: Array, codes: Array, values: list[str]) -> dict[str, Array]:
    """The arrays of a facet.

    `docs` and `codes` (pairs,) uint32 hold the document and the index of the value of each pair;
    `values` lists the values (JSON as bytes).
    """
    listed = json.dumps(values, ensure_ascii=False).encode()
    return {
        f"{name}.docs": docs.astype(np.uint32),
        f"{name}.codes": codes.astype(np.uint32),
        f"{name}.values": np.frombuffer(listed, np.uint8),
    }


def validity_arrays(rows_of_documents: Sequence[Rows]) -> dict[str, Array]:
    """The rows of validity of all documents, in their order.

    `docs` (rows,) uint32, `days` int32 and `codes` uint8 (`relations.validity.validity_rows`).
    """
    counts = [len(rows) for rows in rows_of_documents]
    rows = np.concatenate(rows_of_documents) if rows_of_documents else np.empty((0, 2), np.int32)
    return {
        "validity_rows.docs": np.repeat(np.arange(len(counts), dtype=np.uint32), counts),
        "validity_rows.days": rows[:, 0].astype(np.int32),
        "validity_rows.codes": rows[:, 1].astype(np.uint8),
    }


def article_arrays(articles: Sequence[NDArray[np.int32]], starts: Array) -> dict[str, Array]:
    """The units of the bodies' stream that are an article, or text between articles.

    `article_starts` (units,) uint32 says where in the stream each begins, `in_article` (units,)
    bool whether it is an article. `starts` says where each document begins.
    """
    offsets = np.repeat(starts.astype(np.int64), [len(rows) for rows in articles])
    rows = np.concatenate(articles) if articles else np.empty((0, 2), np.int32)
    return {
        "article_starts": (rows[:, 0] + offsets).astype(np.uint32),
        "in_article": rows[:, 1].astype(bool),
    }


def _length_arrays(name: str, lengths: NDArray[np.int64]) -> dict[str, Array]:
    """The lengths of documents (documents,) quantised to a byte as Whoosh does, and their sum."""
    quantised = [length_to_byte(length) if length else 0 for length in lengths.tolist()]
    return {
        f"lengths.{name}": np.array(quantised, np.uint8),
        f"total.{name}": lengths.sum(keepdims=True),
    }


def _break_arrays(name: str, breaks: list[NDArray[np.int32]]) -> dict[str, Any]:
    counts = [len(b) for b in breaks]
    return {
        f"{name}.breaks": np.concatenate([b.reshape(-1, 2) for b in breaks]).astype(np.int32),
        f"{name}.break_offsets": np.concatenate(([0], np.cumsum(counts))).astype(np.uint32),
    }
