"""The validity of every document on a day, from rows that say from when on it stands how.

A segment holds the rows that follow from each document's own words. Effects of other documents
change documents of older segments, which are never written again. So a generation keeps the rows of
documents that others change in a file of its own. There a document is named by the number that
breaks ties (`indexer.ranking.tie_breaker`), and its rows replace those of the segment.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock

import numpy as np
from cachetools import LRUCache
from numpy.typing import NDArray

from indexer.engines.whoosh.count.facet_counter import FacetCounter
from indexer.engines.whoosh.files.arrays import Array, open_arrays, write_arrays
from indexer.engines.whoosh.files.postings import Mask
from indexer.engines.whoosh.files.segment import FacetColumn, Segment
from indexer.query.facets import NO_VALIDITY, Facet
from indexer.query.model import Query
from indexer.relations.validity.statuses import Validity
from indexer.relations.validity.validity_rows import (
    AMENDED,
    CODES,
    IS_AMENDED,
    NO_RULE,
    NOW,
    PLAIN,
    Rows,
    came_by,
)

DAYS_KEPT = 16
"""For how many days the validity is kept: nearly all questions are about today."""


@dataclass(frozen=True, slots=True)
class DayValidity:
    """The validity of all documents on one day.

    `codes` has an array (documents,) for each segment: an index in `CODES`, combined (OR) with
    `STATED`, `IS_AMENDED` and `NO_RULE`. `ends` runs parallel to it: the ordinal of the first later
    day on which a document has expired, 0 without one. `turns` (documents, 2) has the first later
    day on which it has ended in any way, and its code then; zeros without one, and of a past day.
    `columns` and `counter` are the facet made of it.
    """

    codes: list[NDArray[np.uint8]]
    ends: list[NDArray[np.int32]]
    turns: list[NDArray[np.int32]]
    columns: list[FacetColumn]
    counter: FacetCounter


@dataclass(frozen=True, slots=True)
class Changed:
    """The rows of documents that others change.

    Three arrays (rows,): `ties`, ascending, names the document of each row, `days` and `codes` are
    those of `relations.validity.validity_rows`.
    """

    ties: NDArray[np.uint64]
    days: NDArray[np.int32]
    codes: NDArray[np.uint8]

    def replaced(self, gone: Array, rows: Mapping[int, Rows]) -> Changed:
        """These rows without the documents `gone` (ties), with `rows` (by tie) put in. O(rows)."""
        kept = ~np.isin(self.ties, np.array([*rows, *gone.tolist()], np.uint64))
        some = {tie: r for tie, r in rows.items() if len(r)}
        new = np.concatenate([np.empty((0, 2), np.int32), *some.values()])
        ties = np.repeat(np.array([*some], np.uint64), [len(r) for r in some.values()])
        ties = np.concatenate((self.ties[kept], ties))
        order = np.argsort(ties, kind="stable")
        days = np.concatenate((self.days[kept], new[:, 0]))[order]
        codes = np.concatenate((self.codes[kept], new[:, 1].astype(np.uint8)))[order]
        return Changed(ties[order], days, codes)


NOTHING = Changed(np.empty(0, np.uint64), np.empty(0, np.int32), np.empty(0, np.uint8))
PREFIX, SUFFIX = "validity-", ".psa"


def read_changed(folder: Path) -> Changed:
    """The rows by others that a generation keeps; raises `IndexDamagedError`."""
    for path in folder.glob(f"{PREFIX}*{SUFFIX}"):
        arrays = open_arrays(path)
        return Changed(arrays["ties"], arrays["days"], arrays["codes"])
    return NOTHING


def write_changed(folder: Path, number: int, changed: Changed) -> None:
    """Write the rows by others into the folder of generation `number`.

    The name has the number in it: files of the generation before, which are linked into the folder,
    must never be written again.
    """
    for path in folder.glob(f"{PREFIX}*{SUFFIX}"):
        path.unlink()
    arrays: dict[str, Array] = {"ties": changed.ties, "days": changed.days, "codes": changed.codes}
    write_arrays(folder / f"{PREFIX}{number:06d}{SUFFIX}", arrays)


class ValidityColumns:
    """The validity of all documents of a generation on any day; safe to use in several threads."""

    def __init__(self, segments: Sequence[Segment], changed: Changed) -> None:
        """O(rows, and changed documents log documents)."""
        self._segments = segments
        self._rows = [rows_of(segment, changed) for segment in segments]
        self._lock = Lock()
        self._kept: LRUCache[tuple[date, date], DayValidity] = LRUCache(DAYS_KEPT)

    def on(self, day: date, today: date) -> DayValidity:
        """The validity on a day, as known `today`; that of the last days is kept. O(rows)."""
        with self._lock:
            found = self._kept.get((day, today))
        if found is None:
            codes = [self._codes(index, day, today) for index in range(len(self._segments))]
            ends = [self._ends(index, day) for index in range(len(self._segments))]
            turns = [self._turns(index, day, today) for index in range(len(self._segments))]
            columns = [_column(code) for code in codes]
            found = DayValidity(codes, ends, turns, columns, FacetCounter(columns, Facet.VALIDITY))
            with self._lock:
                self._kept[day, today] = found
        return found

    def of(self, query: Query) -> DayValidity:
        """The validity on the day that a query is about."""
        assert query.asked_on, "a view says on which day it is asked"
        return self.on(query.asof or query.asked_on, query.asked_on)

    def expiring(self, after: date, until: date) -> list[Mask]:
        """The documents that expire (失效) after the day `after` and until `until`. O(rows)."""
        expired = CODES.index(Validity.EXPIRED)
        masks = []
        for segment, (docs, days, codes) in zip(self._segments, self._rows, strict=True):
            mask = np.zeros(segment.size, bool)
            inside = (days > after.toordinal()) & (days <= until.toordinal())
            mask[docs[inside & (codes & PLAIN == expired)]] = True
            masks.append(mask)
        return masks

    def turning(self, since: date, until: date) -> Iterator[tuple[int, int, int, int]]:
        """(segment, document, day, code) of each row whose day lies in [since, until]. O(rows)."""
        for index, (docs, days, codes) in enumerate(self._rows):
            inside = (days >= since.toordinal()) & (days <= until.toordinal())
            for row in zip(docs[inside], days[inside], codes[inside], strict=True):
                yield index, int(row[0]), int(row[1]), int(row[2])

    def _codes(self, index: int, day: date, today: date) -> NDArray[np.uint8]:
        docs, days, codes = self._rows[index]
        came = came_by(days, day, today)
        docs, codes = docs[came], codes[came]
        amends = codes == AMENDED
        found = np.zeros(self._segments[index].size, np.uint8)
        found[docs[~amends]] = codes[~amends]  # rows are in order: the last one stays
        found[docs[amends]] |= IS_AMENDED
        found.setflags(write=False)
        return found

    def _ends(self, index: int, day: date) -> NDArray[np.int32]:
        docs, days, _ = self._later(index, day, Validity.EXPIRED)
        ends = np.zeros(self._segments[index].size, np.int32)
        # Rows are in order: written from the last to the first, the first one stays.
        ends[docs[::-1]] = days[::-1]
        ends.setflags(write=False)
        return ends

    def _turns(self, index: int, day: date, today: date) -> NDArray[np.int32]:
        turns = np.zeros((self._segments[index].size, 2), np.int32)
        if day < today:
            return turns
        docs, days, codes = self._later(index, day, Validity.EXPIRED, Validity.REPEALED)
        turns[docs[::-1], 0] = days[::-1]
        turns[docs[::-1], 1] = codes[::-1]
        turns.setflags(write=False)
        return turns

    def _later(
        self, index: int, day: date, *kinds: Validity
    ) -> tuple[NDArray[np.uint32], NDArray[np.int32], NDArray[np.uint8]]:
        """The rows of a segment from which documents stand in one of some ways after a day."""
        docs, days, codes = self._rows[index]
        later = np.isin(codes & PLAIN, [CODES.index(kind) for kind in kinds])
        later &= (days > day.toordinal()) & (days != NOW)
        return docs[later], days[later], codes[later]


_VALUES = np.frombuffer(json.dumps([*CODES[1:], NO_VALIDITY]).encode(), np.uint8)


def _column(codes: NDArray[np.uint8]) -> FacetColumn:
    """The validity of one segment's documents as a facet; a document 未标注 has no value."""
    plain = np.where(codes & NO_RULE, np.uint8(len(CODES)), codes & PLAIN)
    docs = np.flatnonzero(plain).astype(np.uint32)
    name = Facet.VALIDITY.value
    arrays = {f"{name}.docs": docs, f"{name}.codes": plain[docs] - 1, f"{name}.values": _VALUES}
    return FacetColumn(arrays, name, len(codes))


def rows_of(
    segment: Segment, changed: Changed
) -> tuple[NDArray[np.uint32], NDArray[np.int32], NDArray[np.uint8]]:
    """The rows of a segment's documents, as arrays of document, day and code.

    Those of documents that others change are taken from `changed`.
    """
    docs, days, codes = (segment.arrays[f"validity_rows.{n}"] for n in ("docs", "days", "codes"))
    ties, first, counts = np.unique(changed.ties, return_index=True, return_counts=True)
    if not len(ties):
        return docs, days, codes
    at, here = segment.with_ties(ties)
    order = np.argsort(here)
    at, here = at[order], here[order]
    own = np.ones(segment.size, bool)
    own[here] = False
    kept = own[docs]
    lengths, begins = counts[at], first[at]
    ends = np.cumsum(lengths)
    rows = np.repeat(begins - (ends - lengths), lengths) + np.arange(ends[-1] if len(ends) else 0)
    return (
        np.concatenate((docs[kept], np.repeat(here, lengths).astype(np.uint32))),
        np.concatenate((days[kept], changed.days[rows])),
        np.concatenate((codes[kept], changed.codes[rows])),
    )
