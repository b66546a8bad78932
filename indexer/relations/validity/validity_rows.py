"""Standings as rows of numbers, so that one pass over arrays says how all documents stand on a day.

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
"""A standing's code is its place here."""

AMENDED = 6
"""The code of a row that says from when a document is amended (已修改), whatever its standing."""

STATED = 8
"""Added to the code where a text states it (明示)."""

PLAIN = STATED - 1
"""The bits of a code that say how a document stands."""

IS_AMENDED = 2 * STATED
"""The bit of a code of a day that says that the document is amended by then."""

BEGINNING, NOW = 0, 2**31 - 1
"""The days of what holds from the beginning, and of what holds today, from an unknown day on."""

Rows = NDArray[np.int32]
"""(n, 2): day and code."""


def standing_rows(standings: Sequence[ValidityPeriod], amended: date | None = None) -> Rows:
    """The rows of a document; none where it is 未标注 from the beginning."""
    rows = [(_day(s), CODES.index(s.validity) + STATED * s.stated) for s in standings]
    if len(standings) == 1 and standings[0].ground in (Ground.SILENCE, Ground.NO_RULE):
        rows = []
    if amended is not None:
        rows.append((amended.toordinal(), AMENDED))
    return np.array(rows, np.int32).reshape(-1, 2)


def came_by(days: NDArray[np.int32], day: date, today: date) -> NDArray[np.bool_]:
    """Which rows count on a day."""
    came = days <= day.toordinal()
    return came | (days == NOW) if day >= today else came


def _day(standing: ValidityPeriod) -> int:
    if standing.undated:
        return NOW
    return standing.first_day.toordinal() if standing.first_day else BEGINNING
