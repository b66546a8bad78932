"""Who rests on a document? Those that name it, and no other, as the basis of what they lay down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock

from indexer.engines.whoosh.match.lookups import Lookups
from indexer.relations.resolution.resolve import DocRef, resolve
from indexer.relations.statements import Place


class Bases:
    """Keeps whoever rests on what was asked for; the day does not matter, so that most is there."""

    def __init__(self, lookups: Lookups) -> None:
        """Nothing is known yet."""
        self._lookups = lookups
        self._lock = Lock()
        self._known: dict[DocRef, dict[DocRef, Place]] = {}

    def on(self, bases: Sequence[DocRef]) -> Mapping[DocRef, Mapping[DocRef, Place]]:
        """For each of `bases` the documents that rest on it and where they say so first.

        O(bases), and once for each O(documents that name it).
        """
        with self._lock:
            self._known |= self._found([basis for basis in bases if basis not in self._known])
        return {basis: self._known[basis] for basis in bases}

    def _found(self, bases: Sequence[DocRef]) -> dict[DocRef, dict[DocRef, Place]]:
        resting: dict[DocRef, dict[DocRef, Place]] = {basis: {} for basis in bases}
        for spot in self._lookups.naming("cited", map(self._lookups.held, bases)):
            citer = self._lookups.held(spot)
            for citation in citer.facts.statements.citations:
                if citation.basis:
                    found = resolve(citation.target, self._lookups, citer)
                    # Where one text is here several times and one still holds, nothing is lost.
                    if found.certain and len(found.targets) == 1:
                        places = resting.get(found.targets[0].spot, {})
                        places.setdefault(spot, citation.place)
        return resting
