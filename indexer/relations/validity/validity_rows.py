"""Periods of validity as rows of numbers: one pass says how all documents stand on a day.

A row is (ordinal of its first day, code). Rows of one document are in order; of those whose day has
come the last counts. What has no row is 未标注 on every day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from indexer.relations.validity.statuses import Ground, Validity
from indexer.relations.validity.timeline import ValidityPeriod

CODES = (
    Validity.UNSTATED,
    Validity.NOT_YET,
    Validity.VALID,
    Validity.PARTIAL,
    Validity.EXPIRED,
    Validity.REPEALED,
)
"""The code of a validity is its place here."""

AMENDED = 6
"""The code of a row that says from when a document is amended (已修改), whatever its validity."""

STATED = 8
"""Added to the code where a text states it (明示)."""

PLAIN = STATED - 1
"""The bits of a code that say how a document stands."""

IS_AMENDED = 2 * STATED
"""The bit of a code of a day that says that the document is amended by then."""

NO_RULE = 4 * STATED
"""Added to the code of what can have no validity: drafts, official readings, news."""

BEGINNING, NOW = 0, 2**31 - 1
"""The days of what holds from the beginning, and of what holds today, from an unknown day on."""

Rows = NDArray[np.int32]
"""(n, 2): day and code."""


def validity_rows_of(periods: Sequence[ValidityPeriod], amended: date | None = None) -> Rows:
    """The rows of a document; none of a rule that is 未标注 on every day."""
    rows = [(_day(one), _code(one)) for one in periods]
    if len(periods) == 1 and periods[0].ground is Ground.SILENCE:
        rows = []
    if amended is not None:
        rows.append((amended.toordinal(), AMENDED))
    return np.array(rows, np.int32).reshape(-1, 2)


def came_by(days: NDArray[np.int32], day: date, today: date) -> NDArray[np.bool_]:
    """Which rows count on a day."""
    came = days <= day.toordinal()
    return came | (days == NOW) if day >= today else came


def _code(period: ValidityPeriod) -> int:
    no_rule = period.ground is Ground.NO_RULE
    return CODES.index(period.validity) + STATED * period.stated + NO_RULE * no_rule


def _day(period: ValidityPeriod) -> int:
    if period.undated:
        return NOW
    return period.first_day.toordinal() if period.first_day else BEGINNING
