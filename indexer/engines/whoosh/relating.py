"""One document among the others: everything that its page and the API say of its relations."""

from __future__ import annotations

from datetime import date
from threading import Lock

import numpy as np
from cachetools import LRUCache

from indexer.engines.whoosh.citing import citing
from indexer.engines.whoosh.opened import OpenGeneration
from indexer.engines.whoosh.postings import Mask
from indexer.engines.whoosh.telling import Teller
from indexer.records import card_of
from indexer.relations.answer import (
    Contrary,
    Relations,
)
from indexer.relations.resolution import (
    Held,
    Spot,
)
from indexer.relations.validity import (
    amended_on,
    contradictions,
    standing_on,
    timeline,
)

CITED_KEPT = 64
"""Documents whose citing documents are kept: who looks at one asks for its pages next."""


class Relating:
    """Relations within one generation; safe to use from several threads."""

    def __init__(self, generation: OpenGeneration) -> None:
        """Relate the documents of `generation`."""
        self._generation = generation
        self._lookups = generation.lookups
        self._lock = Lock()
        self._citing: LRUCache[Spot, list[Mask]] = LRUCache(CITED_KEPT)

    def held(self, id: str) -> Held | None:
        """A document by its id, None where there is none."""
        spot = self._generation.spot(id)
        return self._lookups.held(spot) if spot else None

    def title(self, held: Held) -> str:
        """A document's title."""
        record = self._generation.segments[held.spot.segment].record(held.spot.document)
        return card_of(record).title

    def citing(self, cited: Held) -> list[Mask]:
        """The documents that cite one, a mask for each segment."""
        with self._lock:
            masks = self._citing.get(cited.spot)
        if masks is None:
            masks = citing(self._generation.segments, self._lookups, cited)
            with self._lock:
                self._citing[cited.spot] = masks
        return masks

    def relations(self, id: str, asof: date | None, start: int, size: int) -> Relations | None:
        """The relations of a document, those that cite it from `start` on, at most `size`."""
        held = self.held(id)
        if held is None:
            return None
        today = date.today()
        day = asof or today
        tell = Teller(self._generation, day)
        facts = held.facts
        acts = self._lookups.acts_on(held)
        standings = timeline(facts, acts)
        masks = self.citing(held)
        amended = amended_on(acts)
        return Relations(
            id=id,
            asof=day,
            label=tell.label(held, standing_on(standings, day, today)),
            timeline=tuple(tell.label(held, standing) for standing in standings),
            effects=tuple(tell.suffered(act) for act in acts),
            amended_on=amended if amended and amended <= day else None,
            text_from=facts.text_since if facts.text_since and day < facts.text_since else None,
            deeds=tuple(
                tell.deed(held, effect, found)
                for effect, found in self._lookups.effects_of(held)
                if not found.oneself
            ),
            citations=tuple(cited for cited, _ in tell.citations(held)),
            cited_by=tuple(tell.citing(held, masks, start, size)),
            cited_by_total=sum(int(np.count_nonzero(mask)) for mask in masks),
            versions=tuple(tell.versions(held)),
            contradictions=tuple(
                Contrary(one.clash, tell.label(held, one.one), tell.label(held, one.other))
                for one in contradictions(facts, acts, standings, day, today)
            ),
            indexed_on=self._generation.published_at.date(),
            index_version=self._generation.version,
        )
