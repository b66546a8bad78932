"""How relevant is a match, and in which order do matches stand? BM25 over every document."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from corpus.document import Rank
from indexer.analysis.normalise import normalise
from indexer.query.date_bounds import DateKind
from indexer.query.facets import Facet
from indexer.query.model import Query, Scope, Sort
from indexer.ranking import COVERAGE, FORM_WEIGHT, GRAM_WEIGHT, K1, RANK_FACTORS, WHOLE_TITLE, B
from indexer.snapshot import TermWeight
from tests.contract.brute_force.kept_document import KeptDocument, KeptText
from tests.contract.brute_force.matching import fields_of, holds_form


class Ranking:
    """Scores the documents of a snapshot."""

    def __init__(self, documents: Sequence[KeptDocument]) -> None:
        """Score `documents`."""
        self._documents = documents
        self._averages: dict[tuple[str, Scope], float] = {}

    def scores(self, query: Query, found: Iterable[KeptDocument]) -> dict[str, float]:
        """The scores of some documents by id; none where nothing orders by them."""
        if query.order is not Sort.RELEVANCE:
            return {}
        terms = list(self.weights(query))
        typed = query.parsed.subject or normalise(query.text)
        found = list(found)
        covered = self.coverage(query, found)
        scores = {}
        for one in found:
            score = sum(self._score(one, term, query.scope) for term in terms)
            score *= 1 + COVERAGE * covered[one.id]
            for rank in one.facets.get(Facet.RANK.value, ()):
                score *= RANK_FACTORS.get(Rank(rank), 1)
            title = one.title.text
            if len(typed) > 1 and query.scope in (Scope.ALL, Scope.TITLE) and typed in title:
                score += WHOLE_TITLE * len(typed) / len(title)
            scores[one.id] = score
        return scores

    def coverage(self, query: Query, found: Iterable[KeptDocument]) -> dict[str, float]:
        """The share of the terms that some documents hold, by weight times idf."""
        terms = list(self.weights(query))
        total = sum(term.weight * term.idf for term in terms) or 1.0
        return {
            one.id: sum(
                term.weight * term.idf
                for term in terms
                if _frequency(one, term.stream, term.text, query.scope)
            )
            / total
            for one in found
        }

    def weights(self, query: Query) -> Iterator[TermWeight]:
        """The terms of a query: its words, and its pairs of neighbouring characters."""
        if query.scope is Scope.NUMBER:
            return
        for word in query.rank_words:
            yield TermWeight("words", word, self._idf("words", word, query.scope), 1)
        for gram in query.rank_grams:
            yield TermWeight("grams", gram, self._idf("grams", gram, query.scope), GRAM_WEIGHT)
        for one in query.rank_forms:
            text = "\n".join(one.writings)
            yield TermWeight("forms", text, self._idf("forms", text, query.scope), FORM_WEIGHT)

    def average(self, stream: str, scope: Scope) -> float:
        """The mean length of a document."""
        if (stream, scope) not in self._averages:
            total = sum(_length(one, stream, scope) for one in self._documents)
            self._averages[stream, scope] = total / max(1, len(self._documents)) or 1.0
        return self._averages[stream, scope]

    def norm(self, one: KeptDocument, stream: str, scope: Scope) -> float:
        """What a document's length adds to a frequency in BM25's denominator."""
        return K1 * (1 - B + B * _length(one, stream, scope) / self.average(stream, scope))

    def holding(self, field: str, word: str) -> int:
        """How many documents hold a word in their `title` or `body`."""
        return self._holders[field].get(word, 0)

    @cached_property
    def _holders(self) -> dict[str, dict[str, int]]:
        holders: dict[str, dict[str, int]] = {"title": {}, "body": {}}
        for one in self._documents:
            for name, field in one.fields.items():
                for word in field.words:
                    holders[name][word] = holders[name].get(word, 0) + 1
        return holders

    def _idf(self, stream: str, text: str, scope: Scope) -> float:
        holding = sum(_frequency(one, stream, text, scope) > 0 for one in self._documents)
        return math.log1p((max(1, len(self._documents)) - holding + 0.5) / (holding + 0.5))

    def _score(self, one: KeptDocument, term: TermWeight, scope: Scope) -> float:
        often = _frequency(one, term.stream, term.text, scope)
        if not often:
            return 0.0
        norm = self.norm(one, term.stream, scope)
        return term.weight * term.idf * (K1 + 1) * often / (often + norm)


def in_order(
    found: Iterable[KeptDocument], sort: Sort, scores: dict[str, float]
) -> list[KeptDocument]:
    """By relevance and then the newest, or by date; the undated last, equals by their ids."""
    relevant = sort is Sort.RELEVANCE
    return sorted(
        found,
        key=lambda one: (
            -scores.get(one.id, 0.0) if relevant else 0.0,
            *place_by_date(day_of(one, sort), one.tie, sort),
        ),
    )


def place_by_date(dated: int, tie: int, sort: Sort) -> tuple[bool, int, int]:
    """What stands for a document in an order by date."""
    return not dated, dated if sort.oldest_first else -dated, tie


def day_of(one: KeptDocument, sort: Sort) -> int:
    """The day that an order sorts a document by, 0 without one."""
    return one.days[list(DateKind).index(sort.date)] if sort.date else one.dated


def _length(one: KeptDocument, stream: str, scope: Scope) -> int:
    fields = fields_of(one, scope.ranked_as).values()
    return sum(field.length if stream != "grams" else len(field.text) for field in fields)


def _frequency(one: KeptDocument, stream: str, text: str, scope: Scope) -> int:
    if stream == "forms":
        fields, forms = fields_of(one, scope.ranked_as).values(), text.split("\n")
        return int(any(holds_form(field.text, form) for field in fields for form in forms))
    return sum(_often(field, stream, text) for field in fields_of(one, scope.ranked_as).values())


def _often(field: KeptText, stream: str, text: str) -> int:
    if stream == "words":
        return field.words.get(text, 0)
    # Only a sign that is doubled can overlap with itself, which `count` does not see.
    return len(field.places(text)) if text[0] == text[-1] else field.text.count(text)
