"""Ask what a clean-up has to see: what documents say, and what the operator's table presumes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from corpus.document import Rank
from indexer.engine import View
from indexer.query.effect_query import EffectQuery
from indexer.query.facets import UNSTATED, Facet
from indexer.query.model import Query, Sort
from indexer.query.typed.calendar_days import years_before
from indexer.relations.effect_kinds import EffectKind
from indexer.results import Hit
from indexer.results.reviews import CleanUpList
from search_app.review.term_rules import TermRule

MOST_PRESUMED = 5_000
"""Documents of one rule that are listed."""
MOST_KEPT = 10_000
"""Declarations that documents go on to hold, which are looked through."""


@dataclass(frozen=True, slots=True)
class PresumedExpiry:
    """A document that by a rule of the operator has reached its term: `since` is its first day.

    This is no validity: the document says nothing of a term, and nothing here says that it ended.
    """

    document: Hit
    rule: TermRule
    since: date


@dataclass(frozen=True, slots=True)
class CleanUpAnswer:
    """The whole list, and what is presumed to have reached its term."""

    found: CleanUpList
    presumed: tuple[PresumedExpiry, ...]


def ask_clean_up(query: Query, days: int, view: View, rules: Sequence[TermRule]) -> CleanUpAnswer:
    """The clean-up list of the matches of a query, `days` ahead."""
    found = view.clean_up(query, days)
    kept = _kept_since(view) if rules else {}
    every = chain.from_iterable(_presumed(query, rule, found.asof, view, kept) for rule in rules)
    return CleanUpAnswer(found, tuple(every))


def _presumed(
    query: Query, rule: TermRule, day: date, view: View, kept: dict[str, date]
) -> Iterator[PresumedExpiry]:
    """The documents without any word on a term whose years are over on a day."""
    latest = years_before(day, rule.years)
    facet = Facet.RANK if rule.kind in set(Rank) else Facet.KIND
    filters = query.filters
    for name, value in ((Facet.REGION, rule.region), (facet, rule.kind)):
        chosen = filters.of(name)
        if chosen and value not in chosen:
            return
        filters = filters.having(name, (value,))
    chosen = filters.of(Facet.VALIDITY)
    if chosen and UNSTATED not in chosen:
        return
    filters = filters.having(Facet.VALIDITY, (UNSTATED,))
    until = min(latest, query.until or latest)
    asked = replace(query, filters=filters, until=until, sort=Sort.OLDEST, fold=False)
    for hit in chain.from_iterable(view.scan(asked, stop=MOST_PRESUMED).batches):
        since = kept.get(hit.id) or hit.dated_on
        if since is not None and since <= latest:
            yield PresumedExpiry(hit, rule, since)


def _kept_since(view: View) -> dict[str, date]:
    """From when documents were last declared to go on, by id."""
    asked = EffectQuery(kinds=(EffectKind.KEEP, EffectKind.PROLONG), size=MOST_KEPT)
    kept: dict[str, date] = {}
    for effect in view.effects(asked).effects:
        for target in effect.reached.targets:
            if effect.first_day is not None:
                kept[target.id] = max(effect.first_day, kept.get(target.id, date.min))
    return kept
