"""A series of document numbers as far as it is held: plain frozen values for pages and JSON."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.results.relations import DocumentSummary


@dataclass(frozen=True, slots=True)
class SeriesYear:
    """A year or term (13届, "" where the count goes on) of a code; `held` counts its numbers."""

    year: str
    held: int


@dataclass(frozen=True, slots=True)
class SeriesCode:
    """A code (代字), and how many of its numbers are held."""

    code: str
    held: int


@dataclass(frozen=True, slots=True)
class Gap:
    """The numbers from `first` to `last`, inclusive, of which none is held."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Bearer:
    """A document that bears a number, with the organs that issue it."""

    document: DocumentSummary
    issuers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeldNumber:
    """A number that is held, and the documents that bear it.

    `double`: these are different documents, not copies of one or a text and what it prints.
    """

    number: int
    double: bool
    bearers: tuple[Bearer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberSeries:
    """A series as far as it is held; where several years of the code are, `year` may be None.

    `years` are those of the code. `numbers` is one page of `total`, in order; `first` and `last`
    are the least and the greatest, None where nothing is held. `gaps` lie between these, `missing`
    counts their numbers; only the first gaps are given. `doubles` are all numbers that different
    documents bear. `similar` are other codes, where nothing is held under this one.
    """

    code: str
    year: str | None
    years: tuple[SeriesYear, ...]
    total: int
    first: int | None
    last: int | None
    missing: int
    gaps: tuple[Gap, ...]
    gaps_total: int
    doubles: tuple[int, ...]
    numbers: tuple[HeldNumber, ...]
    similar: tuple[SeriesCode, ...]
    index_version: str
