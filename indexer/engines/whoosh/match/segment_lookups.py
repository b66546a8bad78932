"""Look documents up by their numbers, their titles and what they refer to, over all segments."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from threading import Lock

import numpy as np
from cachetools import LRUCache
from numpy.typing import NDArray

from indexer.engines.whoosh.files.postings import WordField
from indexer.engines.whoosh.files.segment import Segment
from indexer.engines.whoosh.files.segment_ref import SegmentRef
from indexer.limits.deadline import check
from indexer.relations.facts import Facts, facts_from_json
from indexer.relations.resolution.lookup_keys import (
    BOUND,
    TitleStage,
    is_part_of_code,
    title_stages,
)
from indexer.relations.resolution.short_name_terms import short_name_beginning
from indexer.relations.shelf import (
    DocRef,
    IndexedDocument,
    NamedBy,
    ReferenceField,
    ShortNameUse,
)

Docs = NDArray[np.uint32]
"""Documents of one segment, ascending."""

DOCUMENTS_KEPT = 8192
"""How many documents' facts are kept: a list of repeals is read once for each of its targets."""


FACTS_KEPT = 4096
"""How many different facts are kept by how they are stored: copies of a text say the same, and so
do the parts of a law that name no other document."""


class SegmentLookups:
    """The part of `indexer.relations.shelf.Shelf` that needs segments alone; safe to share."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        """Look up in `segments`."""
        self.segments = segments
        self._lock = Lock()
        self._documents: LRUCache[DocRef, IndexedDocument] = LRUCache(DOCUMENTS_KEPT)
        self._facts: LRUCache[bytes, Facts] = LRUCache(FACTS_KEPT)

    def find(self, ids: Collection[str]) -> Mapping[str, IndexedDocument]:
        """The documents with these public ids. O(log documents) each."""
        return {id: self.document(ref) for id in ids if (ref := ref_of(self.segments, id))}

    def documents(self, refs: Collection[DocRef]) -> Mapping[DocRef, IndexedDocument]:
        """The facts of some documents."""
        with self._lock:
            known = {ref: self._documents.get(ref) for ref in refs}
        return {ref: found or self.document(own(ref)) for ref, found in known.items()}

    def by_number(self, keys: Collection[str]) -> Mapping[str, Sequence[IndexedDocument]]:
        """For each key of a document number, the documents that bear it. O(log numbers) each."""
        return {key: found for key in keys if (found := self._all(self.refs("number", (key,))))}

    def number_keys(self, ending: str) -> Collection[str]:
        """The keys of document numbers that end so. O(bytes of all keys)."""
        part = ending.encode()
        return {
            term.decode()
            for segment in self.segments
            for ordinal in segment.number.holding(part)
            if (term := segment.number.term(ordinal)).endswith(part)
        }

    def bearing(self, beginning: str) -> Mapping[str, Sequence[DocRef]]:
        """The keys of numbers that begin so, with the documents that bear each. O(such keys)."""
        found: dict[str, set[SegmentRef]] = {}
        for rest, index, docs in self.below("number", beginning):
            refs = (SegmentRef(index, number) for number in docs.tolist())
            found.setdefault(f"{beginning}{rest}", set()).update(refs)
        return {key: self.in_order(refs) for key, refs in found.items() if refs}

    def by_title(self, keys: Collection[str]) -> Mapping[str, Sequence[Sequence[IndexedDocument]]]:
        """For each key of a title, the documents it can mean, in stages. O(log titles) each."""
        return {key: found for key in keys if (found := self._stages(key))}

    def naming(
        self,
        field: ReferenceField,
        *,
        terms: Collection[str] = (),
        beginnings: Collection[str] = (),
    ) -> Mapping[str, Sequence[NamedBy]]:
        """Who has these terms, or terms that begin so, in a reference field."""
        found: dict[str, list[NamedBy]] = {}
        for term in terms:
            for index, docs in self.docs(field.value, term):
                found.setdefault(term, []).append(self._named_by("", index, docs))
        for begin in beginnings:
            for rest, index, docs in self.below(field.value, begin):
                found.setdefault(begin, []).append(self._named_by(rest, index, docs))
        return found

    def short_names(self, texts: Collection[str]) -> Mapping[str, Sequence[ShortNameUse]]:
        """For each text what documents call it short for. O(log terms) each."""
        beginnings = [short_name_beginning(text).encode() for text in texts]
        held = [segment.short_names.may_begin(beginnings) for segment in self.segments]
        some = (text for text, *known in zip(texts, *held, strict=True) if any(known))
        return {text: found for text in some if (found := self._short_for(text))}

    def acting(self) -> Sequence[DocRef]:
        """The documents that have an effect on others. O(effects)."""
        refs: list[DocRef] = []
        for index, segment in enumerate(self.segments):
            field: WordField = segment.acted_on
            having = [field.docs(ordinal) for ordinal in range(len(field))]
            docs = np.unique(np.concatenate(having)) if having else np.empty(0, np.int64)
            refs += [SegmentRef(index, number) for number in docs[segment.live[docs]].tolist()]
        return refs

    def acting_on_cited(self) -> Sequence[DocRef]:
        """The documents that have an effect on a name that some document cites. O(effects)."""
        refs = {
            SegmentRef(index, number)
            for term, index, docs in self.below("acted_on", "")
            if self._is_cited(term)  # looked up first: to read a document takes far longer
            for number in docs.tolist()
        }
        return sorted(refs)

    def document(self, ref: SegmentRef) -> IndexedDocument:
        """One document with its facts; the last ones are kept."""
        with self._lock:
            found = self._documents.get(ref)
        if found is None:
            check()
            segment = self.segments[ref.segment]
            column = segment.stored_column("relations")
            stored = column.stored(ref.document)
            with self._lock:
                facts = self._facts.get(stored)
            if facts is None:
                facts = facts_from_json(column.inflated(stored))
            found = IndexedDocument(ref, segment.public_id(ref.document), facts)
            with self._lock:
                self._facts[stored] = facts
                self._documents[ref] = found
        return found

    def refs(self, field: str, terms: Iterable[str]) -> list[SegmentRef]:
        """The documents that have any of some terms in a field, each once, in order."""
        found = (lot for term in terms for lot in self.docs(field, term))
        return self.in_order({SegmentRef(index, d) for index, docs in found for d in docs.tolist()})

    def in_order(self, refs: Collection[SegmentRef]) -> list[SegmentRef]:
        """Documents, the newest first; equal ones by their ids, wherever the index keeps them."""
        return sorted(refs, key=self._place) if len(refs) > 1 else list(refs)

    def _place(self, ref: SegmentRef) -> tuple[int, int]:
        """The key that documents are sorted by; it is different for any two of them."""
        segment = self.segments[ref.segment]
        return -int(segment.dated[ref.document]), int(segment.tie[ref.document])

    def docs(self, field: str, term: str) -> Iterator[tuple[int, Docs]]:
        """(segment, live documents) that have a term in a field. O(log terms) a segment."""
        for index, segment in enumerate(self.segments):
            words: WordField = getattr(segment, field)
            ordinal = words.find(term.encode())
            if ordinal is not None:
                docs = words.docs(ordinal)
                yield index, docs[segment.live[docs]]

    def below(self, field: str, beginning: str) -> Iterator[tuple[str, int, Docs]]:
        """(rest of the term, segment, live documents) of the terms that begin so."""
        prefix = beginning.encode()
        for index, segment in enumerate(self.segments):
            words: WordField = getattr(segment, field)
            for ordinal in range(words.ceiling(prefix), len(words)):
                term = words.term(ordinal)
                if not term.startswith(prefix):
                    break
                docs = words.docs(ordinal)
                yield term[len(prefix) :].decode(), index, docs[segment.live[docs]]

    def _short_for(self, text: str) -> list[ShortNameUse]:
        refs: dict[str, list[SegmentRef]] = {}
        for long, index, docs in self.below("short_names", short_name_beginning(text)):
            refs.setdefault(long, []).extend(SegmentRef(index, d) for d in docs.tolist())
        uses = [ShortNameUse(long, self.in_order(found)) for long, found in refs.items() if found]
        return sorted(uses, key=lambda use: (-len(use.refs), use.long))

    def _stages(self, key: str) -> list[list[IndexedDocument]]:
        stages: list[list[IndexedDocument]] = []
        different: set[SegmentRef] = set()
        for stage in title_stages(key):
            found = self._of_stage(stage)
            if found:
                stages.append(self._all(found))
                different.update(found)
            if len(different) > 1:
                break
        return stages

    def _of_stage(self, stage: TitleStage) -> list[SegmentRef]:
        if not stage.code:
            return self.refs("titles", stage.terms)
        return self.in_order(
            {
                SegmentRef(index, number)
                for rest, index, docs in self.below("titles", stage.code)
                if is_part_of_code(rest)
                for number in docs.tolist()
            }
        )

    def _all(self, refs: Iterable[SegmentRef]) -> list[IndexedDocument]:
        return [self.document(ref) for ref in refs]

    def _named_by(self, rest: str, index: int, docs: Docs) -> NamedBy:
        refs = [SegmentRef(index, number) for number in docs.tolist()]
        return NamedBy(rest, refs, self.segments[index].dated[docs].tolist())

    def _is_cited(self, term: str) -> bool:
        """Whether what is acted on under this term is cited under its name, too."""
        name, bound, _ = term.partition(BOUND)
        return any(len(docs) for _, _, docs in self.below("cited", name + bound))


def ref_of(segments: Sequence[Segment], id: str) -> SegmentRef | None:
    """Where the document of a public id is; None where there is none. O(log documents)."""
    for index, segment in enumerate(segments):
        number = segment.document_of(segment.id, id)
        if number is not None:
            return SegmentRef(index, number)
    return None


def own(ref: DocRef) -> SegmentRef:
    """The reference as this engine's own class."""
    assert isinstance(ref, SegmentRef), f"{ref!r} is of another engine"
    return ref
