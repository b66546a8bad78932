"""Find the documents that cite one, by its number and its titles."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from indexer.relations.resolution.acting_effects import by_id
from indexer.relations.resolution.alike_documents import GroupedDocuments
from indexer.relations.resolution.lookup_keys import (
    BOUND,
    NUMBER,
    SHORT,
    TITLE,
    all_of,
    naming_keys,
)
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
    """The documents that cite one and surely mean it. Three rounds."""
    (found,) = yield from citing_each((cited,))
    return found


def citing_each(several: Sequence[IndexedDocument]) -> Task[list[SureCiters]]:
    """For each of some documents those that cite it and surely mean it. Three rounds.

    Agrees with `resolve` of each of their citations. Where a term can mean only this document, or
    one of several versions by the date of the citing document, no citation is read; else each
    citing document is. What the versions of one rule share is looked up and resolved once.
    """
    keys = {one.ref: naming_keys(one.facts.number_keys, one.facts.title_keys) for one in several}
    every = all_of(keys.values())
    found, named = yield from together(
        holders(
            {key for one in several for key in one.facts.number_keys},
            {key for one in several for key in one.facts.title_keys},
        ),
        ask(
            lambda shelf: shelf.naming(
                ReferenceField.CITED, terms=every.terms, beginnings=every.beginnings
            )
        ),
    )
    versions = _CitersOfVersions(found)
    so_far = {one.ref: _Citers() for one in several}
    for one in several:
        own = keys[one.ref]
        for term in (*own.terms, *own.beginnings):
            for named_by in named.get(term, ()):
                _sort(one, term, named_by, versions, so_far[one.ref])
    doubtful = {ref: citers.doubtful - citers.sure for ref, citers in so_far.items()}
    refs = {ref for citers in doubtful.values() for ref in citers}
    citers = yield from ask(lambda shelf: shelf.documents(refs))
    mentions = list(_mentions(by_id(citers)))
    resolved = yield from resolving([mention for mention, _ in mentions])
    meant: dict[DocRef, list[int]] = {}
    for number, one_found in enumerate(resolved):
        for target in one_found.targets:
            if target.ref in so_far:
                meant.setdefault(target.ref, []).append(number)
    answers = []
    for one in several:
        citations: dict[DocRef, list[Citation]] = {}
        sure = so_far[one.ref].sure
        for number in meant.get(one.ref, ()):
            mention, citation = mentions[number]
            if mention.citer.ref in doubtful[one.ref]:
                citations.setdefault(mention.citer.ref, []).append(citation)
                if resolved[number].certain:
                    sure.add(mention.citer.ref)
        answers.append(SureCiters(one, frozenset(sure - {one.ref}), citations))
    return answers


def _mentions(citers: Sequence[IndexedDocument]) -> Iterator[tuple[ReferenceInText, Citation]]:
    for citer in citers:
        for citation in citer.facts.statements.citations:
            yield ReferenceInText(citation.target, citer), citation


def _sort(
    cited: IndexedDocument,
    term: str,
    named_by: NamedBy,
    versions: _CitersOfVersions,
    citers: _Citers,
) -> None:
    """Sort the documents that refer to one term by whether they surely mean `cited`."""
    kind, key = term[0], term[1:].removesuffix(BOUND)
    if kind == SHORT:
        # A title that is longer than the cited one: a document that bears it would be meant first.
        citers.doubtful.update(named_by.refs)
        return
    rivals = versions.rivals(kind, key)
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
    elif sure and kind == TITLE and versions.are_of_one_organ(key):
        of_day, themselves = versions.by_version(key, named_by)
        citers.sure.update(of_day.get(_day(cited), ()))
        citers.doubtful.update(themselves)
    else:
        citers.doubtful.update(named_by.refs)


class _CitersOfVersions:
    """Sorts the documents that refer to a title by its versions, once for all of these."""

    def __init__(self, found: FoundHolders) -> None:
        """Take the documents that bear the titles and numbers."""
        self._found = found
        self._of_one_organ: dict[str, bool] = {}
        self._by_version: dict[int, tuple[dict[int, list[DocRef]], list[DocRef]]] = {}

    def rivals(self, kind: str, key: str) -> GroupedDocuments:
        """The documents that a term may mean."""
        if kind == NUMBER:
            return self._found.grouped_by_number(key)
        return self._found.grouped_by_title(key)

    def are_of_one_organ(self, key: str) -> bool:
        """Whether all documents of a title may be of one organ."""
        known = self._of_one_organ.get(key)
        if known is None:
            groups = self._found.grouped_by_title(key).groups
            known = self._of_one_organ[key] = len(families(groups)) == 1
        return known

    def by_version(
        self, key: str, named_by: NamedBy
    ) -> tuple[dict[int, list[DocRef]], list[DocRef]]:
        """Who refers to a title, by the day of the version that is meant: the newest of then.

        Versions that refer to it are told apart from all others: they may mean themselves.
        """
        known = self._by_version.get(id(named_by))
        if known is None:
            rivals = self._found.of_title(key)
            versions = {rival.ref for rival in rivals}
            days = sorted({_day(rival) for rival in rivals})
            of_day: dict[int, list[DocRef]] = {}
            themselves: list[DocRef] = []
            for ref, dated in zip(named_by.refs, named_by.days, strict=True):
                if ref in versions:
                    themselves.append(ref)
                    continue
                newest = days[max(0, bisect_right(days, dated) - 1)] if dated else days[-1]
                of_day.setdefault(newest, []).append(ref)
            known = self._by_version[id(named_by)] = of_day, themselves
        return known


def _day(document: IndexedDocument) -> int:
    return (document.facts.version_day or date.min).toordinal()
