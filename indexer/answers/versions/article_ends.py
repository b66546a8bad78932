"""Say how an article has ended: with its document, or by an act that names it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indexer.relations.effect_kinds import EffectKind
from indexer.relations.shelf import AsOf, IndexedDocument
from indexer.relations.statements import ClauseMention
from indexer.relations.validity.interruptions import has_begun
from indexer.relations.validity.statuses import Ground, Validity
from indexer.relations.validity.timeline import (
    ENDED,
    ActingEffect,
    ValidityPeriod,
    period_on,
    timeline,
)

Named = Sequence[tuple[ActingEffect, ClauseMention]]
"""The acts on a document that name an article, each with the clauses and sentence that do."""


def article_ends(
    document: IndexedDocument, acts: Sequence[ActingEffect], named: Named, asof: AsOf
) -> Iterator[tuple[ValidityPeriod, str]]:
    """The ends of an article on a day, each with the clauses that ended, "" for the document.

    The end of the document comes before those of single articles; that of another article is none.
    """
    period = period_on(timeline(document.facts, acts), *asof)
    if period.validity in ENDED:
        yield period, ""
        return
    for act, part in named:
        if act.effect.kind is EffectKind.PARTIAL_REPEAL and has_begun(act, asof):
            yield _period(act, part), part.clauses


def _period(act: ActingEffect, part: ClauseMention) -> ValidityPeriod:
    return ValidityPeriod(
        validity=Validity.PARTIAL,
        ground=Ground.PARTIAL_REPEAL,
        first_day=act.first_day,
        undated=act.first_day is None,
        latest=act.latest and act.first_day is not None,
        stated=act.stated,
        place=part.place,
        by=act.by,
    )
