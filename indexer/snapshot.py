"""What an engine has to supply: one published generation that can be searched and counted.

All that a view answers (`indexer.engine.View`) is put together from these verbs in
`indexer.answers`, the same way for every engine.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, Protocol

from indexer.analysis.sound_classes import SoundClass
from indexer.ledger import Ledger
from indexer.limits.deadline import OptionalPart
from indexer.query.facets import Facet
from indexer.query.model import DateUnit, Expression, Query, Scope
from indexer.relations.shelf import AsOf, DocRef, ResolvedQuery, Shelf
from indexer.results import FacetListing, FacetValue, Histogram, Pivot

Span = tuple[int, int]
"""[start, end) in an original text, in characters."""


class Ranked(NamedTuple):
    """A document in its place in the order; `duplicates` counts the other matches of its text.

    `matches`: it holds all that was asked; else it follows in a ranked list.
    """

    ref: DocRef
    score: float
    duplicates: int
    matches: bool = True


@dataclass(frozen=True, slots=True)
class RankedPage:
    """A page of the matches of a query, and counts over all of them.

    `total` counts the documents that match, `listed` the places in the order: fewer where the query
    folds same texts, more where it is ranked. `further` are the places of those that lack words,
    `matched` are the places of matches up to the end of the page. `left_out`: FACETS where the
    deadline passed before all of them were counted; `facets` is empty then.
    """

    total: int
    listed: int
    further: int
    matched: int
    facets: Mapping[Facet, tuple[FacetValue, ...]]
    page: tuple[Ranked, ...]
    left_out: tuple[OptionalPart, ...] = ()


@dataclass(frozen=True, slots=True)
class RankedScan:
    """All matches of a query in its order, `batches` of them."""

    total: int
    batches: Iterator[tuple[Ranked, ...]]


@dataclass(frozen=True, slots=True)
class LiteralPlaces:
    """Where one document holds some literals, by `title` or `body` and then by literal.

    `spans` are of the original text, in order, and may be cut off after the first ones; `counts`
    count all. What is not there is missing.
    """

    spans: Mapping[str, Mapping[str, Sequence[Span]]]
    counts: Mapping[str, Mapping[str, int]]


class LowerBound(StrEnum):
    """Counts that an engine need not give exactly: it may find at least so many."""

    FACETS = "facets"
    """How many matches have a value of a facet, and how many values hold a name."""
    FOLDED = "folded"
    """How many places a folded list has, and how many texts a period or a cell of a table."""


class StoredHit(NamedTuple):
    """What is stored of a document for a page of hits.

    `record` are its fields (`indexer.stored_record`), `code` says how it stands on the day that is
    asked about (`validity_rows`). `ends` is the ordinal of the first day after that on which it
    has expired (失效), as far as that is known; 0 where no end is known. `turn` is the first later
    day on which it has ended in any way (失效, 已废止) and its code then; (0, 0) without one, and
    of a past day: nothing tells what was known by then.
    """

    id: str
    record: str
    code: int
    ends: int
    turn: tuple[int, int]


class TermWeight(NamedTuple):
    """A term that orders hits: its stream (`words` or `grams`), its rarity (idf) and its weight."""

    stream: str
    text: str
    idf: float
    weight: float


class TitlePlace(NamedTuple):
    """A place [start, end) in the original title of a document."""

    ref: DocRef
    start: int
    end: int


class BorneNumber(NamedTuple):
    """The normal form of a document number, and a document that bears it."""

    form: str
    ref: DocRef


class Snapshot(Shelf, Protocol):
    """One published generation without what was taken down; safe to use from several threads.

    Matching is literal and exact. Counts are exact, but for those of `lower_bounds`; `total` is
    always. The order is that of the query: by relevance (whatever the scores are), then the newest,
    then `ranking.tie_breaker` of the ids. What was taken down is not in it, in no count either.

    What matches is found whole or not at all: every verb that matches, ranks or locates calls
    `deadline.check` in its loops, which raises `DeadlineExceededError`; looking up documents by
    `DocRef`, id, number or title does not, so that what was found can be shown.
    """

    @property
    def lower_bounds(self) -> frozenset[LowerBound]:
        """The counts that may be less than the truth; none where the engine counts exactly."""

    @property
    def version(self) -> str:
        """Names the generation, schema and analysis, and what was taken down."""

    @property
    def published_at(self) -> datetime:
        """When the generation was published."""

    @property
    def analysis(self) -> str:
        """The version of the rules by which its documents were analysed."""

    @property
    def ledger(self) -> Ledger:
        """The sources of the generation, and what was removed from it."""

    def ranked(self, query: ResolvedQuery, start: int, size: int) -> RankedPage:
        """What is listed from `start` (counted from 0), at most `size`, and the facets asked for.

        Listed are the matches; of a ranked query also at most `ranking.MOST_FURTHER` documents that
        lack some of its bare words, the highest scores first: those that it names, and those that
        cover at least `ranking.LEAST_COVERAGE` of its terms with `ranking.LEAST_SCORE` of the
        highest score, both without its searches within, which all of them match.
        """

    def ranked_scan(
        self, query: ResolvedQuery, batch: int, start: int, stop: int | None
    ) -> RankedScan:
        """The matches from `start` to before `stop`, in the memory of one batch and an array.

        They are read once and forward: an engine need not be able to go back.
        """

    def count_to(self, query: ResolvedQuery, dated: int, tie: int) -> int:
        """How many matches, ordered by date, stand up to a document of this date and tie breaker.

        The document itself need not be among them.
        """

    def histogram(self, query: ResolvedQuery, unit: DateUnit) -> Histogram:
        """The matches by year, month or day of the date that counts."""

    def pivot(
        self,
        query: ResolvedQuery,
        unit: DateUnit,
        facet: Facet,
        values: Sequence[str],
        limit: int,
    ) -> Pivot:
        """The matches by year or month and by value of a facet (`indexer.engine.View.pivot`)."""

    def facet_values(self, query: ResolvedQuery, facet: Facet, name: str) -> FacetListing:
        """The values of a facet that hold `name` among the matches, its own filter off."""

    def facet_names(self, facet: Facet) -> Sequence[str]:
        """All values of a stored facet, in order."""

    def titles_holding(
        self, literals: Sequence[str], among: ResolvedQuery | None, limit: int
    ) -> Sequence[DocRef]:
        """The documents whose title holds all of some normalised literals, at most `limit`.

        Those whose title begins with the first literal come first, then the newest. Of `among`
        the filters, dates and searches within count, not what it asks for.
        """

    def numbers_beginning(
        self, beginning: str, among: ResolvedQuery | None, limit: int
    ) -> Sequence[BorneNumber]:
        """The document numbers whose normal form begins so, each once, at most `limit`.

        Each with the newest document that bears it; the numbers of the newest come first. `among`
        narrows as in `titles_holding`.
        """

    def titles_alike(self, text: str, least: float, limit: int) -> Sequence[tuple[DocRef, float]]:
        """The documents whose titles share most pairs of characters with a normalised text.

        How much they share is Dice's coefficient: twice the distinct pairs of the text that the
        title holds, divided by their number and the title's length less one. Those with at least
        `least` of it, at most `limit`, the nearest first, then the newest.
        """

    def titles_sounding(self, places: Sequence[SoundClass], limit: int) -> Sequence[TitlePlace]:
        """Where titles have Han characters in a row that sound so, at most `limit`, one a title.

        A place is filled by its character where it has one, else by any character with one of its
        syllables among its readings; what is no Han character may stand between. Titles that begin
        so come first, then the newest; of a title the first place is given.
        """

    def texts_sounding(self, places: Sequence[SoundClass], limit: int) -> Mapping[str, int]:
        """The different normalised texts that stand at such places of titles, at most `limit`.

        Each with the number of titles that hold it, the most frequent first, equal ones by text.
        """

    def words_sounding(self, places: Sequence[SoundClass], limit: int) -> Mapping[str, int]:
        """The words of bodies, as the segmenter cuts them, that sound so: 2 to 6 Han characters.

        At most `limit`, each with the number of documents whose body holds it as a word, the most
        frequent first, equal ones by text.
        """

    def pair_frequencies(self, pairs: Collection[str]) -> Mapping[str, int]:
        """About how many documents hold each pair of neighbouring normalised characters.

        Never less than hold it in title or body; a title and a body count each, and an engine may
        count pages of long bodies and documents that were deleted, too. Pairs that stand nowhere
        are missing. Cheap: thousands can be asked at once.
        """

    def neighbour_frequencies(
        self, before: str, characters: str, after: str
    ) -> Sequence[Sequence[int]]:
        """For each of some characters about how many documents hold it beside others.

        First behind the character `before`, then in front of `after`, counted as
        `pair_frequencies`; where one of both is "", nothing is counted for it.
        """

    def pairs_beginning(self, character: str, least: int) -> Mapping[str, int]:
        """The pairs that begin with a normalised character and stand in at least so many documents.

        Counted as `pair_frequencies`, in no order.
        """

    def holding(self, literals: Collection[str]) -> Mapping[str, int]:
        """How many documents hold each normalised literal in title or body, exactly.

        Those that stand nowhere are missing. Each is matched, so only a few may be asked at once.
        """

    def holding_each(
        self, parts: Sequence[Expression], scope: Scope, refs: Collection[DocRef]
    ) -> Sequence[Collection[DocRef]]:
        """For each of some expressions those of some documents that match it in a scope."""

    def located(
        self, refs: Sequence[DocRef], literals: Sequence[str], most: int | None = None
    ) -> Mapping[DocRef, LiteralPlaces]:
        """Where some documents hold normalised literals; at most `most` spans of each.

        A document that holds none may be missing.
        """

    def stored_hits(self, refs: Sequence[DocRef], asof: AsOf) -> Sequence[StoredHit]:
        """What is stored of some documents for a page of hits, in their order."""

    def structure(self, ref: DocRef) -> bytes:
        """The stored parts of a document (`indexer.analysed_document.stored_document`)."""

    def let_go(self) -> None:
        """Free the memory of records that were read: a scan reads them all."""

    def without_number(self, source: str) -> int:
        """How many documents of a source bear no document number."""

    def term_weights(self, query: Query) -> Sequence[TermWeight]:
        """The terms that order the hits of a query."""
