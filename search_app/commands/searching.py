"""Commands that search, and that inspect whether the newest documents are found."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
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
    text_argument,
)
from search_app.commands.flags import SearchCommand, SettingsCommand

if TYPE_CHECKING:
    from indexer.engine import View
    from indexer.query.model import Query


@command("search", SearchCommand, areas=(Area.INDEX,))
@text_argument()
@option("json", is_flag=True)
def search(text: str, json: bool, settings: Settings, parameters: dict[str, Any]) -> int:
    """Search as the page and the API do."""
    from indexer.engines import open_engine
    from search_app.commands import lines

    with closing(open_engine(settings)) as engine:
        view = engine.now()
        result = view.search(_query(text, settings, parameters, view))
    if json:
        lines.show([lines.result_json(result, settings)])
    else:
        lines.show(lines.result_lines(result))
    return DONE


@command("explain", SearchCommand, areas=(Area.INDEX,))
@text_argument()
def explain(text: str, settings: Settings, parameters: dict[str, Any]) -> int:
    """Show the working of a search."""
    from indexer.engines import open_engine
    from search_app.commands import lines

    with closing(open_engine(settings)) as engine:
        view = engine.now()
        explanation = view.explain(_query(text, settings, parameters, view))
    lines.show(lines.explanation_lines(explanation))
    return DONE


@command("inspect", SettingsCommand, areas=(Area.INDEX, Area.QUERY))
@option("url", metavar=wording.commands.VALUE)
@option("count", metavar=wording.commands.VALUE, type=click.IntRange(1, 100))
@click.option("--list", "listed", metavar=wording.commands.VALUE, help=wording.site.LIST_OPTION)
def inspect(url: str | None, count: int | None, listed: str | None, settings: Settings) -> int:
    """Try whether the newest titles are each found on page one, or compare with a list."""
    if listed:
        if url or count:
            raise WrongUseError(wording.site.LIST_ALONE)
        return _compare_with(listed, settings)
    from search_app.commands import inspection

    number = count or inspection.TITLES
    trial = (
        inspection.inspect_site(url, number) if url else inspection.inspect_index(settings, number)
    )
    try:
        tried = list(trial)
    except inspection.SiteAwayError as error:
        click.echo(wording.site.away(error.how, error.address, error.cause), err=True)
        return UNUSABLE_INDEX
    missing = [one for one in tried if not one.found]
    click.echo(wording.site.inspected(len(tried) - len(missing), len(tried)))
    if missing:
        click.echo(wording.site.NOT_FOUND)
    for one in missing:
        click.echo(f"   {one.id}  {one.title}")
    return NOT_FOUND if missing else DONE


def _compare_with(listed: str, settings: Settings) -> int:
    """Say what a site lists and the index lacks, and the reverse."""
    from search_app.commands import lines
    from search_app.commands.listed_addresses import compare_with_list

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


def _query(text: str, settings: Settings, parameters: dict[str, Any], view: View) -> Query:
    """Read the query as an address with the same parameters would ask it."""
    from werkzeug.datastructures import MultiDict

    from indexer.query.plain_words import PlainWords
    from indexer.recommended_file import RecommendedFile
    from search_app.addresses.search_args import search_query

    query = search_query(
        MultiDict({"q": text, **parameters}),
        page_size=settings.page_size,
        max_length=settings.max_query_length,
        strict=True,
    )
    first = RecommendedFile.of_setting(settings.recommended).of(query, view.today)
    return replace(query, recommended=first, plain_words=PlainWords.read(settings.plain_words))
