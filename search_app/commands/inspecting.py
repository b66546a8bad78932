"""The command that inspects a site or an index as auditors of government sites do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from indexer.settings import Area, Settings
from search_app import wording
from search_app.commands.declaring import (
    DONE,
    NOT_FOUND,
    UNUSABLE_INDEX,
    WrongUseError,
    command,
    option,
)
from search_app.commands.flags import SettingsCommand

if TYPE_CHECKING:
    from search_app.inspection.load_trial import TimedRequest

VALUE = wording.commands.VALUE
INDENT = "   "


@command("inspect", SettingsCommand, areas=(Area.INDEX, Area.QUERY))
@option("url", metavar=VALUE)
@option("count", metavar=VALUE, type=click.IntRange(1, 100))
@click.option("--list", "listed", metavar=VALUE, help=wording.site.LIST_OPTION)
@click.option("--load", is_flag=True, help=wording.site.LOAD_OPTION)
@click.option("--slow", type=click.IntRange(0, 600), metavar=VALUE, help=wording.site.SLOW_OPTION)
@click.option("--pause", type=click.IntRange(0, 60), metavar=VALUE, help=wording.site.PAUSE_OPTION)
def inspect(
    url: str | None,
    count: int | None,
    listed: str | None,
    load: bool,
    slow: int | None,
    pause: int | None,
    settings: Settings,
) -> int:
    """Try the newest titles, the time that pages take, or compare with a list."""
    timed = slow is not None or pause is not None
    if listed:
        if url or count or load or timed:
            raise WrongUseError(wording.site.ALONE["list"])
        return _compare_with(listed, settings)
    if load:
        if count:
            raise WrongUseError(wording.site.ALONE["load"])
        return _try_load(url or _own_address(settings), slow, pause)
    if timed:
        raise WrongUseError(wording.site.ALONE["titles"])
    return _try_titles(url, count, settings)


def _try_titles(url: str | None, count: int | None, settings: Settings) -> int:
    """Say which of the newest titles page one of their own search does not show."""
    from search_app.inspection import newest_titles

    number = count or newest_titles.TITLES
    trial = (
        newest_titles.inspect_site(url, number)
        if url
        else newest_titles.inspect_index(settings, number)
    )
    try:
        tried = list(trial)
    except newest_titles.SiteAwayError as error:
        click.echo(wording.site.away(error.how, error.address, error.cause), err=True)
        return UNUSABLE_INDEX
    missing = [one for one in tried if not one.found]
    click.echo(wording.site.inspected(len(tried) - len(missing), len(tried)))
    if missing:
        click.echo(wording.site.NOT_FOUND)
    for one in missing:
        click.echo(f"{INDENT}{one.id}  {one.title}")
    return NOT_FOUND if missing else DONE


def _own_address(settings: Settings) -> str:
    """The address of the site that `serve` serves with the same settings."""
    if settings.host.startswith("unix:"):
        raise WrongUseError(wording.site.NEEDS_URL)
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.host, settings.host)  # nosec B104
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.port}{settings.url_prefix}"


def _try_load(address: str, slow: int | None, pause: int | None) -> int:
    """Say how long the pages of a running site take."""
    from search_app.commands import lines
    from search_app.inspection import load_trial, newest_titles

    limit = load_trial.SLOW if slow is None else slow
    tried: list[TimedRequest] = []
    times = sum(load_trial.MIX.values())
    try:
        with lines.progress_bar("") as progress:
            trial = load_trial.try_load(
                address, limit, load_trial.PAUSE if pause is None else pause
            )
            for asked in trial:
                tried.append(asked)
                progress(len(tried), times)
    except newest_titles.SiteAwayError as error:
        click.echo(wording.site.away(error.how, error.address, error.cause), err=True)
        return UNUSABLE_INDEX
    late = [one for one in tried if one.seconds >= limit]
    wrong = [one for one in tried if one.failed and one.seconds < limit]
    longest = max(tried, key=lambda one: one.seconds)
    click.echo(wording.site.loaded(len(tried), len(late), limit))
    if wrong:
        click.echo(wording.site.failed(len(wrong)))
    click.echo(wording.site.slowest(longest.kind, longest.path, longest.seconds))
    if late or wrong:
        click.echo(wording.site.NOT_OPENED)
    for one in (*late, *wrong):
        said = wording.site.not_opened(one.kind, one.path, one.seconds, one.failed)
        click.echo(INDENT + said)
    return NOT_FOUND if late or wrong else DONE


def _compare_with(listed: str, settings: Settings) -> int:
    """Say what a site lists and the index lacks, and the reverse."""
    from search_app.commands import lines
    from search_app.inspection.listed_addresses import compare_with_list

    try:
        found = compare_with_list(settings, listed)
    except (OSError, EOFError, ValueError) as error:
        raise WrongUseError(wording.site.list_away(listed, error)) from error
    lines.show(wording.site.compared(found.listed, len(found.not_held), len(found.not_listed)))
    if found.not_held:
        lines.show([wording.site.NOT_HELD, *(f"   {one}" for one in found.not_held)])
    if found.not_listed:
        rows = (f"   {id}  {title}  {address}" for id, title, address in found.not_listed)
        lines.show([wording.site.NOT_LISTED, *rows])
    if found.without_address:
        click.echo(wording.site.without_address(found.without_address))
    return NOT_FOUND if found.not_held or found.not_listed else DONE
