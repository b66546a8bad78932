"""The pages for people."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, make_response, redirect, render_template, request

from indexer.errors import QueryError
from indexer.query.model import Query
from indexer.results import RemovedDocument, SearchResult
from search_app import error_pages
from search_app.presenters import SearchForm, present_data, present_document, present_results
from search_app.presenters.result_page import Relaxation, wider
from search_app.request_args import search_query
from search_app.site import current_links, current_site

blueprint = Blueprint("pages", __name__)


@blueprint.get("/")
def home() -> Response:
    """The search page has the one address that holds its state."""
    asked = request.query_string.decode("ascii", "replace")
    return make_response(redirect(current_links().search() + (f"?{asked}" if asked else "")))


@blueprint.get("/search")
def search() -> Response:
    """The search page; mistakes stand beside the box (400), a page past the last is a 404."""
    try:
        query = _query()
    except QueryError as error:
        form = SearchForm.of(request.args, error.problems)
        return make_response(render_template("search.html", form=form, page=None), 400)
    result = current_site().engine.search(query)
    page = present_results(result, current_links(), _relaxations(result))
    body = render_template("search.html", form=SearchForm.of(request.args), page=page)
    return make_response(body, 404 if page.beyond else 200)


@blueprint.get("/d/<id>")
def document(id: str) -> Response:
    """A document, with the hits of the query that its address carries."""
    try:
        query = _query() if request.args else None
        misread = False
    except QueryError:
        query, misread = None, True
    found = current_site().engine.document(id, query)
    if found is None:
        return error_pages.no_such_document()
    if isinstance(found, RemovedDocument):
        return error_pages.taken_down(found)
    page = present_document(found, query, current_links())
    form = SearchForm.of(request.args)
    return make_response(render_template("document.html", form=form, page=page, misread=misread))


@blueprint.get("/data")
def data() -> Response:
    """The state of the data."""
    page = present_data(current_site().engine.statistics(), current_links())
    return make_response(render_template("data.html", page=page, form=None))


def _query() -> Query:
    settings = current_site().settings
    return search_query(
        request.args,
        page_size=settings.page_size,
        max_length=settings.max_query_length,
        strict=False,
    )


def _relaxations(result: SearchResult) -> list[Relaxation]:
    """Where nothing was found: the wider searches that find something, and how much."""
    if result.total:
        return []
    site, links = current_site(), current_links()
    counted = [
        (label, query, site.engine.search(replace(query, size=1, facets=(), snippets=False)).total)
        for label, query in wider(result.query)
    ]
    return [Relaxation(label, links.search(q), total) for label, q, total in counted if total]
