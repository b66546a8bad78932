"""Who cites a document? Its number and titles looked up; of several versions, the one in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from threading import Lock

import numpy as np
from cachetools import LRUCache
from numpy.typing import NDArray

from indexer.engines.whoosh.files.postings import Mask
from indexer.engines.whoosh.files.segment import Segment
from indexer.engines.whoosh.match.lookups import Docs, Lookups
from indexer.engines.whoosh.open_generation import OpenGeneration
from indexer.relations.resolution.lookup_keys import BOUND, NUMBER, SHORT, TITLE
from indexer.relations.resolution.resolve import (
    DocRef,
    IndexedDocument,
    families,
    is_local,
    resolve,
)

CITED_KEPT = 64
"""Documents whose citing documents are kept: who looks at one asks for its pages next."""


class Citers:
    """Who cites what in one generation; safe to use from several threads."""

    def __init__(self, generation: OpenGeneration) -> None:
        """Look among the documents of `generation`."""
        self._generation = generation
        self._lock = Lock()
        self._kept: LRUCache[DocRef, list[Mask]] = LRUCache(CITED_KEPT)

    def of(self, cited: IndexedDocument) -> list[Mask]:
        """The documents that cite one, a mask for each segment; nobody may write to them."""
        with self._lock:
            masks = self._kept.get(cited.spot)
        if masks is None:
            masks = citing(self._generation.segments, self._generation.lookups, cited)
            with self._lock:
                self._kept[cited.spot] = masks
        return masks


def citing(segments: list[Segment], lookups: Lookups, cited: IndexedDocument) -> list[Mask]:
    """The documents (one mask a segment) that cite `cited` and surely mean it.

    Agrees with `resolution.resolve` of each of their citations. O(citing documents); where other
    organs have a document of the same number or title, each of those is looked at.
    """
    masks = [np.zeros(segment.size, bool) for segment in segments]
    doubtful: set[DocRef] = set()
    for rivals, index, docs, sure in _naming(lookups, cited):
        if rivals == [cited] and sure:
            masks[index][docs] = True
        elif sure and len(families(rivals)) == 1:
            own = np.isin(docs, [h.spot.document for h in rivals if h.spot.segment == index])
            doubtful.update(DocRef(index, d) for d in docs[own].tolist())
            docs = docs[~own]
            masks[index][docs[_cites_version(cited, rivals, segments[index].dated[docs])]] = True
        else:
            doubtful.update(DocRef(index, d) for d in docs.tolist())
    for spot in doubtful:
        if not masks[spot.segment][spot.document] and cites(lookups, lookups.held(spot), cited):
            masks[spot.segment][spot.document] = True
    masks[cited.spot.segment][cited.spot.document] = False
    return masks


def cites(lookups: Lookups, citer: IndexedDocument, cited: IndexedDocument) -> bool:
    """Whether a citation of `citer` surely means `cited`."""
    for citation in citer.facts.statements.citations:
        found = resolve(citation.target, lookups, citer)
        if found.certain and cited in found.targets:
            return True
    return False


def _naming(
    lookups: Lookups, cited: IndexedDocument
) -> Iterator[tuple[list[IndexedDocument], int, Docs, bool]]:
    """Whom a term may mean, and who has it: (rivals, segment, documents, whether it is sure).

    It is, where but for the date of the citing document it does not matter which one that is.
    """
    facts = cited.facts
    sure = not is_local(facts)
    for key in facts.number_keys:
        rivals = lookups.of_number(key)
        for index, docs in lookups.docs("cited", f"{NUMBER}{key}"):
            yield rivals, index, docs, rivals == [cited]
    for key in facts.title_keys:
        rivals = lookups.of_title(key)
        if cited in rivals:
            for number, index, docs in lookups.below("cited", f"{TITLE}{key}{BOUND}"):
                # A number that is not here leads to no document that has another.
                alone = rivals == [cited]
                if number and (lookups.has_number(number) or (alone and facts.number_keys)):
                    continue
                yield rivals, index, docs, sure and (alone or not number)
    for key in facts.title_keys[:1]:
        for rest, index, docs in lookups.below("cited", f"{SHORT}{key}{BOUND}"):
            number, _, whole = rest.partition(BOUND)
            rivals = lookups.of_title(whole)
            if cited in rivals and not (number and lookups.has_number(number)):
                yield rivals, index, docs, sure and not number


def _cites_version(
    cited: IndexedDocument, rivals: list[IndexedDocument], dated: NDArray[np.int32]
) -> Mask:
    """Which documents of these dates (0: none) mean `cited` among versions of one title."""
    days = np.unique([_day(rival) for rival in rivals])
    newest = np.where(dated == 0, len(days) - 1, np.searchsorted(days, dated, "right") - 1)
    chosen: Mask = days[newest.clip(min=0)] == _day(cited)
    return chosen


def _day(held: IndexedDocument) -> int:
    return (held.facts.version_day or date.min).toordinal()
