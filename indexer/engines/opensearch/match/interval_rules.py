"""Words that stand together, in order or near each other, as intervals over places of characters.

A bound of a sentence or an article lies between two places. The stream of marks has at each place
what begins and what ends there, so a bound is an interval of two marks, and what stands together
is an interval that contains none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Any, NamedTuple

from indexer.analysis.normalise import BARRIER
from indexer.engines.opensearch.cluster.cluster_document import (
    ARTICLE_END,
    ARTICLE_START,
    OUTSIDE,
    SENTENCE_END,
    SENTENCE_START,
    mark,
)
from indexer.engines.opensearch.cluster.mapping import characters
from indexer.query.forms.form_edges import not_after, not_before
from indexer.query.model import Literals, Near, Or, Together, Unit
from indexer.query.syntax.most_of_a_word import MOST_SKIPPED

Json = dict[str, Any]


def together(field: str, asked: Together) -> Json:
    """One sentence, paragraph or article of a text holds every part."""
    # Two equal parts would have to stand there twice.
    parts = [
        _any_of(map(_literal, literals)) for literals in dict.fromkeys(map(texts, asked.parts))
    ]
    rule = _all_of(parts)
    for bound in _bounds(field, asked.unit):
        rule = _filtered(rule, "not_containing", bound)
    return {"intervals": {field: rule}}


def near(field: str, asked: Near) -> Json:
    """Both stand in one paragraph, with few enough characters between them.

    Each pair of literals is asked for by itself: of several that overlap the cluster would take the
    shortest alone, and measure from that.
    """
    pairs = product(texts(asked.left), texts(asked.right))
    return any_query(
        in_order(field, order, asked.distance)
        for pair in pairs
        for order in dict.fromkeys((pair, pair[::-1]))
    )


def in_order(field: str, literals: Sequence[str], most: int = MOST_SKIPPED) -> Json:
    """Two literals in this order in one paragraph, at most so many characters between them.

    Equal rules in order are made one that repeats, and it counts the characters of what repeats
    among those between (OpenSearch 3.6, Lucene's RepeatingIntervalsSource). So a literal that
    stands there again is asked for in other words: it, or it before so many ends of paragraphs.
    """
    rules: list[Json] = []
    for place, text in enumerate(literals):
        again = literals[:place].count(text)
        either = (text, text + BARRIER * again) if again else (text,)
        rules.append(_any_of(map(_literal, either)))
    rule = _all_of(rules, mode="ordered", max_gaps=most)
    return {"intervals": {field: _filtered(rule, "not_containing", _literal(BARRIER))}}


def alone(field: str, form: str) -> Json:
    """A writing of a quantity that is no part of a longer number.

    Each filter stands by itself: a filter by any of several phrases lets through what it should
    not (OpenSearch 3.6). So edges that differ in one character are any of these characters.
    """
    rule = _literal(form)
    for edge in _by_rest((edge[1:], edge[0]) for edge in not_before(form)):
        longer = [_any_of(map(_literal, edge.characters)), _literal(edge.rest + form)]
        rule = _filtered(rule, "not_contained_by", _all_of(longer, mode="ordered", max_gaps=0))
    for edge in _by_rest((edge[:-1], edge[-1]) for edge in not_after(form)):
        longer = [_literal(form + edge.rest), _any_of(map(_literal, edge.characters))]
        rule = _filtered(rule, "not_contained_by", _all_of(longer, mode="ordered", max_gaps=0))
    return {"intervals": {field: rule}}


class _Edges(NamedTuple):
    """Edges that are equal but for one character."""

    rest: str
    characters: list[str]


def _by_rest(edges: Iterable[tuple[str, str]]) -> list[_Edges]:
    found: dict[str, list[str]] = {}
    for rest, char in edges:
        found.setdefault(rest, []).append(char)
    return [_Edges(rest, chars) for rest, chars in found.items()]


def _filtered(rule: Json, how: str, by: Json) -> Json:
    return {"all_of": {"intervals": [rule], "filter": {how: by}}}


def occurrences(field: str, text: str, *, characters_of: bool) -> Json:
    """An interval for each place of a word or a literal: it scores n / (n + 1) for n of them."""
    return {"intervals": {field: {"match": _match(text) if characters_of else {"query": text}}}}


def texts(part: Literals) -> tuple[str, ...]:
    """The texts of a word, a phrase, or any of several."""
    return tuple(dict.fromkeys(_texts(part)))


def _texts(part: Any) -> Iterator[str]:  # noqa: ANN401
    if isinstance(part, Or):
        for inner in part.parts:
            yield from _texts(inner)
    else:
        yield part.text


def any_query(queries: Any) -> Json:  # noqa: ANN401
    """A query that matches where one of some does."""
    several = list(queries)
    if len(several) == 1:
        only: Json = several[0]
        return only
    return {"bool": {"should": several, "minimum_should_match": 1}}


def _bounds(field: str, unit: Unit) -> list[Json]:
    """The bounds of a unit, and for articles also every place outside of them."""
    match unit:
        case Unit.PARAGRAPH:
            return [_literal(BARRIER)]
        case Unit.SENTENCE:
            return [_between(field, SENTENCE_END, SENTENCE_START)]
        case Unit.ARTICLE:
            return [_between(field, ARTICLE_END, ARTICLE_START), _mark(field, OUTSIDE)]


def _between(field: str, end: int, start: int) -> Json:
    return _all_of([_mark(field, end), _mark(field, start)], mode="ordered", max_gaps=0)


def _mark(field: str, flag: int) -> Json:
    """Every place with a flag, in the stream of marks beside the characters."""
    marks = field.removesuffix("chars") + "marks"
    return {"wildcard": {"pattern": mark(flag).replace("0", "?"), "use_field": marks}}


def _literal(text: str) -> Json:
    return {"match": _match(text)}


def _match(text: str) -> Json:
    return {"query": characters(text), "max_gaps": 0, "mode": "ordered"}


def _any_of(rules: Any) -> Json:  # noqa: ANN401
    several = list(rules)
    if len(several) == 1:
        only: Json = several[0]
        return only
    return {"any_of": {"intervals": several}}


def _all_of(rules: Sequence[Json], **options: Any) -> Json:
    if len(rules) == 1:
        return rules[0]
    return {"all_of": {"intervals": list(rules), **options}}
