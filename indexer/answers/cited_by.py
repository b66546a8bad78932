"""Find the documents that cite one, by its number and its titles."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from indexer.relations.resolution.acting_effects import by_id
from indexer.relations.resolution.lookup_keys import BOUND, NUMBER, SHORT, TITLE, naming_keys
from indexer.relations.resolution.resolve import families, is_local
from indexer.relations.resolution.resolving import FoundHolders, ReferenceInText, holders, resolving
from indexer.relations.rounds import Task, ask, together
from indexer.relations.shelf import DocRef, IndexedDocument, NamedBy, ReferenceField
from indexer.relations.statements import Citation, Reference


@dataclass(frozen=True, slots=True)
class SureCiters:
    """The documents that surely cite `cited`.

    `citations` holds, of those whose citations had to be resolved, the ones that mean it; of the
    others the terms alone say so.
    """

    cited: IndexedDocument
    refs: frozenset[DocRef]
    citations: dict[DocRef, list[Citation]]

    def citation(self, citer: IndexedDocument) -> Citation | None:
        """The citation to quote: one that names a legal basis before others, else the first."""
        return min(self.citations_of(citer), key=lambda one: not one.basis, default=None)

    def citations_of(self, citer: IndexedDocument) -> Sequence[Citation]:
        """All citations of `cited` in the text of one that cites it."""
        found = self.citations.get(citer.ref)
        if found is None:
            found = [one for one in citer.facts.statements.citations if self._says(one.target)]
        return found

    def _says(self, target: Reference) -> bool:
        """Whether a reference names `cited` by its number, or by a title with no other number."""
        facts = self.cited.facts
        if target.number_key:
            return target.number_key in facts.number_keys
        return target.title_key in facts.title_keys


@dataclass(slots=True)
class _Citers:
    """Documents that may cite one: some surely do, of others the citations have to be resolved."""

    sure: set[DocRef] = field(default_factory=set)
    doubtful: set[DocRef] = field(default_factory=set)


def citing(cited: IndexedDocument) -> Task[SureCiters]:
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
    citers_so_far = _Citers()
    for term, several in named.items():
        for named_by in several:
            _sort(cited, term, named_by, found, citers_so_far)
    doubtful = citers_so_far.doubtful - citers_so_far.sure
    citers = yield from ask(lambda shelf: shelf.documents(doubtful))
    mentions = list(_mentions(by_id(citers)))
    resolved = yield from resolving([mention for mention, _ in mentions])
    citations: dict[DocRef, list[Citation]] = {}
    sure = citers_so_far.sure
    for (mention, citation), one in zip(mentions, resolved, strict=True):
        if cited in one.targets:
            citations.setdefault(mention.citer.ref, []).append(citation)
            if one.certain:
                sure.add(mention.citer.ref)
    return SureCiters(cited, frozenset(sure - {cited.ref}), citations)


def _mentions(citers: Sequence[IndexedDocument]) -> Iterator[tuple[ReferenceInText, Citation]]:
    for citer in citers:
        for citation in citer.facts.statements.citations:
            yield ReferenceInText(citation.target, citer), citation


def _sort(
    cited: IndexedDocument, term: str, named_by: NamedBy, found: FoundHolders, citers: _Citers
) -> None:
    """Sort the documents that refer to one term by whether they surely mean `cited`."""
    kind, key = term[0], term[1:].removesuffix(BOUND)
    if kind == SHORT:
        # A title that is longer than the cited one: a document that bears it would be meant first.
        citers.doubtful.update(named_by.refs)
        return
    rivals = found.of_number(key) if kind == NUMBER else found.of_title(key)
    if cited not in rivals:
        return
    alone = len(rivals) == 1
    sure = kind == NUMBER or not is_local(cited.facts)
    if kind == TITLE and named_by.rest:
        if named_by.rest in cited.facts.number_keys:
            return  # found by that number, too
        citers.doubtful.update(named_by.refs)
    elif alone and sure:
        citers.sure.update(named_by.refs)
    elif sure and kind == TITLE and len(families(rivals)) == 1:
        _sort_versions(cited, rivals, named_by, citers)
    else:
        citers.doubtful.update(named_by.refs)


def _sort_versions(
    cited: IndexedDocument, rivals: Sequence[IndexedDocument], named_by: NamedBy, citers: _Citers
) -> None:
    """Sort citing documents: of versions of one title each means the newest of its own day."""
    versions = {rival.ref for rival in rivals}
    days = sorted({_day(rival) for rival in rivals})
    own = _day(cited)
    for ref, dated in zip(named_by.refs, named_by.days, strict=True):
        if ref in versions:
            citers.doubtful.add(ref)
            continue
        newest = days[max(0, bisect_right(days, dated) - 1)] if dated else days[-1]
        if newest == own:
            citers.sure.add(ref)


def _day(document: IndexedDocument) -> int:
    return (document.facts.version_day or date.min).toordinal()
