"""What can be asked: one frozen `Query`, which every engine translates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from corpus.articles import ArticleNumber
from indexer.query.date_bounds import DateBounds, DateKind
from indexer.query.facets import Facet
from indexer.query.filters import Filters
from indexer.query.syntax.sign_notes import SignNote

if TYPE_CHECKING:
    from indexer.analysis.sound_classes import Places


class Scope(StrEnum):
    """Where words are looked for; ATTACHMENTS is the text of the attachments (附件) alone."""

    ALL = "all"
    TITLE = "title"
    BODY = "body"
    ATTACHMENTS = "attachments"
    NUMBER = "number"

    @property
    def literal(self) -> bool:
        """Whether its lists hold what matches alone, never documents that lack some of the words.

        What a document lacks is judged by its scores, which know neither numbers nor attachments.
        """
        return self in (Scope.NUMBER, Scope.ATTACHMENTS)

    @property
    def ranked_as(self) -> Scope:
        """The scope whose frequencies and lengths order the hits.

        For attachments it is the body that they are a part of: matching in them is exact, their
        words are not counted apart.
        """
        return Scope.BODY if self is Scope.ATTACHMENTS else self


class Sort(StrEnum):
    """Order of the hits; documents without a date come last in all orders by date.

    NEWEST and OLDEST are by the date that counts, the others by one of the three dates.
    """

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    WRITTEN_NEWEST = "written_newest"
    WRITTEN_OLDEST = "written_oldest"
    PUBLISHED_NEWEST = "published_newest"
    PUBLISHED_OLDEST = "published_oldest"
    EFFECTIVE_NEWEST = "effective_newest"
    EFFECTIVE_OLDEST = "effective_oldest"

    @property
    def date(self) -> DateKind | None:
        """The date that it orders by; None for the one that counts."""
        return _SORT_DATES[self]

    @property
    def oldest_first(self) -> bool:
        """Whether the oldest come first."""
        return self.endswith(Sort.OLDEST)


_SORT_DATES = {
    sort: next((one for one in DateKind if sort.startswith(one.parameter)), None) for sort in Sort
}


class Match(StrEnum):
    """Which documents a query lists.

    ALL lists exactly those that match its expression. RANKED lists these and, by the same scores,
    at most `ranking.MOST_FURTHER` more that lack some of the bare words (`ParsedText.bare`).
    """

    RANKED = "ranked"
    ALL = "all"


class DateUnit(StrEnum):
    """The length of the periods that documents are counted by (`Document.dated_on`)."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


class CitedVersions(StrEnum):
    """Which versions of a rule count as cited: the document that is named, or all of its rule."""

    THIS = "this"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Word:
    """A word: matches where title or body hold it literally, normalised. Never empty.

    `forms` are the other writings of a quantity, date or code (1,000元 of 1000元): each counts as
    the word. Where there are any, an occurrence inside a longer number counts for none of them.
    """

    text: str
    forms: tuple[str, ...] = ()

    @property
    def writings(self) -> tuple[str, ...]:
        """All that is looked for: the text and its forms."""
        return (self.text, *self.forms)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A literal substring of one paragraph of the normalised title or body. Never empty."""

    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """A document number (文号): matches its holders and those that cite it, holders first.

    `key` is `corpus.fields.numbers.number_key` of it; `text` the form to show.
    """

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class IssuerName:
    """Documents with an issuer whose normalised name contains `text`."""

    text: str


@dataclass(frozen=True, slots=True)
class FacetName:
    """Documents with a value of a facet that `text`, normalised, names (`facet_names.names`)."""

    facet: Facet
    text: str


@dataclass(frozen=True, slots=True)
class InOrder:
    """Documents of which one paragraph, or one document number, holds all parts in this order.

    At most `wildcards.MOST_SKIPPED` characters stand between two of them (养*证); at least two
    parts.
    """

    parts: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class And:
    """Documents that match every part."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Documents that match at least one part."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Documents that do not match; stands only inside an And that has a positive part."""

    part: Expression


class Unit(StrEnum):
    """A piece of a document that words can have to stand in together."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    ARTICLE = "article"


