"""Who rests on a document that is not here, but is repealed by one that is? 民法典 ends 物权法."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

from indexer.engines.whoosh.match.lookups import Lookups
from indexer.relations.facts import Facts
from indexer.relations.grammar.title_keys import title_keys
from indexer.relations.resolution.lookup_keys import BOUND
from indexer.relations.resolution.resolve import DocRef, IndexedDocument, names_its_place, resolve
from indexer.relations.statements import Effect, EffectKind, Place, Reference
from indexer.relations.validity.timeline import ActingEffect

NOWHERE = DocRef(-1, -1)
"""Where a document is that is not here."""


@dataclass(frozen=True, slots=True)
class RestsOnDocumentNotHeld:
    """A document that rests on `basis`, which is not here; `place` says so, `act` repeals it."""

    citer: DocRef
    basis: Reference
    place: Place
    act: ActingEffect


class BasesNotHeld:
    """Keeps who rests on what is not here and is repealed by now or will be; safe to share."""

    def __init__(self, lookups: Lookups) -> None:
        """Nothing is known yet."""
        self._lookups = lookups
        self._lock = Lock()
        self._known: list[RestsOnDocumentNotHeld] | None = None

    def resting(self) -> list[RestsOnDocumentNotHeld]:
        """All of them, in the order of documents. Once O(effects, and who names their targets)."""
        with self._lock:
            if self._known is None:
                self._known = self._found()
            return self._known

    def _found(self) -> list[RestsOnDocumentNotHeld]:
        ended = self._ended()
        absent = [
            IndexedDocument(
                NOWHERE,
                Facts(
                    title_keys=title_keys(effect.target.title) if effect.target.title else (),
                    number_keys=tuple(filter(None, [effect.target.number_key])),
                ),
            )
            for acts in ended.values()
            for _, effect in acts
        ]
        return [
            RestsOnDocumentNotHeld(spot, citation.target, citation.place, act)
            for spot in self._lookups.naming("cited", absent)
            for citer in (self._lookups.held(spot),)
            if not citer.facts.statements.no_rule
            for citation in citer.facts.statements.citations
            if citation.basis
            for act in self._act_on(citation.target, citer, ended)
        ]

    def _act_on(
        self,
        target: Reference,
        citer: IndexedDocument,
        ended: dict[str, list[tuple[IndexedDocument, Effect]]],
    ) -> list[ActingEffect]:
        """The first repeal of a basis that is not here, by another document."""
        acts = [
            ActingEffect(effect=effect, actor=actor.facts, by=self._lookups.public_id(actor.spot))
            for key in filter(None, [target.number_key, target.title_key])
            for actor, effect in ended.get(key, ())
            if actor != citer and _is_meant(target, effect, actor)
        ]
        if not acts or resolve(target, self._lookups, citer).targets:
            return []
        return [min(acts, key=lambda act: (act.first_day is None, act.first_day, act.by))]

    def _is_cited(self, term: str) -> bool:
        """Whether a document that is acted on by this name is cited by it, too. O(log terms)."""
        name, bound, _ = term.partition(BOUND)
        return any(len(docs) for _, _, docs in self._lookups.below("cited", name + bound))

    def _ended(self) -> dict[str, list[tuple[IndexedDocument, Effect]]]:
        """What documents here repeal of what is not, by its number and its title."""
        found: dict[str, list[tuple[IndexedDocument, Effect]]] = {}
        spots = {
            DocRef(index, document)
            for term, index, docs in self._lookups.below("acted_on", "")
            if self._is_cited(term)  # looked up first: to read a document takes far longer
            for document in docs.tolist()
        }
        for actor in map(self._lookups.held, sorted(spots)):
            for effect, resolution in self._lookups.effects_of(actor):
                if (
                    effect.kind is EffectKind.REPEAL
                    and not resolution.targets
                    and not resolution.oneself
                    and not effect.older_self
                ):
                    for key in filter(None, [effect.target.number_key, effect.target.title_key]):
                        found.setdefault(key, []).append((actor, effect))
        return found


def _is_meant(target: Reference, effect: Effect, actor: IndexedDocument) -> bool:
    """Whether a repealed document and a basis are one: by number, else by a title that says so."""
    if target.number_key and effect.target.number_key:
        return target.number_key == effect.target.number_key
    same = target.title_key is not None and target.title_key == effect.target.title_key
    return same and names_its_place(target.title or "", actor.facts)
