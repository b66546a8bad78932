"""The last day of so many months."""

from __future__ import annotations

from datetime import date, timedelta

from corpus.fields.dates import add_months


def last_day_of(start: date, months: int) -> date | None:
    """The last day of `months` that begin with `start`; None where no calendar has it.

    Where the last month has no such day it ends with that month.

    >>> last_day_of(date(2020, 1, 1), 60), last_day_of(date(2020, 8, 31), 6)
    (datetime.date(2024, 12, 31), datetime.date(2021, 2, 28))
    """
    behind = add_months(start, months)
    if behind is None or behind.day != start.day:
        return behind
    return behind - timedelta(days=1)
