"""Keep the names of a snapshot that are looked up at each keystroke: organs, topics, laws."""

from __future__ import annotations

from threading import Lock

from cachetools import LRUCache

from indexer.analysis.name_table import NameTable
from indexer.answers.suggesting.law_names import LawNames, law_names
from indexer.answers.suggesting.typed_titles import TypedTitles, typed_titles
from indexer.query.facets import Facet
from indexer.relations.shelf import ResolvedQuery
from indexer.snapshot import Snapshot

WORDS_KEPT = 4096
"""Words of which it is known whether documents hold them: all of a table, and an operator's."""

TITLES_KEPT = 64
"""Typed texts whose titles are kept: those of the requests that are being answered."""

Asked = tuple[str, int, ResolvedQuery | None]


class KnownNames:
    """Names of one snapshot, read when first asked for; safe to use from several threads."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Start with nothing kept."""
        self._snapshot = snapshot
        self._lock = Lock()
        self._values: dict[Facet, NameTable] = {}
        self._laws: LawNames | None = None
        self._titles: LRUCache[Asked, TypedTitles] = LRUCache(TITLES_KEPT)
        self._held: LRUCache[str, bool] = LRUCache(WORDS_KEPT)

    def values(self, facet: Facet) -> NameTable:
        """All values of a stored facet."""
        with self._lock:
            if facet not in self._values:
                self._values[facet] = NameTable(self._snapshot.facet_names(facet))
            return self._values[facet]

    @property
    def laws(self) -> LawNames:
        """The short names of the laws and regulations of the nation."""
        with self._lock:
            if self._laws is None:
                self._laws = law_names(self._snapshot)
            return self._laws

    def titles(self, text: str, limit: int, among: ResolvedQuery | None) -> TypedTitles:
        """The titles that answer to a typed text: both answers to one request need them."""
        key = text, limit, among
        with self._lock:
            found = self._titles.get(key)
        if found is None:
            found = typed_titles(self._snapshot, text, limit, among)
            with self._lock:
                self._titles[key] = found
        return found

    def holds(self, word: str) -> bool:
        """Whether a document holds a normalised word in title or body."""
        with self._lock:
            held = self._held.get(word)
        if held is None:
            held = word in self._snapshot.holding((word,))
            with self._lock:
                self._held[word] = held
        return held
