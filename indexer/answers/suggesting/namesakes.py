"""Offer the documents that have a title which is suggested, but another organ or place."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.answers.suggesting.suggestions import suggested
from indexer.answers.suggesting.typed_titles import TypedTitles
from indexer.results import Offer, OfferKind, Suggestion
from indexer.snapshot import Snapshot

LEAST_TYPED = 0.5
"""The share of a title from which on somebody is looking for this title."""


def namesakes(snapshot: Snapshot, titles: TypedTitles) -> Iterator[Offer]:
    """Documents of equal titles behind the first of each; copies and older versions are left out.

    Only of titles of which at least `LEAST_TYPED` was typed: before, other titles say more.
    """
    seen: dict[str, set[tuple[object, ...]]] = {}
    for one in suggested(snapshot, titles.refs, titles.literals):
        if sum(map(len, titles.literals)) < LEAST_TYPED * len(one.title):
            continue
        others = seen.setdefault(one.title, set())
        if others and any(_origin(one)) and _origin(one) not in others:
            yield _offer(one)
        others.add(_origin(one))


def _origin(one: Suggestion) -> tuple[object, ...]:
    return one.issuers, one.region


def _offer(one: Suggestion) -> Offer:
    return Offer(
        kind=OfferKind.DOCUMENT,
        text=one.title,
        parts=one.parts,
        q=one.title,
        id=one.id,
        title=one.title,
        issuers=one.issuers,
        region=one.region,
        dated_on=one.dated_on,
    )
