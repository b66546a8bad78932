"""One document among the others: everything that its page and the API say of its relations."""

from __future__ import annotations

from datetime import date

import numpy as np

from indexer.engines.whoosh.answers.cited_by import Citers
from indexer.engines.whoosh.answers.describing_documents import DocumentDescriber
from indexer.engines.whoosh.answers.related_documents import RelatedDocuments
from indexer.engines.whoosh.open_generation import OpenGeneration
from indexer.relations.validity.timeline import (
    amended_on,
    contradictions,
    standing_on,
    timeline,
)
from indexer.results.relations import (
    Relations,
    ShownContradiction,
)


class DocumentRelations:
    """Relations within one generation; safe to use from several threads."""

    def __init__(self, generation: OpenGeneration, citers: Citers) -> None:
        """Relate the documents of `generation`."""
        self._generation = generation
        self._lookups = generation.lookups
        self._citers = citers
        self._neighbours = RelatedDocuments(generation.segments, generation.groups)

    def relations(self, id: str, asof: date | None, start: int, size: int) -> Relations | None:
        """The relations of a document, those that cite it from `start` on, at most `size`."""
        held = self._generation.held(id)
        if held is None:
            return None
        today = date.today()
        day = asof or today
        tell = DocumentDescriber(self._generation, day)
        facts = held.facts
        acts = self._lookups.acts_on(held)
        standings = timeline(facts, acts)
        masks = self._citers.of(held)
        amended = amended_on(acts)
        cited = tell.citations(held)
        done = [one for one in self._lookups.effects_of(held) if not one[1].oneself]
        versions = tell.versions(held)
        named = {one.spot for _, found in (*cited, *done) for one in found.targets}
        named |= {one.spot for one in versions}
        named |= {spot for act in acts if (spot := self._generation.spot(act.by))}
        return Relations(
            id=id,
            asof=day,
            label=tell.label(held, standing_on(standings, day, today)),
            timeline=tuple(tell.label(held, standing) for standing in standings),
            effects=tuple(tell.suffered(act) for act in acts),
            amended_on=amended if amended and amended <= day else None,
            text_from=facts.text_since if facts.text_since and day < facts.text_since else None,
            deeds=tuple(tell.deed(held, effect, found) for effect, found in done),
            citations=tuple(one for one, _ in cited),
            cited_by=tuple(tell.citing(held, masks, start, size)),
            cited_by_total=sum(int(np.count_nonzero(mask)) for mask in masks),
            versions=tuple(map(tell.named, versions)),
            related=tuple(map(tell.related, self._neighbours.of(held.spot, masks, named))),
            contradictions=tuple(
                ShownContradiction(
                    one.clash, tell.label(held, one.one), tell.label(held, one.other)
                )
                for one in contradictions(facts, acts, standings, day, today)
            ),
            indexed_on=self._generation.published_at.date(),
            index_version=self._generation.version,
        )
