"""The handler of the page of a series of document numbers."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, render_template, request

from indexer.errors import QueryError
from search_app.addresses.checked_args import read_args
from search_app.history.series_args import SeriesPageArgs
from search_app.history.series_page import code_links, present_series
from search_app.pages.search_form import SearchForm
from search_app.site import current_links, current_view

blueprint = Blueprint("series", __name__)


@blueprint.get("/series")
def series() -> Response:
    """A series as a page; mistakes stand above the form (400), with codes to choose from."""
    read, problems = read_args(request.args, SeriesPageArgs, {}, strict=False)
    view, links, query = current_view(), current_links(), None
    if read is not None and not problems:
        try:
            query = read.query()
        except QueryError as error:
            problems = list(error.problems)
    page = present_series(view.series(query), read.page, links) if read and query else None
    codes = code_links(view.series_codes(), links) if page is None else ()
    form = SearchForm.of(request.args, problems)
    body = render_template("series.html", form=form, page=page, codes=codes, args=request.args)
    return make_response(body, 400 if problems else 200)
