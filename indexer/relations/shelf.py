"""The port through which relations ask an index; every look-up takes and answers many keys.

An engine implements `Shelf`. What asks it (`indexer.answers`, `indexer.relations.resolution`) is
written in rounds (`indexer.relations.rounds`), so that an engine on another machine can answer all
look-ups of one round together.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from indexer.relations.facts import Facts
from indexer.stored_record import Card

if TYPE_CHECKING:  # what is stored of relations does not depend on how documents are asked for
    from indexer.query.model import Query


class DocRef:
    """An engine's address of a document within one view: opaque, frozen and hashable.

    Each engine has a subclass of its own. An object of this class itself stands for a text that is
    in no index, like a draft.
    """

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """A document of the index with its public id and its facts; equal where `ref` is."""

    ref: DocRef
    id: str = field(compare=False)
    facts: Facts = field(compare=False)


class ReferenceField(StrEnum):
    """The two fields that keep under which names documents refer to others."""

    CITED = "cited"
    ACTED_ON = "acted_on"


class NamedBy(NamedTuple):
    """The documents that have one term in a reference field.

    `rest` is what the term has behind the beginning that was asked for. `days` runs parallel to
    `refs`: the ordinal of the date that counts, 0 without one.
    """

    rest: str
    refs: Sequence[DocRef]
    days: Sequence[int]


class ShortNameUse(NamedTuple):
    """The documents that call something short for `long`, which is in normal form; newest first."""

    long: str
    refs: Sequence[DocRef]


class AsOf(NamedTuple):
    """The day that is asked about, and today: what ended on an unknown day has ended by today."""

    day: date
    today: date


@dataclass(frozen=True, slots=True)
class ResolvedQuery:
    """A query whose references to documents (`cites`, `same`) were looked up.

    `among` are the only documents that may match; None where the query names no document.
    `lifted` are the documents that its text names: they stand first in an order by relevance, as
    given, where they match, and in a ranked list also where they lack words. `named`: all of the
    text is their name; `near`: none has the title that was typed, and these have nearly the same.
    Those of them that an editor recommends are `recommended`. `not_here_before`: only documents
    match whose tie (`ranking.tie_breaker`) is not among these, which were taken up before. No
    document of `without` matches.
    """

    query: Query
    among: frozenset[DocRef] | None = None
    lifted: tuple[DocRef, ...] = ()
    named: bool = False
    near: bool = False
    recommended: frozenset[DocRef] = frozenset()
    not_here_before: NDArray[np.uint64] | None = field(default=None, compare=False)
    without: frozenset[DocRef] = frozenset()


class WeightedWord(NamedTuple):
    """A word to look for, and its share of the weight of all words looked for with it."""

    word: str
    share: float


class Candidate(NamedTuple):
    """A document that shares words with another one.

    `text_score` (0 to 1) says how near the texts are; `words` are those of the text's words that it
    holds.
    """

    ref: DocRef
    text_score: float
    words: tuple[str, ...]


class StoredCard(NamedTuple):
    """What a list shows of a document, with its public id and the ordinal of its date (0: none)."""

    id: str
    card: Card
    dated: int


class Turn(NamedTuple):
    """A document that stands otherwise from a day on.

    `tie` is `ranking.tie_breaker` of its id, `day` an ordinal, `code` one of `validity_rows`.
    """

    ref: DocRef
    tie: int
    day: int
    code: int


class Shelf(Protocol):
    """Looks documents up in one view of an index; safe to use from several threads.

    Keys that lead to nothing are missing from the mapping that is returned.
    """

    @property
    def size(self) -> int:
        """How many documents the view holds."""

    def find(self, ids: Collection[str]) -> Mapping[str, IndexedDocument]:
        """The documents with these public ids."""

    def documents(self, refs: Collection[DocRef]) -> Mapping[DocRef, IndexedDocument]:
        """The facts of some documents."""

    def cards(self, refs: Collection[DocRef]) -> Mapping[DocRef, StoredCard]:
        """What lists show of some documents."""

    def texts(self, refs: Collection[DocRef]) -> Mapping[DocRef, str]:
        """The whole texts of some documents."""

    def by_number(self, keys: Collection[str]) -> Mapping[str, Sequence[IndexedDocument]]:
        """For each key of a document number, the documents that bear it."""

    def number_keys(self, ending: str) -> Collection[str]:
        """The keys of document numbers that end so: |707 for 707号令, whose organ is not known."""

    def bearing(self, beginning: str) -> Mapping[str, Sequence[DocRef]]:
        """The keys of document numbers that begin so, with the documents that bear each.

        国发|2019| begins those of one year of a code. The newest documents come first.
        """

    def by_title(self, keys: Collection[str]) -> Mapping[str, Sequence[Sequence[IndexedDocument]]]:
        """For each key of a title, the documents it can mean, in stages, the surest first.

        The stages are those of `lookup_keys.title_stages`. They end with the first one that brings
        the number of different documents above one.
        """

    def naming(
        self,
        field: ReferenceField,
        *,
        terms: Collection[str] = (),
        beginnings: Collection[str] = (),
    ) -> Mapping[str, Sequence[NamedBy]]:
        """Who has these terms, or terms that begin so, in a reference field.

        The terms are those of `lookup_keys.reference_terms`.
        """

    def short_names(self, texts: Collection[str]) -> Mapping[str, Sequence[ShortNameUse]]:
        """For each normalised text what documents call it short for, as most of them do first.

        Of what as many documents say, what comes first in the order of characters is first.
        """

    def acting(self) -> Sequence[DocRef]:
        """The documents that have an effect on others, or interpret laws, in any order."""

    def acting_on_cited(self) -> Sequence[DocRef]:
        """The documents that have an effect on a name that some document cites, too."""

    def newest(self, refs: Collection[DocRef], start: int, size: int) -> Sequence[DocRef]:
        """Some documents by the date that counts, the newest first: `size` of them from `start`."""

    def validity(self, refs: Collection[DocRef], asof: AsOf) -> Mapping[DocRef, int]:
        """How some documents stand on a day, as codes (`validity_rows`)."""

    def ended(self, asof: AsOf) -> Sequence[DocRef]:
        """The documents that have expired or are repealed on a day."""

    def expiring(self, after: date, until: date) -> Sequence[DocRef]:
        """The documents whose term ends so that they have expired on a day in (after, until]."""

    def turning(self, since: date, until: date) -> Sequence[Turn]:
        """The documents that stand otherwise from a day in [since, until] on, in any order."""

    def matching(self, query: ResolvedQuery, refs: Collection[DocRef]) -> Collection[DocRef]:
        """Those of some documents that match a query."""

    def same_texts(self, refs: Collection[DocRef]) -> Mapping[DocRef, Sequence[DocRef]]:
        """For each document the others that are the same text, the most official first."""

    def word_frequencies(self, field: str, words: Collection[str]) -> Mapping[str, int]:
        """How many documents hold each word in their `title` or `body`."""

    def sharing_words(
        self,
        title: Sequence[WeightedWord],
        body: Sequence[WeightedWord],
        region: str | None,
        without: Collection[DocRef],
    ) -> Sequence[Candidate]:
        """The documents that share the most of these words in title and text, best first."""
