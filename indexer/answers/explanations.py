"""Link rules and their official readings (解读): which a reading is about, and which a rule has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from indexer.answers.describing_documents import Describer
from indexer.relations.resolution.acting_effects import by_id
from indexer.relations.resolution.explained_targets import is_sure, resolve_explained
from indexer.relations.resolution.lookup_keys import EXPLAINED, NamingKeys, naming_keys
from indexer.relations.resolution.resolve import Resolution
from indexer.relations.resolution.resolving import holders
from indexer.relations.rounds import Task, ask
from indexer.relations.shelf import DocRef, IndexedDocument, ReferenceField
from indexer.relations.statements import Citation
from indexer.results import relations as shown

MOST_SHOWN = 100
"""Readings of one rule that an answer names."""

_LEAST_TEXT = 40
"""Characters below which a text is only a heading over pictures."""


@dataclass(frozen=True, slots=True)
class Explained:
    """What one reading is about: a reference in its text, and the documents that it means."""

    reading: IndexedDocument
    citation: Citation
    found: Resolution


@dataclass(frozen=True, slots=True)
class Explanations:
    """What a document is a reading of, and the readings that surely are about it, newest first."""

    explains: tuple[Explained, ...]
    explained_by: tuple[DocRef, ...]

    def refs(self) -> set[DocRef]:
        """The documents that it names."""
        targets = {target.ref for one in self.explains for target in one.found.targets}
        return targets | set(self.explained_by)


def explanations(document: IndexedDocument) -> Task[Explanations]:
    """What a document is a reading of, and its own readings. Three rounds."""
    facts = document.facts
    keys = _explained_keys(naming_keys(facts.number_keys, facts.title_keys))
    readings = yield from _readings(keys)
    found = yield from explained_of([document, *readings])
    about = {
        one.reading: None
        for one in found
        if one.reading != document and is_sure(one.found) and document in one.found.targets
    }
    newest = sorted(about, key=lambda one: one.facts.dated_on or date.min, reverse=True)
    own = _each_once(one for one in found if one.reading == document)
    return Explanations(own, tuple(one.ref for one in newest[:MOST_SHOWN]))


def _each_once(explained: Iterable[Explained]) -> tuple[Explained, ...]:
    """What a reading is about, each document once: a title may name it twice."""
    once: dict[object, Explained] = {}
    for one in explained:
        target = one.citation.target
        meant = tuple(found.ref for found in one.found.targets)
        once.setdefault(meant or (target.number_key, target.title_key), one)
    return tuple(once.values())


def all_explained() -> Task[frozenset[DocRef]]:
    """All documents that surely have a reading. Three rounds. O(readings)."""
    readings = yield from _readings(NamingKeys(frozenset(), frozenset((EXPLAINED,))))
    found = yield from explained_of(readings)
    return frozenset(
        target.ref for one in found if is_sure(one.found) for target in one.found.targets
    )


def explained_of(readings: Sequence[IndexedDocument]) -> Task[list[Explained]]:
    """What some readings are about. One round."""
    said = [(one, citation) for one in readings for citation in one.facts.statements.explains]
    targets = [citation.target for _, citation in said]
    found = yield from holders(
        {one.number_key for one in targets if one.number_key},
        {one.title_key for one in targets if one.title_key},
    )
    return [
        Explained(reading, citation, resolve_explained(citation.target, found, reading))
        for reading, citation in said
    ]


def shown_explains(describer: Describer, found: Explanations) -> tuple[shown.Explains, ...]:
    """What a reading is about, as answers show it."""
    return tuple(
        shown.Explains(
            reached=describer.reference(one.citation.target, one.found),
            sentence=describer.sentence(one.reading.ref, one.citation.place),
        )
        for one in found.explains
    )


def shown_readings(describer: Describer, found: Explanations) -> tuple[shown.ExplainedBy, ...]:
    """The readings of a document, as answers show them."""
    return tuple(
        shown.ExplainedBy(
            document=describer.summary(ref),
            without_text=len("".join(describer.texts[ref].split())) < _LEAST_TEXT,
        )
        for ref in found.explained_by
    )


def _readings(keys: NamingKeys) -> Task[list[IndexedDocument]]:
    """The documents that say to explain what has one of some keys. Two rounds."""
    named = yield from ask(
        lambda shelf: shelf.naming(
            ReferenceField.CITED, terms=keys.terms, beginnings=keys.beginnings
        )
    )
    refs = {ref for several in named.values() for one in several for ref in one.refs}
    documents = yield from ask(lambda shelf: shelf.documents(refs))
    return by_id(documents)


def _explained_keys(keys: NamingKeys) -> NamingKeys:
    return NamingKeys(
        frozenset(f"{EXPLAINED}{term}" for term in keys.terms),
        frozenset(f"{EXPLAINED}{beginning}" for beginning in keys.beginnings),
    )
