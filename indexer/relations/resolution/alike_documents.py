"""Group the documents of one key that no rule of resolution tells apart: copies, parts of a text.

A law is put up by dozens of sites, and hundreds of texts refer to it. What each of these means is
decided between the groups, so that it costs as much as there are different ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.relations.facts import Facts
from indexer.relations.shelf import IndexedDocument
from indexer.relations.statements import Effect, Place, Reference, Statements

FEW = 3
"""To tell so many documents apart costs more than to look at each."""


@dataclass(frozen=True, slots=True, eq=False)
class AlikeDocuments:
    """Documents that may be meant by one key, and are meant by the same references.

    `facts` are those of each that the rules may look at (`facts_of_meant`). `places` run parallel
    to `documents`: where each stands among all that have the key, in ascending order. `family` is
    the number of its organ where documents of several organs are meant one after the other.
    """

    facts: Facts
    documents: tuple[IndexedDocument, ...]
    places: tuple[int, ...]
    family: int = 0

    def without(self, document: IndexedDocument) -> AlikeDocuments | None:
        """The group without one of its documents; None where it has no other."""
        left = [
            (one, place)
            for one, place in zip(self.documents, self.places, strict=True)
            if one != document
        ]
        if not left:
            return None
        documents, places = zip(*left, strict=True)
        return replace(self, documents=documents, places=places)


class GroupedDocuments:
    """The documents that have one key, in groups in the order of their first documents."""

    def __init__(self, documents: Sequence[IndexedDocument]) -> None:
        """Group different documents; few of them are not worth it. O(documents)."""
        if len(documents) <= FEW:
            groups = [AlikeDocuments(one.facts, (one,), (n,)) for n, one in enumerate(documents)]
            self._take(groups)
            return
        found: dict[Facts, list[int]] = {}
        known: dict[int, Facts] = {}
        for place, one in enumerate(documents):
            facts = known.get(id(one.facts))  # copies share what was read of them
            if facts is None:
                facts = known[id(one.facts)] = facts_of_meant(one.facts)
            found.setdefault(facts, []).append(place)
        self._take(
            [
                AlikeDocuments(facts, tuple(documents[place] for place in places), tuple(places))
                for facts, places in found.items()
            ]
        )

    def _take(self, groups: Sequence[AlikeDocuments]) -> None:
        self.groups = tuple(groups)
        self._group_of = {
            one.ref: number for number, group in enumerate(self.groups) for one in group.documents
        }

    def __len__(self) -> int:
        """How many documents they are."""
        return len(self._group_of)

    def __contains__(self, document: IndexedDocument) -> bool:
        """Whether a document is one of these."""
        return document.ref in self._group_of

    def without(self, document: IndexedDocument) -> Sequence[AlikeDocuments]:
        """The groups without one document, which may be none of these. O(groups)."""
        number = self._group_of.get(document.ref)
        if number is None:
            return self.groups
        left = self.groups[number].without(document)
        others = [*self.groups[:number], *((left,) if left else ()), *self.groups[number + 1 :]]
        return sorted(others, key=lambda group: group.places[0])


def documents_of(groups: Sequence[AlikeDocuments]) -> tuple[IndexedDocument, ...]:
    """All documents of some groups, in the order in which the key has them."""
    if len(groups) == 1:
        return groups[0].documents
    rows = [
        (group.family, place, one)
        for group in groups
        for place, one in zip(group.places, group.documents, strict=True)
    ]
    rows.sort(key=lambda row: row[:2])
    return tuple(one for _, _, one in rows)


def facts_of_meant(facts: Facts) -> Facts:
    """What the rules may look at of a document that may be meant; all else is left out.

    Its titles, numbers, organs and place, its history, `text_since`, `effective_on`, `start` and
    `version_day`. Of the other days there is none: copies are put on the web one after the other.
    """
    start = facts.start
    return Facts(
        title_keys=facts.title_keys,
        number_keys=facts.number_keys,
        issuers=facts.issuers,
        region=facts.region,
        written_on=None if facts.effective_on else start,
        published_on=None if start or facts.text_since else facts.published_on,
        effective_on=facts.effective_on,
        text_since=facts.text_since,
        statements=Statements(no_rule=facts.statements.no_rule, history=facts.statements.history),
    )


def facts_of_citer(facts: Facts) -> Facts:
    """What the rules may look at of the text that refers to another; all else is left out.

    Its titles, numbers, organs and place, `dated_on`, `effective_on` and `version_day`.
    """
    return Facts(
        title_keys=facts.title_keys,
        number_keys=facts.number_keys,
        issuers=facts.issuers,
        region=facts.region,
        written_on=facts.written_on,
        printed_on=None if facts.effective_on or facts.written_on else facts.printed_on,
        published_on=None if facts.written_on else facts.published_on,
        effective_on=facts.effective_on,
        text_since=facts.text_since,
    )


def reference_as_resolved(reference: Reference) -> Reference:
    """What the rules may look at of a reference: not the articles that it is about."""
    if not reference.clauses and reference.number is None:
        return reference
    return replace(reference, number=None, clauses="")


def effect_as_resolved(effect: Effect | None) -> Effect | None:
    """What the rules may look at of an effect: its kind, and whether it is on an older version."""
    if effect is None:
        return None
    return Effect(
        kind=effect.kind, target=_NO_REFERENCE, place=_NO_PLACE, older_self=effect.older_self
    )


_NO_REFERENCE = Reference()
_NO_PLACE = Place(0, 0)
