"""Say which of the parts of a document that ended a citation is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from indexer.relations.effect_kinds import EffectKind
from indexer.relations.named_articles import ArticleRow, is_among, named_articles
from indexer.relations.validity.statuses import Validity
from indexer.relations.validity.timeline import ActingEffect, ValidityPeriod


def part_on(
    period: ValidityPeriod, acts: Sequence[ActingEffect], cited: str, day: date
) -> tuple[ValidityPeriod, str]:
    """How a document stands on a day for who cites some of its articles, and which have ended.

    Where several parts ended one after the other, the act that ended a cited article is told, else
    the last one. The articles are "" where the whole document stands so.
    """
    if period.validity is not Validity.PARTIAL:
        return period, ""
    ended = [
        act
        for act in acts
        if act.effect.kind is EffectKind.PARTIAL_REPEAL and act.first_day and act.first_day <= day
    ]
    rows = named_articles(cited)
    meant = [act for act in ended if _is_about(act, rows)]
    told = next((act for act in ended if act.by == period.by), None)
    if not meant:
        return period, told.effect.target.clauses if told else ""
    act = meant[-1]
    about = [one for one in act.effect.parts if _meets(one.clauses, rows)]
    place = about[-1].place if about else act.effect.place
    part = replace(period, first_day=act.first_day, stated=act.stated, place=place, by=act.by)
    return part, act.effect.target.clauses


def _is_about(act: ActingEffect, rows: Sequence[ArticleRow]) -> bool:
    """Whether an act ends one of some articles."""
    return _meets(act.effect.target.clauses, rows)


def _meets(clauses: str, rows: Sequence[ArticleRow]) -> bool:
    """Whether what names some articles names one of others, too."""
    ends = named_articles(clauses)
    return any(is_among(first, rows) or is_among(last, rows) for first, last in ends) or any(
        is_among(first, ends) for first, _ in rows
    )
