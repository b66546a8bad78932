"""Lets Whoosh's own searcher read our segments: its codec and its index, over our files."""

# Whoosh is annotated in parts only.
# mypy: allow-untyped-calls, allow-untyped-defs

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from whoosh.codec import base
from whoosh.codec.base import Segment
from whoosh.codec.whoosh3 import W3Codec, W3PerDocReader, W3Segment
from whoosh.fields import KEYWORD, FieldType, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.formats import Format
from whoosh.index import TOC, FileIndex
from whoosh.matching.mcore import ListMatcher
from whoosh.reading import TermInfo, TermNotFound
from whoosh.scoring import BaseScorer
from whoosh.util.numeric import byte_to_length

from indexer.engines.whoosh.files.arrays import Array, open_arrays
from indexer.engines.whoosh.files.postings import CHARACTER_BITS, GramField, WordField
from indexer.engines.whoosh.files.schema import GRAM_FIELDS, WORD_FIELDS
from indexer.engines.whoosh.files.segment_list import INDEX_NAME, SegmentEntry, read_segments

WORDS = {"title_words": "title", "body_words": "body"}
"""The fields that Whoosh scores, and the scope whose lengths are theirs."""


class ReadIndex(FileIndex):
    """Whoosh's index over the folder of a generation."""

    def __init__(self, folder: Path) -> None:
        self.storage = FileStorage(str(folder), readonly=True)
        self.indexname = INDEX_NAME
        self._folder = folder

    def _read_toc(self) -> TOC:
        names = (*GRAM_FIELDS, *WORD_FIELDS)
        schema = Schema(**{name: KEYWORD(scorable=name in WORDS) for name in names})
        codec = ReadCodec(self._folder)
        segments = [
            W3Segment(codec, name, one.documents, identifier, set(one.deleted))
            for one in read_segments(self._folder)
            for name, _, identifier in (one.name.partition("_"),)
        ]
        return TOC(schema, segments, 0)

    def latest_generation(self) -> int:
        return 0


class ReadCodec(W3Codec):
    """Whoosh 3's codec with array postings."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def terms_reader(self, storage: FileStorage, segment: Segment) -> ArrayTermsReader:
        """The terms of one segment."""
        return ArrayTermsReader(self._arrays(segment))

    def per_document_reader(self, storage: FileStorage, segment: Segment) -> LengthsReader:
        """The lengths of its documents."""
        return LengthsReader(storage, segment, self._arrays(segment))

    def _arrays(self, segment: Segment) -> dict[str, Array]:
        entry = SegmentEntry(segment.segment_id(), segment.doc_count_all())
        return open_arrays(entry.arrays_path(self._folder))


class LengthsReader(W3PerDocReader):
    """Whoosh's view of documents: their lengths alone, which are kept as Whoosh quantises them."""

    def __init__(self, storage: FileStorage, segment: Segment, arrays: dict[str, Array]) -> None:
        super().__init__(storage, segment)
        self._lengths = {name: arrays[f"lengths.words.{scope}"] for name, scope in WORDS.items()}
        self._totals = {name: arrays[f"total.words.{scope}"] for name, scope in WORDS.items()}

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """The quantised length of a field of a document."""
        return int(byte_to_length(int(self._lengths[fieldname][docnum])))

    def field_length(self, fieldname: str) -> int:
        """The exact length of all of them together."""
        return int(self._totals[fieldname][0])

    def min_field_length(self, fieldname: str) -> int:
        """The least quantised length."""
        return int(byte_to_length(int(self._lengths[fieldname].min())))

    def max_field_length(self, fieldname: str) -> int:
        """The largest quantised length."""
        return int(byte_to_length(int(self._lengths[fieldname].max())))


class Grams(GramField):
    """A field of bigrams with its terms as Whoosh wants them: UTF-8, in order."""

    def term(self, ordinal: int) -> bytes:
        """A gram's two characters as UTF-8."""
        code = int(self._codes[ordinal])
        second = code & ((1 << CHARACTER_BITS) - 1)
        return (chr(code >> CHARACTER_BITS) + chr(second)).encode("utf-8", "surrogatepass")

    def ceiling(self, term: bytes) -> int:
        """The ordinal of the first gram that is not below `term`. O(log terms)."""
        characters = term.decode("utf-8", "ignore")[:2].ljust(2, "\0")
        return self._ceiling((ord(characters[0]) << CHARACTER_BITS) | ord(characters[1]))


