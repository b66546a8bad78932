"""The last years up to today, to be chosen by one click."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from indexer.query.model import Query
from search_app.addresses.links import Links
from search_app.presenters.choice import Choice
from search_app.wording import narrowing


def present_presets(query: Query, links: Links, today: date) -> Iterator[Choice]:
    """The last years up to `today`; the one in force leads back."""
    for years, label in narrowing.PRESET_YEARS.items():
        since = years_before(today, years)
        chosen = query.since == since and query.until is None
        yield Choice(label, links.dates(query, None if chosen else since, None), chosen)


def years_before(day: date, years: int) -> date:
    """The day so many years before, and the day after it where that year has none (29 February).

    >>> years_before(date(2024, 2, 29), 1)
    datetime.date(2023, 3, 1)
    """
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 3, 1)
