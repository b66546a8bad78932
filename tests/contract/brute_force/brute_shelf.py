"""`indexer.relations.shelf.Shelf`, by looking at every document."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from indexer.query.facets import Facet
from indexer.query.model import Scope, Sort
from indexer.relations.resolution.lookup_keys import (
    BOUND,
    TitleStage,
    is_part_of_code,
    title_stages,
)
from indexer.relations.resolution.short_name_terms import short_name_beginning
from indexer.relations.rounds import run
from indexer.relations.shelf import (
    AsOf,
    Candidate,
    DocRef,
    IndexedDocument,
    NamedBy,
    ReferenceField,
    Shelf,
    ShortNameUse,
    StoredCard,
    Turn,
    WeightedWord,
)
from indexer.relations.validity.rows_by_others import rows_by_others
from indexer.relations.validity.statuses import Validity
from indexer.relations.validity.timeline import ENDED, timeline
from indexer.relations.validity.validity_rows import (
    AMENDED,
    CODES,
    IS_AMENDED,
    NOW,
    PLAIN,
    validity_rows_of,
)
from indexer.similarity import related_scores
from indexer.similarity.same_texts import find_groups
from indexer.similarity.text_signature import LIKENESS
from indexer.stored_record import card_of
from tests.contract.brute_force.kept_document import KeptDocument
from tests.contract.brute_force.ranking import Ranking, in_order

NEAREST = 30
"""Documents that share words with another one and are looked at."""


@dataclass(frozen=True, slots=True)
class BruteRef(DocRef):
    """A document by its place among those of a snapshot."""

    place: int


class BruteShelf:
    """Everything but `matching`, which needs queries; the snapshot adds it."""

    def __init__(self, documents: Sequence[KeptDocument]) -> None:
        """Look among `documents`."""
        self._documents = documents
        self._refs = {one.id: BruteRef(place) for place, one in enumerate(documents)}
        self._ranking = Ranking(documents)

    @property
    def size(self) -> int:
        """How many documents there are."""
        return len(self._documents)

    def find(self, ids: Collection[str]) -> Mapping[str, IndexedDocument]:
        """The documents with these public ids."""
        return {id: self._indexed(self._refs[id]) for id in ids if id in self._refs}

    def documents(self, refs: Collection[DocRef]) -> Mapping[DocRef, IndexedDocument]:
        """The facts of some documents."""
        return {ref: self._indexed(ref) for ref in refs}

    def cards(self, refs: Collection[DocRef]) -> Mapping[DocRef, StoredCard]:
        """What lists show of some documents."""
        return {
            ref: StoredCard(one.id, card_of(one.record), one.dated)
            for ref in refs
            for one in (self._at(ref),)
        }

    def texts(self, refs: Collection[DocRef]) -> Mapping[DocRef, str]:
        """The whole texts of some documents."""
        return {ref: self._at(ref).original for ref in refs}

    def by_number(self, keys: Collection[str]) -> Mapping[str, Sequence[IndexedDocument]]:
        """For each key of a document number, the documents that bear it."""
        found = {
            key: self._newest_first(one for one in self._documents if key in one.numbers)
            for key in keys
        }
        return {key: documents for key, documents in found.items() if documents}

    def number_keys(self, ending: str) -> Collection[str]:
        """The keys of document numbers that end so."""
        return {key for one in self._documents for key in one.numbers if key.endswith(ending)}

    def bearing(self, beginning: str) -> Mapping[str, Sequence[DocRef]]:
        """The keys of document numbers that begin so, with the documents that bear each."""
        found: dict[str, list[DocRef]] = {}
        for one in in_order(self._documents, Sort.NEWEST, {}):
            for key in one.numbers:
                if key.startswith(beginning):
                    found.setdefault(key, []).append(self._refs[one.id])
        return found

    def by_title(self, keys: Collection[str]) -> Mapping[str, Sequence[Sequence[IndexedDocument]]]:
        """For each key of a title, the documents it can mean, in stages, the surest first."""
        found = {key: self._title_stages(key) for key in keys}
        return {key: stages for key, stages in found.items() if stages}

    def naming(
        self,
        field: ReferenceField,
        *,
        terms: Collection[str] = (),
        beginnings: Collection[str] = (),
    ) -> Mapping[str, Sequence[NamedBy]]:
        """Who has these terms, or terms that begin so, in a reference field."""
        kept = self._terms[field]
        found: dict[str, list[NamedBy]] = {}
        for term in terms:
            if term in kept:
                found.setdefault(term, []).append(self._named_by("", kept[term]))
        for begin in beginnings:
            for term, refs in kept.items():
                if term.startswith(begin):
                    found.setdefault(begin, []).append(self._named_by(term[len(begin) :], refs))
        return found

    def short_names(self, texts: Collection[str]) -> Mapping[str, Sequence[ShortNameUse]]:
        """For each text what documents call it short for, as most of them do first."""
        found = {}
        for text in texts:
            refs: dict[str, list[DocRef]] = {}
            for one in in_order(self._documents, Sort.NEWEST, {}):
                for term in one.short_names:
                    if term.startswith(begin := short_name_beginning(text)):
                        refs.setdefault(term.removeprefix(begin), []).append(self._ref(one))
            uses = [ShortNameUse(long, those) for long, those in refs.items()]
            if uses:
                found[text] = sorted(uses, key=lambda use: (-len(use.refs), use.long))
        return found

    def acting(self) -> Sequence[DocRef]:
        """The documents that have an effect on others."""
        return [ref for ref in self._refs.values() if self._at(ref).acted_on]

    def acting_on_cited(self) -> Sequence[DocRef]:
        """The documents that have an effect on a name that some document cites, too."""
        cited = {_name(term) for term in self._terms[ReferenceField.CITED]}
        acted_on = self._terms[ReferenceField.ACTED_ON].items()
        refs = {ref for term, refs in acted_on if _name(term) in cited for ref in refs}
        return sorted(refs, key=lambda ref: ref.place)

    def newest(self, refs: Collection[DocRef], start: int, size: int) -> Sequence[DocRef]:
        """Some documents by the date that counts, the newest first."""
        found = in_order(map(self._at, refs), Sort.NEWEST, {})
        return [self._refs[one.id] for one in found[start : start + size]]

    def validity(self, refs: Collection[DocRef], asof: AsOf) -> Mapping[DocRef, int]:
        """How some documents stand on a day, as codes."""
        return {ref: self._code(ref, asof) for ref in refs}

    def ended(self, asof: AsOf) -> Sequence[DocRef]:
        """The documents that have expired or are repealed on a day."""
        return [ref for ref in self._refs.values() if CODES[self._code(ref, asof) & PLAIN] in ENDED]

    def expiring(self, after: date, until: date) -> Sequence[DocRef]:
        """The documents with a row that says 失效 from a day in (after, until] on."""
        expired = CODES.index(Validity.EXPIRED)
        return [
            ref
            for ref in self._refs.values()
            if any(
                after.toordinal() < day <= until.toordinal() and code & PLAIN == expired
                for day, code in self.validity_rows[ref.place]
            )
        ]

    def turning(self, since: date, until: date) -> Sequence[Turn]:
        """The documents that stand otherwise from a day in [since, until] on."""
        return [
            Turn(ref, self._at(ref).tie, day, code)
            for ref in self._refs.values()
            for day, code in self.validity_rows[ref.place]
            if since.toordinal() <= day <= until.toordinal()
        ]

    def same_texts(self, refs: Collection[DocRef]) -> Mapping[DocRef, Sequence[DocRef]]:
        """For each document the others that are the same text, the most official first."""
        return {ref: [other for other in self._group(ref) if other != ref] for ref in refs}

    def word_frequencies(self, field: str, words: Collection[str]) -> Mapping[str, int]:
        """How many documents hold each word in their `title` or `body`."""
        return {word: self._ranking.holding(field, word) for word in words}

    def sharing_words(
        self,
        title: Sequence[WeightedWord],
        body: Sequence[WeightedWord],
        region: str | None,
        without: Collection[DocRef],
    ) -> Sequence[Candidate]:
        """The documents that share words of a title and a text, by the weight of what they share.

        Each counts by how rare it is, in a text also by how often it stands there (BM25).
        """
        found = []
        for ref in self._refs.values():
            one = self._at(ref)
            shared = [word for word in title if word.word in one.title.words]
            held = [word for word in body if word.word in one.body.words]
            if ref in without or not (shared or held):
                continue
            norm = self._ranking.norm(one, "words", Scope.BODY)
            often = one.body.words
            score = sum(w.share * often[w.word] / (often[w.word] + norm) for w in held)
            near = score + sum(word.share for word in shared)
            if region is not None and one.facets[Facet.REGION.value][-1:] == [region]:
                near *= 1 + related_scores.SAME_REGION
            words = tuple(word.word for word in held)
            found.append((-near, one.tie, Candidate(ref, score, words)))
        return [one for _, _, one in sorted(found, key=lambda each: each[:2])[:NEAREST]]

    def _at(self, ref: DocRef) -> KeptDocument:
        assert isinstance(ref, BruteRef), f"{ref!r} is of another engine"
        return self._documents[ref.place]

    def _indexed(self, ref: DocRef) -> IndexedDocument:
        one = self._at(ref)
        return IndexedDocument(ref, one.id, one.facts)

    def _newest_first(self, found: Iterable[KeptDocument]) -> list[IndexedDocument]:
        return [self._indexed(self._ref(one)) for one in in_order(found, Sort.NEWEST, {})]

    def _title_stages(self, key: str) -> list[list[IndexedDocument]]:
        stages: list[list[IndexedDocument]] = []
        different: set[str] = set()
        for stage in title_stages(key):
            found = self._newest_first(d for d in self._documents if _is_of_stage(d, stage))
            if found:
                stages.append(found)
                different.update(one.id for one in found)
            if len(different) > 1:
                break
        return stages

    @cached_property
    def _terms(self) -> dict[ReferenceField, dict[str, list[BruteRef]]]:
        """Who has each term in each reference field."""
        kept: dict[ReferenceField, dict[str, list[BruteRef]]] = {f: {} for f in ReferenceField}
        for ref in self._refs.values():
            one = self._at(ref)
            for field, terms in (
                (ReferenceField.CITED, one.cited),
                (ReferenceField.ACTED_ON, one.acted_on),
            ):
                for term in terms:
                    kept[field].setdefault(term, []).append(ref)
        return kept

    def _named_by(self, rest: str, refs: Sequence[BruteRef]) -> NamedBy:
        return NamedBy(rest, refs, [self._at(ref).dated for ref in refs])

    @cached_property
    def validity_rows(self) -> list[list[tuple[int, int]]]:
        """(first day, code) of how each document stands, what others do to it included."""
        shelf: Shelf = self  # type: ignore[assignment]  # these rounds ask no query
        others = run(rows_by_others(list(self._refs.values())), shelf)
        rows = []
        for ref in self._refs.values():
            own = (
                others[ref] if len(others[ref]) else validity_rows_of(timeline(self._at(ref).facts))
            )
            rows.append([(day, code) for day, code in own.tolist()])
        return rows

    def _code(self, ref: DocRef, asof: AsOf) -> int:
        """The last row whose day has come, and whether the document is amended by then."""
        assert isinstance(ref, BruteRef)
        found = amended = 0
        for first, code in self.validity_rows[ref.place]:
            if first <= asof.day.toordinal() or (first == NOW and asof.day >= asof.today):
                if code == AMENDED:
                    amended = IS_AMENDED
                else:
                    found = code
        return found | amended

    def _end(self, ref: DocRef, asof: AsOf) -> int:
        """The first later day on which a document has expired, 0 without one."""
        assert isinstance(ref, BruteRef)
        expired = CODES.index(Validity.EXPIRED)
        return min(
            (
                first
                for first, code in self.validity_rows[ref.place]
                if code & PLAIN == expired and asof.day.toordinal() < first < NOW
            ),
            default=0,
        )

    def _turn(self, ref: DocRef, asof: AsOf) -> tuple[int, int]:
        """The first later day on which a document has ended, and its code then; zeros without."""
        assert isinstance(ref, BruteRef)
        if asof.day < asof.today:
            return (0, 0)
        ended = (CODES.index(Validity.EXPIRED), CODES.index(Validity.REPEALED))
        later = (
            (first, code)
            for first, code in self.validity_rows[ref.place]
            if code & PLAIN in ended and asof.day.toordinal() < first < NOW
        )
        return min(later, key=lambda row: row[0], default=(0, 0))

    @cached_property
    def _groups(self) -> dict[BruteRef, list[BruteRef]]:
        """The documents of each group of same texts, the most official first, by each member."""
        rows = [np.zeros(0, LIKENESS), *(one.likeness for one in self._documents)]
        ties = np.array([one.tie for one in self._documents], np.uint64)
        found = find_groups(np.concatenate(rows), ties)
        groups: dict[int, list[BruteRef]] = {}
        for group, place in zip(found.group.tolist(), found.document.tolist(), strict=True):
            groups.setdefault(group, []).append(BruteRef(place))
        return {ref: members for members in groups.values() for ref in members}

    def _group(self, ref: DocRef) -> list[BruteRef]:
        assert isinstance(ref, BruteRef)
        return self._groups.get(ref, [ref])

    def _ref(self, one: KeptDocument) -> BruteRef:
        return self._refs[one.id]


def _name(term: str) -> str:
    """The name that a term of a reference keeps, without the number and title behind it."""
    name, bound, _ = term.partition(BOUND)
    return name + bound


def _is_of_stage(one: KeptDocument, stage: TitleStage) -> bool:
    if not stage.code:
        return not {*stage.terms}.isdisjoint(one.titles)
    return any(
        term.startswith(stage.code) and is_part_of_code(term[len(stage.code) :])
        for term in one.titles
    )
