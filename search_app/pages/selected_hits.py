"""The page with the citations of hits that were selected, to copy or to take along."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, make_response, render_template, request

from indexer.query.model import Query
from search_app.addresses.checked_args import parameters
from search_app.addresses.search_args import MAX_IDS, SelectedArgs
from search_app.pages.selected_citations import present_selected
from search_app.site import current_links, current_view

blueprint = Blueprint("citations", __name__)


@blueprint.get("/citations")
def citations() -> Response:
    """Citations of the documents with the ids of the address; how many of them are gone."""
    ids = parameters(request.args, SelectedArgs).id
    view, links = current_view(), current_links()
    asked = Query(ids=ids, size=MAX_IDS, facets=(), snippets=False)
    hits = view.search(asked).hits if ids else ()
    ordered = sorted(hits, key=lambda hit: ids.index(hit.id))
    chosen = replace(asked, ids=tuple(hit.id for hit in ordered), fold=True)
    page = present_selected(ordered, chosen, links, view.today)
    return make_response(
        render_template("citations.html", form=None, page=page, gone=len(set(ids)) - len(hits))
    )
