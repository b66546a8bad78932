"""The Whoosh codec whose inverted fields are arrays: Whoosh's stock searcher reads them too.

Per-document data (stored fields, columns, lengths) stays with Whoosh's own codec. Terms are
written by `segment_writer`, all at once, so the field writer here only keeps the contract.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from whoosh.codec import base
from whoosh.codec.base import Segment
from whoosh.codec.whoosh3 import W3Codec
from whoosh.fields import FieldType
from whoosh.filedb.filestore import FileStorage
from whoosh.formats import Format
from whoosh.matching.mcore import ListMatcher
from whoosh.reading import TermInfo, TermNotFound
from whoosh.scoring import BaseScorer

from indexer.engines.whoosh.files.arrays import Array, open_arrays
from indexer.engines.whoosh.files.postings import Field, GramField, WordField
from indexer.engines.whoosh.files.schema import GRAM_FIELDS, WORD_FIELDS

ARRAYS_EXTENSION = ".psa"


class ArrayCodec(W3Codec):
    """Whoosh 3's codec with array postings."""

    def field_writer(self, storage: FileStorage, segment: Segment) -> ArrayFieldWriter:
        """A writer that has nothing to do; see the module."""
        return ArrayFieldWriter()

    def terms_reader(self, storage: FileStorage, segment: Segment) -> ArrayTermsReader:
        """The terms of one segment."""
        return ArrayTermsReader(arrays_path(storage, segment))


def arrays_path(storage: FileStorage, segment: Segment) -> Path:
    """Where a segment keeps its arrays."""
    return Path(storage.folder) / str(segment.make_filename(ARRAYS_EXTENSION))


def column_path(storage: FileStorage, segment: Segment, name: str) -> Path:
    """Where a segment keeps a stored column."""
    return Path(storage.folder) / str(W3Codec.column_filename(segment, name))


class ArrayFieldWriter(base.FieldWriter):
    """Refuses postings one by one: they are written by the segment writer, all at once."""

    is_closed = False

    def start_field(self, *_: object) -> None:
        """Not to be called."""
        raise NotImplementedError("postings are written as arrays")

    def start_term(self, *_: object) -> None:
        """Not to be called."""
        raise NotImplementedError("postings are written as arrays")

    def add(self, *_: object) -> None:
        """Not to be called."""
        raise NotImplementedError("postings are written as arrays")

    def finish_term(self) -> None:
        """Not to be called."""
        raise NotImplementedError("postings are written as arrays")

    def close(self) -> None:
        """Nothing is open."""
        self.is_closed = True


class ArrayCursor(base.FieldCursor):
    """Whoosh's cursor over the terms of one field; `None` past the last."""

    def __init__(
        self, reader: ArrayTermsReader, field: Field, fieldname: str, fieldobj: FieldType
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

    def __init__(self, path: Path) -> None:
        """Map the segment's arrays."""
        arrays = open_arrays(path)
        self._fields: dict[str, Field] = {name: GramField(arrays, name) for name in GRAM_FIELDS}
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
