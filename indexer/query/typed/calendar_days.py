"""Count days back from a day, and find the first and last day of months."""

from __future__ import annotations

import calendar
from datetime import date


def years_before(day: date, years: int) -> date:
    """The day so many years before, and the day after it where that year has none (29 February).

    >>> years_before(date(2024, 2, 29), 1)
    datetime.date(2023, 3, 1)
    """
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 3, 1)


def months_before(day: date, months: int) -> date:
    """The day so many months before, or the last of that month where it is shorter.

    >>> months_before(date(2026, 8, 31), 6)
    datetime.date(2026, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_span(year: int, first: int, last: int | None = None) -> tuple[date, date]:
    """The first and last day of a month, or of several of a year.

    >>> [str(day) for day in month_span(2024, 2)]
    ['2024-02-01', '2024-02-29']
    """
    last = last or first
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
