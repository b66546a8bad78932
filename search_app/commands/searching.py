"""Commands that search, and that show the working of a search."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from indexer.settings import Area, Settings
from search_app.commands.declaring import DONE, command, option, text_argument
from search_app.commands.flags import SearchCommand

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
