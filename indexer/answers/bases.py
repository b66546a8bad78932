"""Find the documents whose legal basis (根据) is one of some documents."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from threading import Lock

from indexer.relations.resolution.acting_effects import all_keys, by_id, naming
from indexer.relations.resolution.resolving import ReferenceInText, resolving
from indexer.relations.rounds import Task, ask
from indexer.relations.shelf import DocRef, IndexedDocument, ReferenceField
from indexer.relations.statements import Place

BasedOn = Mapping[DocRef, Mapping[DocRef, Place]]
"""For each basis the documents that rest on it, each with the first sentence that says so."""


class Bases:
    """Keeps which documents rest on the bases asked for, whatever the day; safe to share."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._lock = Lock()
        self._known: dict[DocRef, dict[DocRef, Place]] = {}

    def based_on(self, bases: Collection[IndexedDocument]) -> Task[BasedOn]:
        """For each of `bases` the documents that rest on it. Three rounds for what is new."""
        with self._lock:
            unknown = [basis for basis in bases if basis.ref not in self._known]
        if unknown:
            found = yield from _based_on(unknown)
            with self._lock:
                self._known |= found
        with self._lock:
            return {basis.ref: self._known[basis.ref] for basis in bases}


def _based_on(
    bases: Collection[IndexedDocument],
) -> Task[dict[DocRef, dict[DocRef, Place]]]:
    keys = all_keys(bases)
    refs = yield from naming(ReferenceField.CITED, keys)
    citers = yield from ask(lambda shelf: shelf.documents(refs))
    mentions = [
        (ReferenceInText(citation.target, citer), citation.place)
        for citer in by_id(citers)
        for citation in citer.facts.statements.citations
        if citation.basis and keys.may_mean(citation.target)
    ]
    resolved = yield from resolving([mention for mention, _ in mentions])
    based: dict[DocRef, dict[DocRef, Place]] = {basis.ref: {} for basis in bases}
    for (mention, place), found in zip(mentions, resolved, strict=True):
        # A reference with several targets is left out: one of these copies may still be in force.
        if found.certain and len(found.targets) == 1:
            based.get(found.targets[0].ref, {}).setdefault(mention.citer.ref, place)
    return based
