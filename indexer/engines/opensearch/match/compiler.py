"""Translate a `Query` into queries of the cluster: which documents match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from corpus.fields.organ_full_names import full_name
from indexer.analysis.normalise import normalise
from indexer.engines.opensearch.cluster.cluster_document import pairs_of
from indexer.engines.opensearch.cluster.connection import ids_query
from indexer.engines.opensearch.cluster.mapping import VALIDITIES, characters, token
from indexer.engines.opensearch.match import interval_rules
from indexer.limits.deadline import check
from indexer.query.facets import STORED_FACETS, UNSTATED, Facet
from indexer.query.model import (
    And,
    Expression,
    FacetName,
    InOrder,
    IssuerName,
    Near,
    Not,
    Number,
    Or,
    Phrase,
    Query,
    Scope,
    Together,
    Unit,
    Within,
    Word,
)
from indexer.query.syntax.facet_names import issuer_has, names
from indexer.relations.shelf import AsOf, DocRef, ResolvedQuery

Json = dict[str, Any]

NOTHING: Json = {"match_none": {}}
EVERYTHING: Json = {"match_all": {}}

PAIRS_BEFORE_PHRASE = 16
"""Pairs of a long literal that a document has to hold before its places are looked at."""

_FIELDS: Mapping[Scope, tuple[str, ...]] = {
    Scope.ALL: ("title", "body"),
    Scope.TITLE: ("title",),
    Scope.BODY: ("body",),
    Scope.ATTACHMENTS: ("attached",),
    Scope.NUMBER: (),
}


@dataclass(frozen=True, slots=True)
class OpenSearchRef(DocRef):
    """A document by its public id, which is its id in the cluster, too."""

    id: str


def own(ref: DocRef) -> str:
    """The id of a reference of this engine."""
    assert isinstance(ref, OpenSearchRef), f"{ref!r} is of another engine"
    return ref.id


def texts_of(scope: Scope) -> tuple[str, ...]:
    """The texts that a scope looks at."""
    return _FIELDS[scope]


def literal(text: str, field: str) -> Json:
    """A text holds a literal: first the documents that hold its pairs, then their places."""
    place = f"x.{field}.chars"
    if len(text) == 1:
        return {"term": {place: characters(text)}}
    phrase: Json = {"match_phrase": {place: characters(text)}}
    pairs = list(dict.fromkeys(map(token, pairs_of(text))))
    step = max(1, len(pairs) // PAIRS_BEFORE_PHRASE)
    held = [{"term": {f"x.{field}.grams": pair}} for pair in pairs[::step]]
    if len(text) == 2:
        return held[0]
    return {"bool": {"filter": [*held, phrase]}}


def any_of(queries: Iterable[Json]) -> Json:
    """A query that matches where one of some does; none of them matches nothing."""
    several = list(queries)
    return interval_rules.any_query(several) if several else NOTHING


class Compiler:
    """Translates what is asked of one generation.

    `facet_names` gives the values of a facet; `in_order` the ids of documents that hold three or
    more parts in order; `numbers_like` the document numbers that do. `not_before` translates
    `ResolvedQuery.not_here_before`, `validity` how documents stand on a day.
    """

    def __init__(
        self,
        hidden: Iterable[str],
        facet_names: Callable[[Facet], Sequence[str]],
        in_order: Callable[[InOrder, str], Sequence[str]],
        numbers_like: Callable[[Sequence[str]], Sequence[str]],
        not_before: Callable[[Any], Json],
        validity: Callable[[int, AsOf], Json],
    ) -> None:
        """Leave out the documents that are `hidden` (ids)."""
        self._hidden = sorted(hidden)
        self._facet_names = facet_names
        self._in_order, self._numbers_like = in_order, numbers_like
        self._not_before, self._validity = not_before, validity

    def live(self, *filters: Json, without: Sequence[Json] = ()) -> Json:
        """The documents that are not hidden and match all filters and none of the others."""
        refused = [*without, *([ids_query(self._hidden)] if self._hidden else [])]
        kept = [one for one in filters if one is not EVERYTHING]
        if not kept and not refused:
            return EVERYTHING
        return {"bool": {"filter": kept, "must_not": refused}}

    def matches(
        self,
        asked: ResolvedQuery,
        expression: Expression | None,
        but: Facet | None = None,
        *more: Json,
    ) -> Json:
        """What matches a query with `expression` as its text, one filter off."""
        return self.live(*self.unfiltered(asked, expression), *self.filters(asked, but), *more)

    def unfiltered(self, asked: ResolvedQuery, expression: Expression | None) -> list[Json]:
        """What a query asks for but for its filters."""
        check()
        query = asked.query
        found = [] if expression is None else [self.expression(expression, query.scope)]
        found += _dates(query)
        found += [self.expression(w.expression, Scope.ALL) for w in query.within if w.expression]
        if asked.among is not None:
            found.append(dict(ids_query(map(own, asked.among))))
        if asked.not_here_before is not None:
            found.append(self._not_before(asked.not_here_before))
        if asked.without:
            found.append({"bool": {"must_not": [ids_query(map(own, asked.without))]}})
        return found

    def filters(self, asked: ResolvedQuery, but: Facet | None = None) -> list[Json]:
        """The filters of a query, that of one facet left out."""
        return [
            any_of(self.has_value(facet, value, asked.query) for value in chosen)
            for facet, chosen in asked.query.filters.chosen
            if facet is not but and chosen
        ]

    def has_value(self, facet: Facet, value: str, query: Query) -> Json:
        """The documents with a value of a facet; `UNSTATED` stands for none."""
        if facet not in STORED_FACETS:
            if value not in VALIDITIES:
                return NOTHING
            return self._validity(VALIDITIES.index(value), asof(query))
        field = f"facet.{facet.value}"
        if value == UNSTATED:
            # A value may also be named so.
            unstated = {"bool": {"must_not": [{"exists": {"field": field}}]}}
            return any_of([unstated, {"term": {field: value}}])
        return {"term": {field: value}}

    def expression(self, asked: Expression, scope: Scope) -> Json:
        """The documents that match an expression in a scope."""
        check()
        match asked:
            case Word(text, forms) if forms and scope is not Scope.NUMBER:
                return any_of(
                    interval_rules.alone(f"x.{field}.chars", form)
                    for field in texts_of(scope)
                    for form in (text, *forms)
                )
            case Word(text) | Phrase(text):
                if scope is Scope.NUMBER:
                    return number_like([text])
                return any_of(literal(text, field) for field in texts_of(scope))
            case Number(key):
                return _number(key, scope)
            case IssuerName(text):
                wanted = {text, normalise(full_name(text, central=True))}
                return self._valued(
                    Facet.ISSUER,
                    lambda value: any(issuer_has(part, normalise(value)) for part in wanted),
                )
            case FacetName(facet, text):
                return self._valued(facet, lambda value: names(facet, text, value))
            case InOrder(parts):
                return self._ordered(asked, [part.text for part in parts], scope)
            case And(parts):
                return {"bool": {"filter": [self.expression(part, scope) for part in parts]}}
            case Or(parts):
                return any_of(self.expression(part, scope) for part in parts)
            case Not(part):
                return {"bool": {"must_not": [self.expression(part, scope)]}}
            case Within(inner, part):
                return self.expression(part, inner)
            case Together(unit):
                fields = (f for f in texts_of(scope) if unit is not Unit.ARTICLE or f != "title")
                return any_of(
                    interval_rules.together(f"x.{field}.chars", asked) for field in fields
                )
            case Near():
                return any_of(
                    interval_rules.near(f"x.{field}.chars", asked) for field in texts_of(scope)
                )

    def _valued(self, facet: Facet, fits: Callable[[str], bool]) -> Json:
        values = [value for value in self._facet_names(facet) if fits(value)]
        return {"terms": {f"facet.{facet.value}": values}} if values else NOTHING

    def _ordered(self, asked: InOrder, parts: Sequence[str], scope: Scope) -> Json:
        if scope is Scope.NUMBER:
            forms = self._numbers_like(parts)
            return {"terms": {"number_forms": forms}} if forms else NOTHING
        if len(parts) == 2:
            return any_of(interval_rules.in_order(f"x.{f}.chars", parts) for f in texts_of(scope))
        return any_of(dict(ids_query(self._in_order(asked, field))) for field in texts_of(scope))


def asof(query: Query) -> AsOf:
    """The day that a query asks about, and today."""
    assert query.asked_on, "a view says on which day it is asked"
    return AsOf(query.asof or query.asked_on, query.asked_on)


def _number(key: str, scope: Scope) -> Json:
    if scope is Scope.ATTACHMENTS:
        return {"term": {"attached_mentions": key}}
    held: Json = {"term": {"numbers": key}}
    return held if scope is Scope.NUMBER else any_of([held, {"term": {"mentions": key}}])


def number_like(parts: Sequence[str]) -> Json:
    """Documents with a number whose normal form holds all parts in order, whatever between them."""
    held = "*".join(re.sub(r"([*?\\])", r"\\\1", part) for part in parts)
    return {"wildcard": {"number_forms": {"value": f"*{held}*"}}}


def _dates(query: Query) -> list[Json]:
    bounds = [(one.kind.value, one.since, one.until) for one in query.dates]
    every = (("dated", query.since, query.until), *bounds)
    return [_dated(name, since, until) for name, since, until in every if since or until]


def _dated(name: str, since: date | None, until: date | None) -> Json:
    low = {"gte": since.toordinal() if since else 1}
    high = {"lte": until.toordinal()} if until else {}
    return {"range": {f"day.{name}": low | high}}
