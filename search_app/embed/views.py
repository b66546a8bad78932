"""Handlers of the box for other sites: its script, its answers, and the page to set it up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from flask import Blueprint, Response, jsonify, render_template, request

from indexer.errors import Problem, QueryError
from indexer.query.facets import UNSTATED
from indexer.query.model import Query, Scope
from indexer.results import SearchResult
from search_app.addresses.search_args import search_query
from search_app.embed import embed_script
from search_app.embed.box_results import OFFERS, RESULTS, SUGGESTIONS, BoxAnswer, present_box
from search_app.embed.embed_code import STYLE_EXAMPLE, TARGETS, EmbedChoice, embed_box, embed_code
from search_app.http import error_pages
from search_app.offers.meant_search import ask_meant
from search_app.site import as_edited, current_links, current_site, current_view

MAX_AGE = 3600
"""Seconds a browser may keep the script: its address is in other sites' pages and never changes."""
YEAR = 365 * 24 * 3600
"""Seconds a browser may keep one version: its address names its content."""

blueprint = Blueprint("embed", __name__)


@blueprint.get("/embed.js")
def newest_script() -> Response:
    """The script, for pages of any origin."""
    return _script(embed_script.script(), MAX_AGE)


@blueprint.get("/embed/<version>.js")
def pinned_script(version: str) -> Response:
    """A version of the script, for pages that pin its hash."""
    text = embed_script.script_of(current_site().settings.index_dir, version)
    if text is None:
        return error_pages.answer(404)
    response = _script(text, YEAR)
    response.cache_control.immutable = True
    return response


@blueprint.get("/embed/v1")
def answers() -> Response:
    """What the box shows for what is typed into its form: suggestions by kind, the first results.

    Fields that the search does not know are ignored, as on the page the form leads to. Scripts of
    all versions ask here, so its shape stays: `groups` of `options`, each with the `parts` of its
    title, its `facts`, and `href` ("" for the whole result); `said` is for screen readers. What is
    added (`excerpt`) is passed over by older scripts. They show groups of any name.
    """
    site, links = current_site(), current_links()
    text, limit = request.args.get("q", "").strip(), site.settings.max_query_length
    if len(text) > limit:
        raise QueryError(Problem("too_long", "q", text, str(limit)))
    query = _query()
    view = current_view()
    suggestions = view.suggest(text, SUGGESTIONS, query) if text else ()
    offers = view.offers(text, OFFERS, query, site.plain_words)
    answer = BoxAnswer(suggestions, offers, query, _first_results(query))
    return jsonify(present_box(answer, links))


@blueprint.get("/embed")
def embed_page() -> str:
    """The page that shows the box as an operator chose it, and the lines to copy."""
    site, links = current_site(), current_links()
    choice = EmbedChoice.of(request.args)
    state = current_view().statistics()
    return render_template(
        "embed.html",
        choice=choice,
        code=embed_code(choice, links),
        box=embed_box(choice, links.search()),
        style=STYLE_EXAMPLE,
        scopes=Scope,
        targets=TARGETS,
        topics=_offered((value.value for value in state.topics), choice.topics),
        sources=_offered((source.source for source in state.sources), choice.sources),
        integrity=embed_script.integrity(),
        pinned=links.absolute(links.embed_script(embed_script.version())),
        origins=site.settings.embed_origins,
    )


def _query() -> Query | None:
    """What the form asks; None where what is typed so far cannot be read."""
    site = current_site()
    limit = site.settings.max_query_length
    try:
        return search_query(
            request.args, page_size=SUGGESTIONS + RESULTS, max_length=limit, strict=False
        )
    except QueryError:
        return None


def _first_results(query: Query | None) -> SearchResult | None:
    """The results that the form leads to; None where nothing is asked."""
    if query is None or query.expression is None:
        return None
    # Snippets take .9 ms of CPU of 3.6 (mean of 20 queries over 3,904 notices).
    return ask_meant(as_edited(replace(query, page=1, facets=())), current_view())


def _offered(values: Iterable[str], chosen: Iterable[str]) -> list[str]:
    """The values to choose from, with those that the address names already."""
    return list(dict.fromkeys((*(value for value in values if value != UNSTATED), *chosen)))


def _script(text: str, seconds: int) -> Response:
    response = Response(text, content_type="text/javascript; charset=utf-8")
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    # A page that pins the script's hash has to fetch it with CORS.
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.cache_control.public = True
    response.cache_control.max_age = seconds
    response.add_etag()
    response.make_conditional(request)
    return response
