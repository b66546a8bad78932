"""Answers to a query: a page of hits, all hits, or the working behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from indexer.limits.deadline import OptionalPart
from indexer.query.facets import Facet
from indexer.query.model import ExpansionOrigin, Match, Query
from indexer.query.syntax.sign_notes import SignNote
from indexer.results.counts import FacetValue
from indexer.results.hits import Hit
from indexer.results.passages import Passage


@dataclass(frozen=True, slots=True)
class Correction:
    """A piece of a query that was `typed`, and what it was read as: `corrected`.

    `query_text` is the whole text with the piece replaced. `applied`: the list of hits is that of
    this text; else it is only offered.
    """

    typed: str
    corrected: str
    query_text: str
    applied: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownExpansion:
    """A word that a ranked list looks for beside a typed one, and who says that they are one.

    Where the collection does, `sentence` is that of the newest document with the public id `id` and
    the `title`, and `official` is written as there.
    """

    typed: str
    official: str
    origin: ExpansionOrigin
    sentence: str | None = None
    id: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class QuotedNumber:
    """A document number that was quoted, and the id and title of a document that bears it."""

    number: str
    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryReading:
    """How a query was read, to be shown to people.

    `words`: the distinct words that were asked. `question`: the text ends as a question does.
    `near_titles`: no document has the title that was typed, the first hits have nearly the same.
    `expansions`: what is looked for beside the words, so that more is found by other names.
    `unlisted_numbers`: document numbers asked for that no document
    here holds (未收录); `unlisted_titles`: names that documents here cite and none bears.
    `cited_title`: the title of the document that `Query.cites` names, None where there is none.
    `correction`: what was meant where a word is mistyped, or pinyin. `quoted_numbers`: documents
    that bear a number which was quoted, where they do not match it. `notes`: signs of the text, and
    of the searches within the results, that were read otherwise than people may expect.
    """

    words: tuple[str, ...] = ()
    question: bool = False
    near_titles: bool = False
    expansions: tuple[ShownExpansion, ...] = ()
    unlisted_numbers: tuple[str, ...] = ()
    unlisted_titles: tuple[str, ...] = ()
    cited_title: str | None = None
    correction: Correction | None = None
    quoted_numbers: tuple[QuotedNumber, ...] = ()
    notes: tuple[SignNote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """The answer to one query: `hits` of the page asked for, counts over all matches.

    `total` counts the documents that hold all that was asked; `listed` the hits of all pages: fewer
    where the query folds, and `further` more where a ranked list goes on with documents that lack
    words. `facets` count the documents of `total`.
    `next_cursor` goes on behind the last hit (`Query.cursor`), None where nothing follows. What is
    asked by a cursor is answered from the generation that it began with, where that is kept;
    documents removed since are left out of `hits`. `answer` is the passage that answers
    it, where it was asked for (`View.passage`) and there is one. `left_out` are the parts that
    there was no time for (`indexer.limits.deadline`): what is empty for that reason says nothing.
    """

    query: Query
    hits: tuple[Hit, ...]
    total: int
    listed: int
    further: int
    facets: Mapping[Facet, tuple[FacetValue, ...]]
    reading: QueryReading
    took_ms: float
    index_version: str
    next_cursor: str | None = None
    answer: Passage | None = None
    left_out: tuple[OptionalPart, ...] = ()

    @property
    def nothing_holds_all(self) -> bool:
        """Whether no document holds all words, and the first that is listed lacks some."""
        lacking = bool(self.hits and self.hits[0].missing)
        return lacking and not self.total and len(self.reading.words) > 1

    @property
    def match(self) -> Match:
        """Which documents are listed; what is read by a cursor are the matches alone."""
        ranked = self.query.ranked and self.query.cursor is None
        return Match.RANKED if ranked else Match.ALL


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """All matches of a query in its order: `batches` of hits without marks and snippets.

    All `total` of them come from the view that was asked, whatever is published meanwhile.
    """

    query: Query
    total: int
    batches: Iterator[tuple[Hit, ...]]
    index_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The working of one query: `steps` are (name, lines) from the text to the scored hits."""

    steps: tuple[tuple[str, tuple[str, ...]], ...]
    result: SearchResult
