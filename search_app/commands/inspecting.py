"""The command that inspects a site or an index as auditors of government sites do."""

from __future__ import annotations

from contextlib import suppress
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

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
    from search_app.inspection.source_links import TriedLink

VALUE = wording.commands.VALUE
INDENT = "   "
ALLOWED = {"listed": set[str](), "load": {"url", "slow", "pause"}, "links": {"most", "pause"}}
"""What else than the newest titles is looked at, and the options that go with it."""


@command("inspect", SettingsCommand, areas=(Area.INDEX, Area.QUERY))
@option("url", metavar=VALUE)
@option("count", metavar=VALUE, type=click.IntRange(1, 100))
@click.option("--list", "listed", metavar=VALUE, help=wording.site.LIST_OPTION)
@click.option("--load", is_flag=True, help=wording.site.LOAD_OPTION)
@click.option("--links", is_flag=True, help=wording.site.LINKS_OPTION)
@click.option("--most", type=click.IntRange(0), metavar=VALUE, help=wording.site.MOST_OPTION)
@click.option("--slow", type=click.IntRange(0, 600), metavar=VALUE, help=wording.site.SLOW_OPTION)
@click.option("--pause", type=click.IntRange(0, 60), metavar=VALUE, help=wording.site.PAUSE_OPTION)
def inspect(settings: Settings, **given: Any) -> int:
    """Try the newest titles, the time pages take, the links to sources, or compare with a list."""
    named = {name: value for name, value in given.items() if value not in (None, False)}
    chosen = next((name for name in ALLOWED if name in named), "titles")
    allowed = ALLOWED.get(chosen, {"url", "count"})
    if more := named.keys() - allowed - {chosen}:
        raise WrongUseError(wording.site.not_together(chosen, sorted(more)))
    if chosen == "listed":
        return _compare_with(given["listed"], settings)
    if chosen == "links":
        return _try_links(settings, given["most"], given["pause"])
    if chosen == "load":
        address = given["url"] or _own_address(settings)
        return _try_load(address, given["slow"], given["pause"])
    return _try_titles(given["url"], given["count"], settings)


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
    host = settings.host
    with suppress(ValueError):  # a name
        host = "localhost" if ip_address(host).is_unspecified else host
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


def _try_links(settings: Settings, most: int | None, pause: int | None) -> int:
    """Say which source addresses are dead, and where the page shows another day."""
    from search_app.commands import lines
    from search_app.inspection import source_links

    sample = source_links.sampled_links(settings, source_links.MOST if most is None else most)
    tried: list[TriedLink] = []
    with lines.progress_bar("") as progress:
        wait = source_links.PAUSE if pause is None else pause
        for one in source_links.try_links(settings, sample.links, wait):
            tried.append(one)
            progress(len(tried), len(sample.links))
    dead = [one for one in tried if one.state in source_links.IS_DEAD]
    other = [one for one in tried if one.shows_another_day]
    click.echo(wording.site.links_tried(len(tried), sample.addresses, len(dead), len(other)))
    for state in source_links.LinkState:
        if rows := [one for one in tried if one.state == state != "answers"]:
            lines.show([wording.site.LINK_STATES[state], *map(_link_line, rows)])
    if other:
        lines.show([wording.site.OTHER_DAY, *map(_other_day_line, other)])
    if sample.without_address:
        click.echo(wording.site.without_address(sample.without_address))
    if tried and all(one.state in source_links.IS_SILENT | {"no_host"} for one in tried):
        click.echo(wording.site.NOBODY_ANSWERS, err=True)
        return UNUSABLE_INDEX
    return NOT_FOUND if dead or other else DONE


def _link_line(tried: TriedLink) -> str:
    link = tried.link
    return f"{INDENT}{link.id}  {link.title}  {link.address}" + (
        tried.cause and f"（{tried.cause}）"
    )


def _other_day_line(tried: TriedLink) -> str:
    link = tried.link
    assert link.published_on and tried.page_day, "both are known where they differ"
    days = wording.site.two_days(link.published_on, tried.page_day)
    return f"{INDENT}{link.id}  {link.title}  {days}  {link.address}"


def _compare_with(listed: str, settings: Settings) -> int:
    """Say what a site lists and the index lacks, and the reverse."""
    from search_app.commands import lines
    from search_app.inspection.listed_addresses import compare_with_list

    try:
        found = compare_with_list(settings, listed)
    except (OSError, EOFError, ValueError) as error:
        raise WrongUseError(wording.site.list_away(listed, error)) from error
    if not found.listed:
        raise WrongUseError(wording.site.list_empty(listed))
    lines.show(wording.site.compared(found.listed, len(found.not_held), len(found.not_listed)))
    if found.not_held:
        lines.show([wording.site.NOT_HELD, *(f"   {one}" for one in found.not_held)])
    if found.not_listed:
        rows = (f"   {id}  {title}  {address}" for id, title, address in found.not_listed)
        lines.show([wording.site.NOT_LISTED, *rows])
    if found.without_address:
        click.echo(wording.site.without_address(found.without_address))
    return NOT_FOUND if found.not_held or found.not_listed else DONE
