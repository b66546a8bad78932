"""The works of documents in one view, looked up once and kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from threading import Lock
from typing import TypeVar

from cachetools import LRUCache

from indexer.relations.rounds import Task, ask, together
from indexer.relations.shelf import AsOf, DocRef, IndexedDocument
from indexer.relations.validity.timeline import ENDED
from indexer.relations.validity.validity_rows import CODES, PLAIN
from indexer.relations.works.finding import WorkGroup, work_groups
from indexer.relations.works.rule_making import work_title
from indexer.relations.works.same_work import maker

KEPT = 16_384
"""Documents of which is kept what their work is: the same laws are found again and again."""

Groups = dict[DocRef, WorkGroup]
"""The works of some documents; those that are alone are missing."""

V = TypeVar("V")


class KeptWorks:
    """Finds the works of documents, and keeps them; safe to use from several threads."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._lock = Lock()
        self._groups: LRUCache[DocRef, WorkGroup | None] = LRUCache(KEPT)
        self._newest: LRUCache[DocRef, bool] = LRUCache(KEPT)

    def of(self, documents: Sequence[IndexedDocument]) -> Task[Groups]:
        """The works of some documents. The rounds of `work_groups`, none for what is kept."""
        known = self._kept(self._groups, documents)
        unknown = [one for one in documents if one.ref not in known]
        if unknown:
            found = yield from work_groups(unknown)
            known |= self._keep(self._groups, {one.ref: found.get(one.ref) for one in unknown})
        return {ref: group for ref, group in known.items() if group is not None}

    def with_newer(self, documents: Sequence[IndexedDocument], today: date) -> Task[Groups]:
        """The works of those of some documents that may have a newer version.

        One round tells of most that they have none; the others need those of `of`.
        """
        newest = self._kept(self._newest, documents)
        unknown = [one for one in documents if one.ref not in newest]
        if unknown:
            doubtful = yield from _may_have_newer(unknown, today)
            found = {one.ref: one.ref not in doubtful for one in unknown}
            newest |= self._keep(self._newest, found)
        left = [one for one in documents if not newest[one.ref]]
        return (yield from self.of(left)) if left else {}

    def _kept(
        self, kept: LRUCache[DocRef, V], documents: Sequence[IndexedDocument]
    ) -> dict[DocRef, V]:
        with self._lock:
            return {one.ref: kept[one.ref] for one in documents if one.ref in kept}

    def _keep(self, kept: LRUCache[DocRef, V], found: Mapping[DocRef, V]) -> Mapping[DocRef, V]:
        with self._lock:
            kept.update(found)
        return found


def _may_have_newer(documents: Sequence[IndexedDocument], today: date) -> Task[set[DocRef]]:
    """Those of some rules whose title another one bears, or that end on some day. One round.

    A rule that a text of another title takes the place of ends by that text.
    """
    rules = [one for one in documents if work_title(one.facts) and (maker(one).known)]
    if not rules:
        return set()
    titles = {title for one in rules if (title := work_title(one.facts))}
    refs = [one.ref for one in rules]
    found, codes = yield from together(
        ask(lambda shelf: shelf.by_title(titles)),
        ask(lambda shelf: shelf.validity(refs, AsOf(date.max, today))),
    )
    several = {
        title
        for title, stages in found.items()
        if len({one.ref for stage in stages for one in stage if work_title(one.facts) == title}) > 1
    }
    return {
        one.ref
        for one in rules
        if work_title(one.facts) in several or CODES[codes[one.ref] & PLAIN] in ENDED
    }