class ArrayCursor(base.FieldCursor):
    """Whoosh's cursor over the terms of one field; `None` past the last."""

    def __init__(
        self,
        reader: ArrayTermsReader,
        field: Grams | WordField,
        fieldname: str,
        fieldobj: FieldType,
    ) -> None:
        """Stand on the first term."""
        self._reader = reader
        self._field = field
        self._fieldname = fieldname
        self._fieldobj = fieldobj
        self._ordinal = 0

    def first(self) -> str | None:
        """Go to the first term."""
        self._ordinal = 0
        return self.text()

    def find(self, string: str | bytes) -> str | None:
        """Go to the first term that is not below `string`."""
        term = string if isinstance(string, bytes) else string.encode()
        self._ordinal = self._field.ceiling(term)
        return self.text()

    def next(self) -> str | None:
        """Go to the next term."""
        self._ordinal += 1
        return self.text()

    def text(self) -> str | None:
        """The term it stands on."""
        return self._field.term(self._ordinal).decode() if self.is_valid() else None

    def term_info(self) -> TermInfo | None:
        """Information on the term it stands on."""
        if not self.is_valid():
            return None
        return self._reader.term_info(self._fieldname, self._field.term(self._ordinal))

    def is_valid(self) -> bool:
        """Whether it stands on a term."""
        return self._ordinal < len(self._field)


class ArrayTermsReader(base.TermsReader):
    """Whoosh's view of the fields of one segment."""

    def __init__(self, arrays: dict[str, Array]) -> None:
        """Take the segment's arrays."""
        self._fields: dict[str, Grams | WordField] = {
            name: Grams(arrays, name) for name in GRAM_FIELDS
        }
        self._fields |= {name: WordField(arrays, name) for name in WORD_FIELDS}

    def _ordinal(self, fieldname: str, term: bytes) -> int | None:
        field = self._fields.get(fieldname)
        if field is None:
            return None
        ordinal = field.ceiling(term)
        return ordinal if ordinal < len(field) and field.term(ordinal) == term else None

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        """Whether a (field, term) stands in the segment."""
        return self._ordinal(*term) is not None

    def indexed_field_names(self) -> list[str]:
        """The fields that have terms."""
        return sorted(self._fields)

    def cursor(self, fieldname: str, fieldobj: FieldType) -> ArrayCursor:
        """A cursor over the terms of a field."""
        return ArrayCursor(self, self._fields[fieldname], fieldname, fieldobj)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Every (field, term) in order."""
        for name in self.indexed_field_names():
            yield from self.terms_from(name, b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """The terms of a field from `prefix` on."""
        field = self._fields[fieldname]
        for ordinal in range(field.ceiling(prefix), len(field)):
            yield fieldname, field.term(ordinal)

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Every ((field, term), information) in order."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """The same for a field from `prefix` on."""
        return ((t, self.term_info(*t)) for t in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """How often and where a term occurs; raises Whoosh's `TermNotFound`."""
        docs, freqs = self._postings(fieldname, text)
        return TermInfo(
            weight=float(freqs.sum()),
            df=len(docs),
            minlength=1,
            maxlength=2**31 - 1,
            maxweight=float(freqs.max()),
            minid=int(docs[0]),
            maxid=int(docs[-1]),
        )

    def frequency(self, fieldname: str, text: bytes) -> float:
        """How often a term occurs, 0 where it does not."""
        known = (fieldname, text) in self
        return float(self._postings(fieldname, text)[1].sum()) if known else 0.0

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """In how many documents a term occurs, 0 where it does not: other segments may have it."""
        return len(self._postings(fieldname, text)[0]) if (fieldname, text) in self else 0

    def matcher(
        self, fieldname: str, text: bytes, format_: Format, scorer: BaseScorer | None = None
    ) -> ListMatcher:
        """Whoosh's cursor over the documents of a term."""
        docs, freqs = self._postings(fieldname, text)
        return ListMatcher(
            docs.tolist(),
            freqs.astype(np.float64).tolist(),
            format=format_,
            scorer=scorer,
            term=(fieldname, text),
            terminfo=self.term_info(fieldname, text),
        )

    def _postings(self, fieldname: str, text: bytes) -> tuple[Array, Array]:
        ordinal = self._ordinal(fieldname, text)
        if ordinal is None:
            raise TermNotFound(f"No term {fieldname}:{text!r}")
        field = self._fields[fieldname]
        return field.docs(ordinal), field.freqs(ordinal)
