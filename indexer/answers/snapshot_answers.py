"""Answer queries from one snapshot, with what is kept between them."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from indexer.analysis.normalise import normalise
from indexer.answers.document_relations import IndexState
from indexer.answers.expanding.expansions_of_query import with_expansions
from indexer.answers.hit_reasons import missing_words
from indexer.answers.listing.first_places import ranked_page, ranked_scan
from indexer.answers.listing.in_force_first import in_force_first
from indexer.answers.listing.recommended import recommended
from indexer.answers.naming.asked_years import years_first
from indexer.answers.naming.named_documents import named_documents
from indexer.answers.official_words import OfficialWords
from indexer.answers.page_of_hits import bare_hits, hits
from indexer.answers.passages.fulfilling_places import asked_together
from indexer.answers.query_reading import query_reading
from indexer.answers.relation_answers import RelationAnswers
from indexer.answers.suggesting.known_names import KnownNames
from indexer.answers.versions.version_answers import VersionAnswers
from indexer.changes.history import NO_HISTORY, History
from indexer.limits.deadline import OptionalPart, may_leave_out
from indexer.query.cursors import Cursor
from indexer.query.expressions import attachment_leaves, leaves, within_leaves
from indexer.query.facets import Facet
from indexer.query.model import CitedVersions, Query, Sort
from indexer.ranking import tie_breaker
from indexer.relations.shelf import AsOf, DocRef, ResolvedQuery
from indexer.results import Hit, RemovedDocument, Scan, SearchResult
from indexer.snapshot import RankedPage, Snapshot
from indexer.takedown_record import Entry
from indexer.today import in_beijing


@dataclass(frozen=True, slots=True)
class SnapshotAnswers:
    """Answers over one snapshot; safe to use from several threads.

    `taken_down` are the documents that an operator took down, by public id.
    """

    snapshot: Snapshot
    relations: RelationAnswers
    versions: VersionAnswers
    taken_down: Mapping[str, Entry]
    known_names: KnownNames
    history: History

    @classmethod
    def over(
        cls,
        snapshot: Snapshot,
        taken_down: Mapping[str, Entry],
        history: History = NO_HISTORY,
    ) -> SnapshotAnswers:
        """Start with nothing kept."""

        def scan_hits(query: ResolvedQuery, start: int, stop: int) -> Scan:
            return scan(snapshot, query, max(1, stop - start), start, stop)

        state = IndexState(snapshot.version, in_beijing(snapshot.published_at).date())
        issuers = snapshot.facet_names(Facet.ISSUER)
        relations = RelationAnswers(snapshot, state, issuers, scan_hits)
        versions = VersionAnswers(snapshot)
        names = KnownNames(snapshot)
        return cls(snapshot, relations, versions, taken_down, names, history)

    def counted(self, query: Query, today: date) -> ResolvedQuery:
        """The query as it is asked on a day, for what only counts its matches.

        Which documents its text names, and which official words stand for its plain ones, orders a
        list and changes no count, so neither is looked up.
        """
        asked = query if query.asked_on else replace(query, asked_on=today)
        among: frozenset[DocRef] | None = None
        if query.cites is not None:
            among = self._citing(query.cites, query)
        if query.same is not None:
            found = self.snapshot.find((query.same,)).get(query.same)
            refs = (found.ref,) if found else ()
            same = {ref for others in self.snapshot.same_texts(refs).values() for ref in others}
            among = frozenset(same if among is None else same & among)
        if query.ids:
            chosen = frozenset(found.ref for found in self.snapshot.find(query.ids).values())
            among = chosen if among is None else chosen & among
        before = None
        if query.taken_up_since is not None:
            before = self.history.log.taken_up_before(query.taken_up_since)
        without = self.relations.explained() if query.without_reading else frozenset()
        return ResolvedQuery(asked, among, not_here_before=before, without=without)

    def resolved(self, query: Query, today: date) -> ResolvedQuery:
        """The query as it is asked on a day, the documents that it names looked up."""
        counted = self.counted(query, today)
        asked = counted.query
        if asked.order is not Sort.RELEVANCE or asked.expression is None:
            return counted
        asked = with_expansions(self.snapshot, asked)
        named = named_documents(self.snapshot, asked, as_of(asked).day)
        lifted = in_force_first(self.snapshot, named.refs, as_of(asked))
        lifted = years_first(self.snapshot, lifted, normalise(asked.text))
        first = recommended(self.snapshot, asked)
        lifted = tuple(dict.fromkeys((*first, *lifted)))
        return ResolvedQuery(
            asked,
            counted.among,
            lifted,
            named.whole,
            named.near,
            frozenset(first),
            counted.not_here_before,
            counted.without,
        )

    def _citing(self, id: str, query: Query) -> frozenset[DocRef]:
        """The documents that cite what a query says: a version, its rule, or an article of it."""
        if query.article or query.versions is CitedVersions.ALL:
            return self.versions.citing(id, query.article)
        return self.relations.citing(id)

    def search(self, query: ResolvedQuery, start: int) -> SearchResult:
        """A page of hits from `start` (counted from 0), with counts over all matches.

        Where the deadline passes once the page is known, hits have no snippets and no marks.
        """
        began = time.perf_counter()
        asked = query.query
        found = ranked_page(self.snapshot, query, start, asked.size)
        sought = tuple(leaves(asked.expression))
        left_out = list(found.left_out)
        page: tuple[Hit, ...] | None = None
        refs = [one.ref for one in found.page]
        with may_leave_out(OptionalPart.SNIPPETS, left_out):
            page = hits(
                self.snapshot,
                found.page,
                sought,
                tuple(within_leaves(asked)),
                as_of(asked),
                missing=self._missing(query, found),
                official=OfficialWords.of(asked),
                recommended=query.recommended,
                newer=self.versions.newer(refs, as_of(asked)),
                cautions=self.relations.cautions(refs, as_of(asked)),
                with_snippets=asked.snippets,
                together=asked_together(asked.expression),
                attached=attachment_leaves(asked),
            )
        if page is None:
            page = bare_hits(self.snapshot, found.page, sought, as_of(asked))
        if not asked.size:  # of no hits none lacks anything
            left_out = [part for part in left_out if part is not OptionalPart.SNIPPETS]
        return SearchResult(
            query=asked,
            hits=page,
            total=found.total,
            listed=found.listed,
            further=found.further,
            facets=found.facets,
            reading=query_reading(self.snapshot, query, sought),
            took_ms=(time.perf_counter() - began) * 1000,
            index_version=self.snapshot.version,
            next_cursor=self._cursor(asked, found, page),
            left_out=tuple(left_out),
        )

    def removed(self, id: str) -> RemovedDocument | None:
        """A document that was here once; None where the id was never given."""
        if entry := self.taken_down.get(id):
            return RemovedDocument(id, datetime.fromisoformat(entry.at), entry.reason)
        if gone := self.snapshot.ledger.removed.get(id):
            return RemovedDocument(id, datetime.fromisoformat(gone[2]))
        return None

    def there(self, found: tuple[Hit, ...]) -> tuple[Hit, ...]:
        """Those of some hits of an older snapshot whose documents are still here."""
        here = self.snapshot.find([hit.id for hit in found])
        return tuple(hit for hit in found if hit.id in here)

    def _missing(self, query: ResolvedQuery, found: RankedPage) -> Mapping[DocRef, tuple[str, ...]]:
        """What the hits of a page lack; a list without further documents has no such hits.

        A document of which all of the text is the name lacks nothing: 707号令.
        """
        named = set(query.lifted) if query.named else set()
        refs = [one.ref for one in found.page if one.ref not in named] if found.further else []
        return missing_words(self.snapshot, query.query, refs) if refs else {}

    def _cursor(self, query: Query, found: RankedPage, page: tuple[Hit, ...]) -> str | None:
        """The place behind the matches up to the end of a page, None where no match follows.

        What is read by a cursor are the matches alone (`Match.ALL`), whatever the page before was.
        """
        if not page or found.matched >= found.listed - found.further:
            return None
        last = page[-1]
        day = getattr(last, query.order.date) if query.order.date else last.dated_on
        dated = day.toordinal() if day else 0
        version = self.snapshot.version
        return str(Cursor.behind(query, version, found.matched, dated, tie_breaker(last.id)))


def scan(
    snapshot: Snapshot, query: ResolvedQuery, batch: int, start: int, stop: int | None
) -> Scan:
    """All that matches, in order, in the memory of one batch and an array of the matches."""
    found = ranked_scan(snapshot, query, batch, start, stop)
    sought = tuple(leaves(query.query.expression))
    asof = as_of(query.query)

    def batches() -> Iterator[tuple[Hit, ...]]:
        for page in found.batches:
            yield bare_hits(snapshot, page, sought, asof)
            snapshot.let_go()

    return Scan(
        query=query.query, total=found.total, batches=batches(), index_version=snapshot.version
    )


def as_of(query: Query) -> AsOf:
    """The day that a query asks about, and the one on which it is asked."""
    assert query.asked_on, "a view says on which day it is asked"
    return AsOf(query.asof or query.asked_on, query.asked_on)
