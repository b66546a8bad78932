"""An open segment: its inverted fields, its columns of numbers and its stored documents."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from copy import copy
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import NamedTuple, Self

import numpy as np
from cachetools import LRUCache
from numpy.typing import NDArray

from indexer.analysis.normalise import BARRIER
from indexer.engines.whoosh.files.arrays import Array, open_arrays
from indexer.engines.whoosh.files.attachment_streams import AttachmentStreams
from indexer.engines.whoosh.files.literals import Literal
from indexer.engines.whoosh.files.postings import GramField, Mask, RankedField, WordField
from indexer.engines.whoosh.files.schema import (
    DEFLATED_COLUMNS,
    FACET_FIELDS,
    GRAM_FIELDS,
    SCOPES,
    STORED_COLUMNS,
    STREAMS,
)
from indexer.engines.whoosh.files.segment_list import SegmentEntry, read_segments
from indexer.engines.whoosh.files.stored_columns import StoredColumn
from indexer.errors import IndexDamagedError
from indexer.query.date_bounds import DateKind
from indexer.query.facets import UNSTATED

LITERALS_KEPT = 1024
"""How many literals a segment keeps looked up: a query needs each of its literals twice, to match
and to mark, and popular ones are asked for again."""


class FirstAndMore(NamedTuple):
    """The values of one facet in one segment, laid out for counting: most documents have one.

    `first` (documents,) holds the code of the first value of each, or the number of values where it
    has none; `docs` and `codes` (pairs,) hold the further values. The types of codes are small,
    since counting reads them at random.
    """

    first: Array
    docs: Array
    codes: Array


class FacetColumn:
    """The values of one facet in one segment: pairs of document and value, ordered by document."""

    def __init__(self, arrays: dict[str, Array], name: str, documents: int) -> None:
        """Take the facet `name` from a segment's arrays (`write.segment_writer.facet_arrays`)."""
        self.docs = arrays[f"{name}.docs"]
        self.codes = arrays[f"{name}.codes"]
        self.values: list[str] = json.loads(arrays[f"{name}.values"].tobytes())
        self.stated: Mask = np.zeros(documents, bool)
        self.stated[self.docs] = True

    @cached_property
    def first_and_more(self) -> FirstAndMore:
        """The values, laid out for counting. O(documents + pairs) once."""
        none = len(self.values)
        codes = self.codes.astype(np.min_scalar_type(none))
        is_first = np.ones(len(codes), bool)
        np.not_equal(self.docs[1:], self.docs[:-1], out=is_first[1:])
        first = np.full(len(self.stated), none, codes.dtype)
        first[self.docs[is_first]] = codes[is_first]
        return FirstAndMore(first, self.docs[~is_first], codes[~is_first])

    def mask_of(self, values: set[str]) -> Mask:
        """The documents that have at least one of the values. O(pairs)."""
        chosen = np.fromiter((v in values for v in self.values), bool, len(self.values))
        mask = np.zeros(len(self.stated), bool)
        if chosen.any():
            mask[self.docs[chosen[self.codes]]] = True
        return mask

    def chosen(self, values: set[str]) -> Mask:
        """As `mask_of`; where `UNSTATED` is among the values, documents without a value too."""
        mask = self.mask_of(values)
        return mask | ~self.stated if UNSTATED in values else mask


