"""The handlers of the list of changes: its page and its feed."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, make_response, render_template, request

from indexer.query.change_query import CollectionChange
from search_app import wording
from search_app.addresses.checked_args import parameters, read_args
from search_app.history.change_args import ChangeArgs, ChangePageArgs, change_pairs
from search_app.history.changes_page import change_entry, conditions, present_changes, recorded
from search_app.history.feeds import ENTRIES, atom
from search_app.http.conditional import unchanged
from search_app.pages.search_form import SearchForm
from search_app.site import current_links, current_site, current_view

blueprint = Blueprint("changes", __name__)


@blueprint.get("/changes")
def changes() -> Response:
    """The list as a page; mistakes stand above the form (400)."""
    read, problems = read_args(request.args, ChangePageArgs, {}, strict=False)
    form = SearchForm.of(request.args, problems)
    page = None
    if read is not None and not problems:
        query = read.query()
        view = current_view()
        page = present_changes(view.changes(query), query, read.page, current_links(), view.today)
    body = render_template(
        "changes.html", form=form, page=page, args=request.args, kinds=tuple(CollectionChange)
    )
    return make_response(body, 400 if page is None else 200)


@blueprint.get("/changes.atom")
@blueprint.get("/api/v1/changes.atom")
def changes_feed() -> Response:
    """The newest changes as Atom."""
    query = replace(parameters(request.args, ChangeArgs).query(), size=ENTRIES)
    if (response := unchanged()) is not None:
        return response
    links = current_links()
    found = current_view().changes(query)
    pairs = change_pairs(query)
    return atom(
        wording.changes.feed_title(conditions(query), current_site().settings.site_name),
        f"{wording.changes.LEAD}{recorded(found)}",
        links.changes(pairs, "atom"),
        links.changes(pairs),
        [change_entry(one, links) for one in found.changes],
    )
