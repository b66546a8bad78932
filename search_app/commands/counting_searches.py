"""The command that shows what is searched for, and drafts plain words from what was not found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import click

from indexer.settings import Area, Settings
from search_app import wording
from search_app.commands.declaring import DONE, WrongUseError, command, option
from search_app.commands.flags import SettingsCommand

MOST = 50
"""How many texts are listed."""


@command("analytics", SettingsCommand, areas=(Area.INDEX, Area.QUERY))
@option("days", type=click.IntRange(1, 3650), default=30, metavar=wording.commands.VALUE)
@option("draft", is_flag=True)
def analytics(days: int, draft: bool, settings: Settings) -> int:
    """Show what was searched for in the last days: by day, most often, and without hits."""
    from indexer.today import today
    from search_app.commands import lines
    from search_app.operation.analytics import FILE

    if not (settings.index_dir / FILE).exists():
        raise WrongUseError(wording.analytics.OFF)
    since = today() - timedelta(days=days - 1)
    lines.show(_draft(settings, since) if draft else _figures(settings, since))
    return DONE


def _figures(settings: Settings, since: date) -> Iterator[str]:
    from search_app.operation.analytics import most_searched, searched_by_day

    words = wording.analytics
    place = settings.index_dir
    for when, times, without_hits in searched_by_day(place, since):
        yield words.day(when, times, without_hits)
    found = most_searched(place, since, MOST)
    yield words.MOST if found else words.NOTHING
    yield from (words.text(one.text, one.times) for one in found)
    if missed := most_searched(place, since, MOST, without_hits=True):
        yield words.WITHOUT_HITS
        yield from (words.text(one.text, one.without_hits) for one in missed)


def _draft(settings: Settings, since: date) -> Iterator[str]:
    """Lines for the table of plain words, of what no document matched and no table knows."""
    from indexer.analysis.normalise import normalise
    from indexer.query.plain_words_table import TABLE, read_table
    from search_app.operation.analytics import most_searched

    tables = (TABLE, *map(Path, settings.plain_words))
    known = {normalise(entry.plain) for path in tables for entry in read_table(path).entries}
    missed = most_searched(settings.index_dir, since, MOST, without_hits=True)
    drafts = [one.text for one in missed if normalise(one.text) not in known]
    yield wording.analytics.DRAFT_HEAD if drafts else wording.analytics.NO_MISSES
    yield from map(wording.analytics.draft, drafts)