class Segment:
    """A segment of a published generation; documents are numbered from 0 within it.

    What takes time or memory for every document is worked out when it is first asked for: writing
    needs little of it, and a later generation that has the same segment takes it over (`showing`).
    """

    def __init__(self, folder: Path, entry: SegmentEntry) -> None:
        """Map the segment's files in the folder of a generation into memory.

        They are closed when nothing uses them any longer. Raises `IndexDamagedError`.
        """
        self._stamp = _stamp_of(folder, entry)
        arrays = open_arrays(entry.arrays_path(folder))
        self.arrays = arrays
        self.name = entry.name
        self.size = entry.documents
        self.live: Mask = np.ones(self.size, bool)
        self.live[list(entry.deleted)] = False
        self.dated: NDArray[np.int32] = arrays["dated"]
        self._days: NDArray[np.int32] = arrays["days"]
        self.tie: NDArray[np.uint64] = arrays["tie"]
        self.content_hash: NDArray[np.uint64] = arrays["content_hash"]
        self.title = GramField(arrays, "title_grams")
        self.body = GramField(arrays, "body_grams")
        self.grams = {"title": self.title, "body": self.body}
        self.attachments = AttachmentStreams(self.body.starts, arrays["attachments"])
        self.article_starts: NDArray[np.uint32] = arrays["article_starts"]
        self.in_article: NDArray[np.bool_] = arrays["in_article"]
        self.words = {name: WordField(arrays, f"{name}_words") for name in ("title", "body")}
        self.streams: dict[str, Mapping[str, RankedField]] = {
            "words": self.words,
            "grams": self.grams,
        }
        self.lengths = {
            (stream, scope): arrays[f"lengths.{stream}.{scope}"]
            for stream in STREAMS
            for scope in SCOPES
        }
        self.total_lengths = {
            key: int(arrays["total.{}.{}".format(*key)][0]) for key in self.lengths
        }
        self.number = WordField(arrays, "number")
        self.number_form = WordField(arrays, "number_form")
        self.mention = WordField(arrays, "mention")
        self.attached_mention = WordField(arrays, "attached_mention")
        self.titles = WordField(arrays, "titles")
        self.cited = WordField(arrays, "cited")
        self.acted_on = WordField(arrays, "acted_on")
        self.short_names = WordField(arrays, "short_names")
        self.id = WordField(arrays, "id")
        self.identity = WordField(arrays, "identity")
        self._breaks = {name: arrays[f"{name}.breaks"] for name in ("title", "body")}
        self._break_offsets = {name: arrays[f"{name}.break_offsets"] for name in self._breaks}
        self._columns = {
            name: StoredColumn(
                entry.column_path(folder, name), self.size, deflated=name in DEFLATED_COLUMNS
            )
            for name in STORED_COLUMNS
        }
        self._lock = Lock()
        self._literals: LRUCache[tuple[str, str], Literal] = LRUCache(LITERALS_KEPT)

    def is_that_of(self, folder: Path, entry: SegmentEntry) -> bool:
        """Whether the entry's files in a folder are those that are mapped here.

        A restored backup has files of the same names in place of damaged ones.
        """
        return self._stamp == _stamp_of(folder, entry)

    def showing(self, entry: SegmentEntry) -> Self:
        """The same segment for a generation in which other documents of it may be deleted."""
        other = copy(self)
        other.live = np.ones(self.size, bool)
        other.live[list(entry.deleted)] = False
        return other

    @cached_property
    def title_lengths(self) -> NDArray[np.float32]:
        """How many pairs of characters each title (documents,) has."""
        # Each title is followed by one position of its end, which begins no pair, as its last sign.
        lengths = np.diff(self.title.starts.astype(np.int64)) - len(BARRIER) - 1
        return np.maximum(lengths, 0).astype(np.float32)

    @cached_property
    def facets(self) -> Mapping[str, FacetColumn]:
        """The stored facets by their names."""
        return {name: FacetColumn(self.arrays, name, self.size) for name in FACET_FIELDS}

    @cached_property
    def numbered(self) -> Mask:
        """The documents that bear a document number."""
        mask = np.zeros(self.size, bool)
        mask[self.number.pairs()[1]] = True
        return mask

    @cached_property
    def by_tie(self) -> NDArray[np.uint32]:
        """The documents, ordered by the numbers that break ties."""
        return np.argsort(self.tie, kind="stable").astype(np.uint32)

    def with_ties(self, ties: NDArray[np.uint64]) -> tuple[NDArray[np.intp], NDArray[np.uint32]]:
        """Which of some ties are those of documents here, as places in `ties`, and the documents.

        O(ties log documents).
        """
        low, high = (
            np.searchsorted(self.tie, ties, side, sorter=self.by_tie) for side in ("left", "right")
        )
        counts = high - low  # a document that was replaced stands beside the one that replaced it
        places = np.repeat(np.arange(len(ties)), counts)
        ends = np.cumsum(counts)
        ordered = np.repeat(low - (ends - counts), counts) + np.arange(len(places))
        return places, self.by_tie[ordered]

    @cached_property
    def _id_of(self) -> NDArray[np.uint32]:
        return _ordinals(self.id, self.size)

    @cached_property
    def _identity_of(self) -> NDArray[np.uint32]:
        return _ordinals(self.identity, self.size)

    def days(self, kind: DateKind | None) -> NDArray[np.int32]:
        """One of the three dates of each document (documents,), or the one that counts."""
        return self.dated if kind is None else self._days[:, list(DateKind).index(kind)]

    def token_counts(self, field: str) -> NDArray[np.int64]:
        """How many tokens each document (documents,) has in one of the fields of `STREAMS`."""
        if field in GRAM_FIELDS:  # each document's stream is followed by one position of its end
            starts = self.arrays[f"{field}.starts"].astype(np.int64)
            return starts[1:] - starts[:-1] - 1
        return self.arrays[f"{field}.token_counts"].astype(np.int64)

    def literal(self, name: str, text: str) -> Literal:
        """Look up a normalised literal in the `title` or `body`; the last ones asked are kept."""
        with self._lock:
            found = self._literals.get((name, text))
            if found is None:
                found = self._literals[name, text] = Literal(self.grams[name], text)
        return found

    def breaks(self, name: str, document: int) -> NDArray[np.int32]:
        """The breaks (n, 2) that map the normalised `title` or `body` to the original text.

        `indexer.analysis.normalise.original_spans_of` reads them.
        """
        offsets = self._break_offsets[name]
        return self._breaks[name][offsets[document] : offsets[document + 1]]

    def public_id(self, document: int) -> str:
        """The public id of a document."""
        return self.id.term(int(self._id_of[document])).decode()

    def identity_of(self, document: int) -> tuple[str, str]:
        """The source and key of a document."""
        source, _, key = self.identity.term(int(self._identity_of[document])).partition(b"\0")
        return source.decode(), key.decode()

    def record(self, document: int) -> str:
        """The stored fields of a document, as JSON; raises `IndexDamagedError`."""
        return self._columns["record"].text(document)

    def text(self, document: int) -> str:
        """The original text of a document; raises `IndexDamagedError`."""
        return self._columns["text"].text(document)

    def column(self, name: str, document: int) -> bytes:
        """One of `STORED_COLUMNS` of a document; raises `IndexDamagedError`."""
        return self._columns[name][document]

    def stored_column(self, name: str) -> StoredColumn:
        """All values of one of `STORED_COLUMNS`."""
        return self._columns[name]

    def let_go_of_records(self) -> None:
        """Free the memory of records that were read: those of 100,000 documents take 60 MB."""
        self._columns["record"].let_go()

    def document_of(self, field: WordField, term: str) -> int | None:
        """The live document that has a term in the field `id` or `identity`, None if none has."""
        ordinal = field.find(term.encode())
        if ordinal is None:
            return None
        live = [int(d) for d in field.docs(ordinal) if self.live[d]]
        return live[-1] if live else None

    def hide(self, source: str, key: str) -> None:
        """Treat a document as deleted as long as this segment is open; absent ones are ignored."""
        number = self.document_of(self.identity, f"{source}\0{key}")
        if number is not None:
            self.live[number] = False


