"""Tell what a document is not applied for on a day: what was suspended and not resumed since."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from indexer.relations.effect_kinds import EffectKind
from indexer.relations.named_articles import is_among, named_articles
from indexer.relations.shelf import AsOf
from indexer.relations.validity.timeline import ActingEffect

FOR_A_TIME = (EffectKind.SUSPEND, EffectKind.ADJUST)
"""What leaves a document in force and is over one day."""


def has_begun(act: ActingEffect, asof: AsOf) -> bool:
    """Whether an effect has begun by a day; one of an unknown day has by today."""
    return asof.day >= asof.today if act.first_day is None else act.first_day <= asof.day


def interruptions(acts: Sequence[ActingEffect], asof: AsOf) -> list[ActingEffect]:
    """The suspensions and adjustments that last on a day."""
    begun = [act for act in acts if has_begun(act, asof)]
    resumed = [act for act in begun if act.effect.kind is EffectKind.RESUME]
    return [
        act
        for act in begun
        if act.effect.kind in FOR_A_TIME
        and asof.day <= (act.effect.until or date.max)
        and not any(_resumes(one, act) for one in resumed)
    ]


def _resumes(one: ActingEffect, act: ActingEffect) -> bool:
    """Whether an effect ends a suspension: it is a later one, of all that was suspended."""
    later = (one.first_day or date.max) >= (act.first_day or date.min)
    of, suspended = one.effect.target.clauses, named_articles(act.effect.target.clauses)
    if not later or not of:
        return later
    rows = named_articles(of)
    return bool(suspended) and all(
        is_among(first, rows) and is_among(last, rows) for first, last in suspended
    )
