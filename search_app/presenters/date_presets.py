"""The month and the last years up to today, to be chosen by one click."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from indexer.query.model import Query
from indexer.query.typed.calendar_days import years_before
from search_app.addresses.links import Links
from search_app.presenters.choice import Choice
from search_app.wording import narrowing


def first_of_month(today: date) -> date:
    """The day since which a list is of this month."""
    return today.replace(day=1)


def present_presets(query: Query, links: Links, today: date) -> Iterator[Choice]:
    """The month and the last years up to `today`; the one in force leads back."""
    days = {narrowing.THIS_MONTH: first_of_month(today)}
    days |= {said: years_before(today, years) for years, said in narrowing.PRESET_YEARS.items()}
    for label, since in days.items():
        chosen = query.since == since and query.until is None
        yield Choice(label, links.dates(query, None if chosen else since, None), chosen)