Literals = Word | Phrase | Or
"""What has positions in a text: a word, a phrase, or an `Or` of such."""


@dataclass(frozen=True, slots=True)
class Together:
    """Documents in which one sentence, paragraph or article (条) holds every part."""

    unit: Unit
    parts: tuple[Literals, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Documents in which both stand in one paragraph, in any order.

    At most `distance` characters stand between them.
    """

    distance: int
    left: Literals
    right: Literals


@dataclass(frozen=True, slots=True)
class Within:
    """`part`, with its words and phrases looked for in `scope` only (标题:)."""

    scope: Scope
    part: Expression


Expression = (
    (Word | Phrase | Number | IssuerName | FacetName)
    | (And | Or | Not)
    | (InOrder | Together | Near | Within)
)


@dataclass(frozen=True, slots=True)
class ParsedText:
    """What was read of a typed text.

    `expression` None asks for every document. `bare` are those of its parts that were typed without
    any operator or quotation mark: a ranked list may hold documents that lack some of them.
    `question`: the text ends as a question does. `rank_words` (jieba, search mode), `rank_grams`
    (all pairs of neighbouring characters) and `rank_forms` (words with several writings) order the
    hits. `subject` is the normal form of the text without the signs and function words at its ends.
    `notes` say which of its signs were read otherwise than people may expect, and `line` is the
    text that they stand in; both are empty where everything was read as it stands.
    """

    text: str = ""
    expression: Expression | None = None
    bare: tuple[Expression, ...] = ()
    question: bool = False
    rank_words: tuple[str, ...] = ()
    rank_grams: tuple[str, ...] = ()
    rank_forms: tuple[Word, ...] = ()
    subject: str = ""
    notes: tuple[SignNote, ...] = ()
    line: str = ""

    def order(self, chosen: Sort = Sort.RELEVANCE) -> Sort:
        """The order in force: without words nothing is more relevant, so the newest come first."""
        unranked = chosen is Sort.RELEVANCE and self.expression is None
        return Sort.NEWEST if unranked else chosen


class ExpansionOrigin(StrEnum):
    """Who says that one word stands for another.

    TABLE is a table of plain words, COLLECTION a document of the index (以下简称).
    """

    TABLE = "table"
    COLLECTION = "collection"


@dataclass(frozen=True, slots=True)
class Expansion:
    """A word as typed, in its normal form, an official word for it, and how near that one is.

    `weight` (0 to 1) is what the official word counts for in a ranked list beside the typed one.
    """

    typed: str
    official: str
    weight: float
    origin: ExpansionOrigin = ExpansionOrigin.TABLE


class PlainWordTable(Protocol):
    """Knows official words for plain ones (`indexer.query.plain_words`)."""

    def expansions(self, text: str) -> tuple[Expansion, ...]:
        """Official words for the plain words in a normalised text."""

    def sounding(self, places: Places) -> Mapping[str, tuple[str, ...]]:
        """The words that sound as was typed, each with the normal forms that stand for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One question to an engine.

    Each of `within` is a search within the results (在结果中检索): it leaves of what `parsed` asks
    for only what matches it too, and is looked for in title and body, whatever the `scope`.
    `since` and `until` are inclusive and bound the date that counts (`Document.dated_on`); `dates`
    bound single ones of the three dates, each at most once, in the order of `DateKind`. `asof`
    is the day that validity is counted, filtered and shown at, None for today. `taken_up_since`:
    only documents match that were taken up into the collection on that day or later, whatever their
    own dates are. `without_reading`: only documents match that surely have no official reading
    (解读) here. `cites` is the id of a document: only those that cite it match, or any version of
    its rule (`versions`); with an `article` only those that name that article, of whichever
    version. `page` counts from 1; in its place `cursor`, the `next_cursor` of a result of the same
    query, goes on where that ended. `asked_on` is the day on which it is asked, without it today: a
    reading of many pages keeps the day that it began on.

    `match` says whether documents that lack some of the words may follow (None: no); only an order
    by relevance has them (`ranked`). `expansions` are official words that such a list looks for,
    too, those of `plain_words` among them; they never count into a total. `recommended` are the ids
    of documents that an editor puts before all others of such a list (`put_first`). `exact`: such a
    list looks for nothing but what was typed: nothing is corrected, and there are no expansions.
    `fold` shows of documents that are the same text only the best match. `same` is the id of a
    document: only the others that are the same text match. Of `ids`, where there are any, only the
    documents with one of them match.
    """

    parsed: ParsedText = ParsedText()
    scope: Scope = Scope.ALL
    within: tuple[ParsedText, ...] = ()
    since: date | None = None
    until: date | None = None
    dates: tuple[DateBounds, ...] = ()
    asof: date | None = None
    taken_up_since: date | None = None
    without_reading: bool = False
    cites: str | None = None
    article: ArticleNumber | None = None
    versions: CitedVersions = CitedVersions.THIS
    filters: Filters = field(default_factory=Filters)
    sort: Sort = Sort.RELEVANCE
    fold: bool = False
    same: str | None = None
    ids: tuple[str, ...] = ()
    match: Match | None = None
    plain_words: PlainWordTable | None = field(default=None, repr=False, compare=False)
    expansions: tuple[Expansion, ...] = ()
    recommended: tuple[str, ...] = ()
    exact: bool = False
    page: int = 1
    cursor: str | None = None
    asked_on: date | None = None
    size: int = 10
    facets: tuple[Facet, ...] = tuple(Facet)
    snippets: bool = True

    @property
    def text(self) -> str:
        """What was typed."""
        return self.parsed.text

    @property
    def expression(self) -> Expression | None:
        """What is asked for, before any search within the results; None for every document."""
        return self.parsed.expression

    @property
    def rank_words(self) -> tuple[str, ...]:
        """The words that order the hits, those of the searches within the results too."""
        return _distinct(one.rank_words for one in (self.parsed, *self.within))

    @property
    def rank_grams(self) -> tuple[str, ...]:
        """The pairs of characters that order the hits, as `rank_words`."""
        return _distinct(one.rank_grams for one in (self.parsed, *self.within))

    @property
    def rank_forms(self) -> tuple[Word, ...]:
        """The words with several writings that order the hits, as `rank_words`."""
        several = (one.rank_forms for one in (self.parsed, *self.within))
        return tuple(dict.fromkeys(chain.from_iterable(several)))

    @property
    def default_sort(self) -> Sort:
        """The order where none is chosen."""
        return self.parsed.order()

    @property
    def order(self) -> Sort:
        """The order in force."""
        return self.parsed.order(self.sort)

    @property
    def understood(self) -> bool:
        """Whether more than was typed may order it: bare words by relevance, not taken exactly.

        Both ways to match have the same order, so that a cursor goes on where a ranked page ended.
        """
        asked = bool(self.parsed.bare) and self.order is Sort.RELEVANCE
        return asked and not self.exact and not self.scope.literal

    def bounds(self, kind: DateKind) -> DateBounds:
        """The bounds on one of the three dates, open where there are none."""
        return next((one for one in self.dates if one.kind is kind), DateBounds(kind))

    @property
    def ranked(self) -> bool:
        """Whether documents that lack some of the bare words are listed too."""
        asked = self.match is Match.RANKED and bool(self.parsed.bare)
        return asked and self.order is Sort.RELEVANCE and not self.scope.literal

    @property
    def put_first(self) -> tuple[str, ...]:
        """The recommended documents that stand first: in a ranked list, and where it is read on."""
        listed = self.ranked or self.cursor is not None
        return self.recommended if listed and self.order is Sort.RELEVANCE else ()


def _distinct(several: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(several)))