def open_segments(folder: Path, known: Iterable[Segment] = ()) -> list[Segment]:
    """Open all segments of a generation, in the order of its list; raises `IndexDamagedError`.

    Those that are among `known`, of another generation of the same index, are not opened again.
    """
    return opened(folder, read_segments(folder), known)


def opened(
    folder: Path, entries: Iterable[SegmentEntry], known: Iterable[Segment] = ()
) -> list[Segment]:
    """The segments of some entries in a folder, those of the same files taken from `known`."""
    before = {segment.name: segment for segment in known}
    segments = []
    for entry in entries:
        segment = before.get(entry.name)
        again = segment is not None and segment.is_that_of(folder, entry)
        segments.append(segment.showing(entry) if segment and again else Segment(folder, entry))
    return segments


def _stamp_of(folder: Path, entry: SegmentEntry) -> list[tuple[int, int, int, int]]:
    """What tells a segment's files from others of the same names; a link to one is the same.

    Raises `IndexDamagedError` where one is missing.
    """
    try:
        stats = [path.stat() for path in entry.paths(folder)]
    except OSError as error:
        raise IndexDamagedError(f"{entry.name}: {error}") from error
    return [(one.st_dev, one.st_ino, one.st_size, one.st_mtime_ns) for one in stats]


def hide_in(segments: Iterable[Segment], hidden: Collection[tuple[str, str]]) -> None:
    """Hide documents (source, key), in whichever of the segments they are."""
    for segment in segments:
        for identity in hidden:
            segment.hide(*identity)


def _ordinals(field: WordField, documents: int) -> NDArray[np.uint32]:
    """For a field in which each document has one term, the ordinal (documents,) of that term."""
    ordinals = np.zeros(documents, np.uint32)
    terms, docs = field.pairs()
    ordinals[docs] = terms
    return ordinals
