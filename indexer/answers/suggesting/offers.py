"""Put together what is offered beside suggested titles: few of each kind, the best first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, zip_longest

from indexer.analysis.normalise import normalise
from indexer.answers.suggesting.known_names import KnownNames
from indexer.answers.suggesting.law_offers import law_offers
from indexer.answers.suggesting.namesakes import namesakes
from indexer.answers.suggesting.number_offers import number_offers
from indexer.answers.suggesting.suggestions import LOOKED_AT
from indexer.answers.suggesting.typed_titles import MOST_TYPED
from indexer.answers.suggesting.value_offers import FACETS, value_offers
from indexer.answers.suggesting.word_offers import meant_offer, word_offers
from indexer.query.plain_words import PlainWords
from indexer.relations.shelf import AsOf, ResolvedQuery
from indexer.results import Offer, OfferKind
from indexer.snapshot import Snapshot

MOST = {
    OfferKind.LAW: 2,
    OfferKind.NUMBER: 3,
    OfferKind.DOCUMENT: 3,
    OfferKind.WORD: 2,
    OfferKind.ORGAN: 2,
    OfferKind.TOPIC: 1,
}
"""The kinds in the order in which they are listed, and how many of each at most: a list of eight
is read at one glance, and no kind may fill it."""

LEAST_TYPED = 2
"""Characters from which on more than titles is offered: one stands in too many names."""


def offers(
    snapshot: Snapshot,
    known: KnownNames,
    text: str,
    limit: int,
    among: ResolvedQuery | None,
    plain_words: PlainWords | None,
    asof: AsOf,
) -> tuple[Offer, ...]:
    """At most `limit` offers, by kind; where there is no room for all, the first of each kind."""
    if not LEAST_TYPED <= len(normalise(text)) <= MOST_TYPED or limit < 1:
        return ()
    titles = known.titles(text, LOOKED_AT * limit, among)
    found: dict[OfferKind, Iterable[Offer]] = {
        OfferKind.LAW: law_offers(snapshot, known, text, among, asof),
        OfferKind.NUMBER: number_offers(snapshot, text, MOST[OfferKind.NUMBER], among),
        OfferKind.DOCUMENT: namesakes(snapshot, titles),
        OfferKind.WORD: _words(snapshot, known, plain_words, text, titles.instead, among),
    }
    for kind in FACETS:
        found[kind] = value_offers(snapshot, known, kind, text, among, asof.today)
    listed = {kind: list(islice(_once(found[kind]), most)) for kind, most in MOST.items()}
    in_turn = (one for turn in zip_longest(*listed.values()) for one in turn if one is not None)
    chosen = set(map(id, islice(_different(in_turn), limit)))
    return tuple(one for some in listed.values() for one in some if id(one) in chosen)


def _words(
    snapshot: Snapshot,
    known: KnownNames,
    plain_words: PlainWords | None,
    text: str,
    instead: str,
    among: ResolvedQuery | None,
) -> Iterator[Offer]:
    """Everyday words; where there are none what was meant by the text, if that was another one."""
    found = False
    if plain_words:
        for one in word_offers(snapshot, known, plain_words, text, among):
            found = True
            yield one
    if instead and not found:
        yield meant_offer(instead)


def _once(found: Iterable[Offer]) -> Iterator[Offer]:
    """Each text and document once; of equal titles each document."""
    seen: set[object] = set()
    for one in found:
        key = one.id or one.text
        if key not in seen:
            seen.add(key)
            yield one


def _different(found: Iterable[Offer]) -> Iterator[Offer]:
    """Those that lead to no document, and to no search, that one before leads to."""
    seen: set[object] = set()
    for one in found:
        search = (one.facet, one.q or one.text)
        keys = {one.id} if one.kind is OfferKind.DOCUMENT else {one.id or search, search}
        if seen.isdisjoint(keys):
            yield one
        seen |= keys
