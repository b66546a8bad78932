"""Collect the places at which a draft names one document in one way: one citation each.

A title with another number, version or article is another citation, since each of them can be right
or wrong by itself. A name that says less goes on from the last one that said more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from indexer.limits.deadline import check
from indexer.relations.effect_kinds import EffectKind
from indexer.relations.grammar.drafts.citing_places import CitingPlace
from indexer.relations.grammar.drafts.said_versions import SaidVersion
from indexer.relations.grammar.title_keys import STATE, spellings
from indexer.relations.statements import Effect, Reference

MOST = 500
"""Citations that are looked up; a draft with more of them is told how many are left out."""
_LAST = 6
"""So many earlier namings of a title are looked at for one that a name goes on from."""


@dataclass(slots=True)
class DistinctCitation:
    """One citation with all its places, the first one's first.

    `reference` has the number and `version` the year that an earlier place said, where its own do
    not. `effect`: what the draft does to the document.
    """

    reference: Reference
    version: SaidVersion | None
    effect: Effect | None
    places: list[CitingPlace] = field(default_factory=list)
    basis: bool = False
    unsure: bool = False

    @property
    def kind(self) -> EffectKind | None:
        """The kind of what the draft does to the document; None where it only names it."""
        return self.effect.kind if self.effect else None


@dataclass(frozen=True, slots=True)
class DistinctCitations:
    """The citations of a draft, in order; `left_out` counts the places of those beyond `MOST`."""

    citations: list[DistinctCitation]
    left_out: int


def distinct_citations(places: Iterable[CitingPlace]) -> DistinctCitations:
    """Collect the places of a draft by citation. O(places)."""
    named = _Named()
    found: dict[object, DistinctCitation] = {}
    left_out = 0
    for place in places:
        check()
        reference, version = named.completed(place)
        key = (
            reference.number_key,
            _bare_key(reference),
            (version.year or version.written) if version else None,
            reference.clauses,
            place.effect.kind if place.effect else None,
            place.unsure,
        )
        one = found.get(key)
        if one is None:
            if len(found) == MOST:
                left_out += 1
                continue
            one = found[key] = DistinctCitation(
                reference, version, place.effect, unsure=place.unsure
            )
        one.places.append(place)
        one.basis = one.basis or place.basis
    return DistinctCitations(list(found.values()), left_out)


class _Named:
    """What a text named before, by title and by number."""

    def __init__(self) -> None:
        self._told: dict[str, list[tuple[Reference, SaidVersion | None]]] = {}

    def completed(self, place: CitingPlace) -> tuple[Reference, SaidVersion | None]:
        """The reference of a place, with what an earlier place said of the same document."""
        reference, version = place.target, place.version
        if reference.title is None:
            return reference, version
        if version is not None and version.year is None:
            return reference, version  # 原《…》 stands for itself alone
        if reference.number_key is None or version is None:
            reference, version = self._gone_on(reference, version)
        if reference.number_key or version:
            said = (replace(reference, clauses=""), version)
            for key in spellings(reference.title):
                told = self._told.setdefault(key, [])
                if said not in told[-_LAST:]:
                    told.append(said)
        return reference, version

    def _gone_on(
        self, reference: Reference, version: SaidVersion | None
    ) -> tuple[Reference, SaidVersion | None]:
        for key in dict.fromkeys((reference.title_key or "", _bare_key(reference) or "")):
            for earlier, said in reversed(self._told.get(key, ())[-_LAST:]):
                if reference.number_key not in (None, earlier.number_key):
                    continue
                if version is not None and (said is None or said.year != version.year):
                    continue
                number = reference.number or earlier.number
                number_key = reference.number_key or earlier.number_key
                return replace(reference, number=number, number_key=number_key), version or said
        return reference, version


def _bare_key(reference: Reference) -> str | None:
    """The key of a title, without 中华人民共和国."""
    return reference.title_key.removeprefix(STATE) if reference.title_key else None
