"""Find the documents that cite one, by its number and its titles."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from indexer.relations.resolution.acting_effects import by_id
from indexer.relations.resolution.lookup_keys import BOUND, NUMBER, SHORT, TITLE, naming_keys
from indexer.relations.resolution.resolve import families, is_local
from indexer.relations.resolution.resolving import FoundHolders, Mention, holders, resolving
from indexer.relations.rounds import Task, ask, together
from indexer.relations.shelf import DocRef, IndexedDocument, NamedBy, ReferenceField
from indexer.relations.statements import Citation, Reference


@dataclass(frozen=True, slots=True)
class Citing:
    """The documents that surely cite `cited`.

    `citations` holds, of those whose citations had to be resolved, the ones that mean it; of the
    others the terms alone say so.
    """

    cited: IndexedDocument
    refs: frozenset[DocRef]
    citations: dict[DocRef, list[Citation]]

    def citation(self, citer: IndexedDocument) -> Citation | None:
        """The citation to quote: one that names a legal basis before others, else the first."""
        found = self.citations.get(citer.ref)
        if found is None:
            found = [one for one in citer.facts.statements.citations if self._says(one.target)]
        return min(found, key=lambda one: not one.basis, default=None)

    def _says(self, target: Reference) -> bool:
        """Whether a reference names `cited` by its number, or by a title with no other number."""
        facts = self.cited.facts
        if target.number_key:
            return target.number_key in facts.number_keys
        return target.title_key in facts.title_keys


@dataclass(slots=True)
class _Sorted:
    """Citing documents while they are looked through: some are sure, others have to be resolved."""

    sure: set[DocRef] = field(default_factory=set)
    doubtful: set[DocRef] = field(default_factory=set)


def citing(cited: IndexedDocument) -> Task[Citing]:
    """The documents that cite one and surely mean it. Three rounds.

    Agrees with `resolve` of each of their citations. Where a term can mean only this document, or
    one of several versions by the date of the citing document, no citation is read; else each
    citing document is.
    """
    facts = cited.facts
    keys = naming_keys(facts.number_keys, facts.title_keys)
    found, named = yield from together(
        holders(set(facts.number_keys), set(facts.title_keys)),
        ask(
            lambda shelf: shelf.naming(
                ReferenceField.CITED, terms=keys.terms, beginnings=keys.beginnings
            )
        ),
    )
    lots = _Sorted()
    for term, several in named.items():
        for lot in several:
            _sort(cited, term, lot, found, lots)
    doubtful = lots.doubtful - lots.sure
    citers = yield from ask(lambda shelf: shelf.documents(doubtful))
    mentions = list(_mentions(by_id(citers)))
    resolved = yield from resolving([mention for mention, _ in mentions])
    citations: dict[DocRef, list[Citation]] = {}
    sure = lots.sure
    for (mention, citation), one in zip(mentions, resolved, strict=True):
        if cited in one.targets:
            citations.setdefault(mention.citer.ref, []).append(citation)
            if one.certain:
                sure.add(mention.citer.ref)
    return Citing(cited, frozenset(sure - {cited.ref}), citations)


def _mentions(citers: Sequence[IndexedDocument]) -> Iterator[tuple[Mention, Citation]]:
    for citer in citers:
        for citation in citer.facts.statements.citations:
            yield Mention(citation.target, citer), citation


def _sort(
    cited: IndexedDocument, term: str, lot: NamedBy, found: FoundHolders, lots: _Sorted
) -> None:
    """Decide of the documents that have one term whether they mean `cited`."""
    kind, key = term[0], term[1:].removesuffix(BOUND)
    if kind == SHORT:
        # A longer title than that of the document: its own holders would be meant before it.
        lots.doubtful.update(lot.refs)
        return
    rivals = found.of_number(key) if kind == NUMBER else found.of_title(key)
    if cited not in rivals:
        return
    alone = len(rivals) == 1
    sure = kind == NUMBER or not is_local(cited.facts)
    if kind == TITLE and lot.rest:
        if lot.rest in cited.facts.number_keys:
            return  # found by that number, too
        lots.doubtful.update(lot.refs)
    elif alone and sure:
        lots.sure.update(lot.refs)
    elif sure and kind == TITLE and len(families(rivals)) == 1:
        _sort_versions(cited, rivals, lot, lots)
    else:
        lots.doubtful.update(lot.refs)


def _sort_versions(
    cited: IndexedDocument, rivals: Sequence[IndexedDocument], lot: NamedBy, lots: _Sorted
) -> None:
    """Of versions of one title a citation means the newest that was there on its day."""
    versions = {rival.ref for rival in rivals}
    days = sorted({_day(rival) for rival in rivals})
    own = _day(cited)
    for ref, dated in zip(lot.refs, lot.days, strict=True):
        if ref in versions:
            lots.doubtful.add(ref)
            continue
        newest = days[max(0, bisect_right(days, dated) - 1)] if dated else days[-1]
        if newest == own:
            lots.sure.add(ref)


def _day(document: IndexedDocument) -> int:
    return (document.facts.version_day or date.min).toordinal()
