"""Answer questions on relations from one shelf, and keep what does not depend on the day."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from corpus.document import Document
from indexer.answers.clean_up import CleanUp, ScanHits
from indexer.answers.document_relations import Asked, DocumentRelations, IndexState
from indexer.answers.draft_check import draft_check
from indexer.answers.explanations import all_explained
from indexer.answers.history.expiring_documents import ExpiringDocuments
from indexer.answers.history.listed_effects import ListedEffects
from indexer.answers.history.series_of_numbers import SeriesOfNumbers
from indexer.answers.kept_answers import KeptAnswers
from indexer.answers.versions.cautions import KeptCautions
from indexer.changes.change_log import ChangeLog
from indexer.query.effect_query import EffectQuery
from indexer.query.expiry_query import ExpiryQuery
from indexer.query.plain_words import PlainWords
from indexer.query.series_query import SeriesQuery
from indexer.relations.rounds import Task, ask, run
from indexer.relations.shelf import AsOf, DocRef, ResolvedQuery, Shelf
from indexer.relations.statements import Place
from indexer.results.effect_lists import EffectList
from indexer.results.expiry_lists import ExpiryList
from indexer.results.number_series import NumberSeries, SeriesCode
from indexer.results.relations import Caution, Relations
from indexer.results.reviews import CheckedDraft, CleanUpList


class RelationAnswers:
    """Answers over one shelf; safe to use from several threads."""

    def __init__(
        self, shelf: Shelf, state: IndexState, issuers: Sequence[str], scan: ScanHits
    ) -> None:
        """`issuers` are all names of issuers in the index, `scan` reads the matches of a query."""
        self._shelf = shelf
        self._state = state
        self._documents = DocumentRelations(state)
        self._cautions = KeptCautions()
        self._clean_up = CleanUp(state, issuers, scan)
        self._effects = ListedEffects(state)
        self._expiring = ExpiringDocuments(state)
        self._series = SeriesOfNumbers(state)
        self._explained: KeptAnswers[None, frozenset[DocRef]] = KeptAnswers(1)

    def relations(self, asked: Asked) -> Relations | None:
        """One document among the others; None where there is none of this id."""
        return run(self._documents.of(asked), self._shelf)

    def cautions(
        self, refs: Collection[DocRef], asof: AsOf
    ) -> Mapping[DocRef, tuple[Caution, ...]]:
        """What has to be known of some documents beside their validity; most are missing."""
        return run(self._cautions.of(refs, asof), self._shelf)

    def check_draft(
        self,
        draft: Document,
        asof: AsOf,
        tracked: Sequence[Place] = (),
        plain_words: PlainWords | None = None,
    ) -> CheckedDraft:
        """Every citation of a text, and how its document stands on a day."""
        return run(draft_check(draft, asof, self._state, tracked, plain_words), self._shelf)

    def clean_up(
        self, query: ResolvedQuery, asof: AsOf, days: int, start: int, stop: int | None
    ) -> CleanUpList:
        """What a clean-up of the matches of `query` has to see within `days`."""
        return run(self._clean_up.of(query, asof, days, start, stop), self._shelf)

    def effects(self, query: EffectQuery, asof: AsOf, log: ChangeLog) -> EffectList:
        """A page of the effects of documents on each other; `log` knows when they came here."""
        return run(self._effects.of(query, asof, log), self._shelf)

    def expiries(self, query: ExpiryQuery, asof: AsOf, log: ChangeLog) -> ExpiryList:
        """A page of the documents whose force ends soon; `log` knows when they came here."""
        return run(self._expiring.of(query, asof, log), self._shelf)

    def series(self, query: SeriesQuery, asof: AsOf) -> NumberSeries:
        """A series of document numbers as far as it is held."""
        return run(self._series.of(query, asof), self._shelf)

    def series_codes(self) -> tuple[SeriesCode, ...]:
        """The codes of which most numbers are held."""
        return run(self._series.codes(), self._shelf)

    def explained(self) -> frozenset[DocRef]:
        """The documents that surely have an official reading; derived once, and kept."""
        return run(self._explained.task(None, all_explained), self._shelf)

    def citing(self, id: str) -> frozenset[DocRef]:
        """The documents that surely cite one; none where there is none of this id."""
        return run(self._citing(id), self._shelf)

    def _citing(self, id: str) -> Task[frozenset[DocRef]]:
        found = yield from ask(lambda shelf: shelf.find((id,)))
        if id not in found:
            return frozenset()
        citing = yield from self._documents.citing(found[id])
        return citing.refs
