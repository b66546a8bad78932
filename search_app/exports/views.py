"""The handlers that send a whole result as a file."""

from __future__ import annotations

from flask import Blueprint, Response, request

from indexer.query.model import Query
from indexer.today import now
from search_app import wording
from search_app.addresses.search_args import OrderedArgs, conditions
from search_app.exports.columns import About
from search_app.exports.formats import FORMATS
from search_app.exports.table_files import attachment
from search_app.http.in_turn import EXPORTS, bounded
from search_app.site import current_links, current_site, current_view

blueprint = Blueprint("exports", __name__)


@blueprint.get(f"/export.<any({','.join(FORMATS)}):form>")
def export(form: str) -> Response:
    """All hits of a query, in its order; 503 while too many files are being written."""
    limit = current_site().settings.max_query_length
    query, _ = conditions(request.args, OrderedArgs, max_length=limit)
    if request.method == "HEAD":  # has no body that could be closed, and costs next to nothing
        return _file(form, query)
    return EXPORTS.until_sent(lambda: _file(form, query))


def _file(form: str, query: Query) -> Response:
    site, links, view = current_site(), current_links(), current_view()
    scan = view.scan(query)
    moment = now()
    about = About(
        site=site.settings.site_name,
        query=wording.exports.asked(query),
        address=links.absolute(links.search(query)),
        exported_at=moment,
        index_version=scan.index_version,
        total=scan.total,
    )
    chosen = FORMATS[form]
    response = Response(
        chosen.write(about, bounded(scan.batches), links), content_type=chosen.content_type
    )
    response.headers["Content-Disposition"] = attachment(
        "policy-search", wording.exports.FILE_NAME, form, moment
    )
    return response
