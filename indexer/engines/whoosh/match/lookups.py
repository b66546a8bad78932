"""Who is meant, who cites, who acts: look-ups in the inverted fields of all segments."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from threading import Lock

import numpy as np
from cachetools import LRUCache
from numpy.typing import NDArray

from indexer.engines.whoosh.files.postings import WordField
from indexer.engines.whoosh.files.segment import Segment
from indexer.relations.facts import facts_from_json
from indexer.relations.resolution.lookup_keys import (
    BOUND,
    FORM,
    NUMBER,
    SHORT,
    TITLE,
    WHOLE,
    shorter,
)
from indexer.relations.resolution.resolve import CODE, DocRef, IndexedDocument, Resolution, resolve
from indexer.relations.statements import Effect
from indexer.relations.validity.timeline import ActingEffect

Docs = NDArray[np.uint32]
"""Documents of one segment, ascending."""

_PART = re.compile(r"总则|附则|[\u4e00-\u9fff]{2,6}编")

FACTS_KEPT = 8192
"""Facts and resolved effects that are kept: a list of repeals is asked once for each target."""


class Lookups:
    """Looks up relations over the segments of one generation; safe to use from several threads."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        """Look up in `segments`."""
        self._segments = segments
        self._lock = Lock()
        self._facts: LRUCache[DocRef, IndexedDocument] = LRUCache(FACTS_KEPT)
        self._effects: LRUCache[DocRef, list[tuple[Effect, Resolution]]] = LRUCache(FACTS_KEPT)

    def held(self, spot: DocRef) -> IndexedDocument:
        """A document's facts."""
        with self._lock:
            found = self._facts.get(spot)
        if found is None:
            stored = self._segments[spot.segment].column("relations", spot.document)
            found = IndexedDocument(spot, facts_from_json(stored))
            with self._lock:
                self._facts[spot] = found
        return found

    def public_id(self, spot: DocRef) -> str:
        """The public id of a document."""
        return self._segments[spot.segment].public_id(spot.document)

    def of_number(self, key: str) -> list[IndexedDocument]:
        """The documents with this number. O(log numbers)."""
        return self.holders("number", key)

    def of_title(self, key: str, without: IndexedDocument | None = None) -> list[IndexedDocument]:
        """Those whose title this is, else that have it in a form, are a form or a part of it."""
        forms = [f"{WHOLE}{form}" for form in shorter(key)]
        for terms in ([f"{WHOLE}{key}"], [f"{FORM}{key}"], forms):
            found = dict.fromkeys(held for term in terms for held in self.holders("titles", term))
            others = [held for held in found if held != without]
            if others:
                return others
        return [one for one in self._parts_of(key) if one != without]

    def _parts_of(self, key: str) -> list[IndexedDocument]:
        """The parts of a code that is here in parts: 民法典 总则."""
        if not key.endswith(CODE):
            return []
        parts = [
            DocRef(index, document)
            for rest, index, docs in self.below("titles", f"{WHOLE}{key}")
            if _PART.fullmatch(rest)
            for document in docs.tolist()
        ]
        return list(map(self.held, self.in_order(parts)))

    def has_number(self, key: str) -> bool:
        """Whether a document has this number."""
        return any(len(docs) for _, docs in self.docs("number", key))

    def effects_of(self, actor: IndexedDocument) -> list[tuple[Effect, Resolution]]:
        """What a document does, with the documents it does it to."""
        with self._lock:
            found = self._effects.get(actor.spot)
        if found is None:
            stated = actor.facts.statements.effects
            found = [(effect, resolve(effect.target, self, actor, effect)) for effect in stated]
            with self._lock:
                self._effects[actor.spot] = found
        return found

    def acts_on(self, target: IndexedDocument) -> tuple[ActingEffect, ...]:
        """What others do to a document, in the order of days. O(effects of those who name it)."""
        return self.acts_on_each([target])[target.spot]

    def acts_on_each(
        self, targets: Collection[IndexedDocument]
    ) -> dict[DocRef, tuple[ActingEffect, ...]]:
        """`acts_on` of several documents; who names many of them is looked at once."""
        acts: dict[DocRef, list[ActingEffect]] = {target.spot: [] for target in targets}
        for spot in self.naming("acted_on", targets):
            actor = self.held(spot)
            for effect, found in self.effects_of(actor):
                if found.certain:
                    act = ActingEffect(effect=effect, actor=actor.facts, by=self.public_id(spot))
                    for target in found.targets:
                        if target.spot in acts and target.spot != spot:
                            acts[target.spot].append(act)
        return {spot: tuple(sorted(each, key=_by_day)) for spot, each in acts.items()}

    def docs(self, name: str, term: str) -> Iterator[tuple[int, Docs]]:
        """(segment, live documents) that have a term in a field. O(log terms) a segment."""
        for index, segment in enumerate(self._segments):
            words: WordField = getattr(segment, name)
            ordinal = words.find(term.encode())
            if ordinal is not None:
                docs = words.docs(ordinal)
                yield index, docs[segment.live[docs]]

    def below(self, name: str, beginning: str) -> Iterator[tuple[str, int, Docs]]:
        """(rest of the term, segment, live documents) of the terms that begin so."""
        prefix = beginning.encode()
        for index, segment in enumerate(self._segments):
            words: WordField = getattr(segment, name)
            for ordinal in range(words.ceiling(prefix), len(words)):
                term = words.term(ordinal)
                if not term.startswith(prefix):
                    break
                docs = words.docs(ordinal)
                yield term[len(prefix) :].decode(), index, docs[segment.live[docs]]

    def naming(self, name: str, targets: Iterable[IndexedDocument]) -> list[DocRef]:
        """Who has a term in a field that may mean one of some documents, in order.

        O(terms that begin with one of their keys, and the documents of these).
        """
        numbers: dict[str, None] = {}
        begins: dict[str, None] = {}
        for facts in (target.facts for target in targets):
            numbers |= dict.fromkeys(f"{NUMBER}{key}" for key in facts.number_keys)
            begins |= dict.fromkeys(f"{TITLE}{key}{BOUND}" for key in facts.title_keys)
            begins |= dict.fromkeys(f"{SHORT}{key}{BOUND}" for key in facts.title_keys[:1])
        found = [lot for term in numbers for lot in self.docs(name, term)]
        found += [(index, docs) for begin in begins for _, index, docs in self.below(name, begin)]
        return self.in_order(
            {DocRef(index, document) for index, docs in found for document in docs.tolist()}
        )

    def spots(self, name: str, term: str) -> list[DocRef]:
        """Where the documents are that have a term in a field, in order.

        O(log terms) a segment.
        """
        return self.in_order(
            DocRef(index, d) for index, docs in self.docs(name, term) for d in docs.tolist()
        )

    def in_order(self, spots: Iterable[DocRef]) -> list[DocRef]:
        """Documents, the newest first; equal ones by their ids, wherever the index keeps them."""
        return sorted(spots, key=self.place)

    def place(self, spot: DocRef) -> tuple[int, int]:
        """What `in_order` sorts by; no two documents have the same."""
        segment = self._segments[spot.segment]
        return -int(segment.dated[spot.document]), int(segment.tie[spot.document])

    def holders(self, name: str, term: str) -> list[IndexedDocument]:
        """The documents that have a term in a field."""
        return list(map(self.held, self.spots(name, term)))


def _by_day(act: ActingEffect) -> tuple[bool, date | str, str]:
    """What acts are sorted by; those of an unknown day come last."""
    return act.first_day is None, act.first_day or act.by, act.by
