"""The addresses of a document's other forms, and what the site tells programs of itself."""

from __future__ import annotations

from flask import Blueprint, Response, render_template

from indexer.query.model import Query, Sort
from indexer.results import MarkedDocument, RemovedDocument
from indexer.today import in_beijing
from search_app import wording
from search_app.document_forms.head import head_lines
from search_app.document_forms.markdown_form import as_markdown
from search_app.document_forms.text_form import as_plain_text
from search_app.http import error_pages
from search_app.http.conditional import marked, unchanged
from search_app.pages.views import document as document_page
from search_app.site import current_links, current_site, current_view

blueprint = Blueprint("document_forms", __name__)

FORMS = {"md": (as_markdown, "text/markdown"), "txt": (as_plain_text, "text/plain")}
"""How a document is written under each ending of its address."""


@blueprint.get(f"/d/<id>.<any({', '.join(FORMS)}):form>")
def document(id: str, form: str) -> Response:
    """A document with its whole text, as it stands today; a page where its id ends so itself."""
    if (response := unchanged()) is not None:
        return response
    view, links = current_view(), current_links()
    if isinstance(view.document(f"{id}.{form}"), MarkedDocument):
        return document_page(f"{id}.{form}")
    found, relations = view.document(id), view.relations(id)
    if found is None or isinstance(found, RemovedDocument) or relations is None:
        return error_pages.not_here(found if isinstance(found, RemovedDocument) else None)
    write, media_type = FORMS[form]
    head = head_lines(found.document, relations, view.versions(id), links)
    response = Response(write(found.document, head), content_type=f"{media_type}; charset=utf-8")
    response.headers["Link"] = f'<{links.absolute(links.document(id))}>; rel="canonical"'
    return marked(response)


@blueprint.get("/llms.txt")
def llms() -> Response:
    """What programs that read texts should know of this site (llmstxt.org)."""
    if (response := unchanged()) is not None:
        return response
    view, links = current_view(), current_links()
    newest = view.search(Query(sort=Sort.NEWEST, size=1, facets=(), snippets=False))
    site = current_site().settings.site_name
    body = render_template(
        "llms.txt",
        summary=wording.document_forms.summary(
            site, newest.total, wording.values.day(in_beijing(view.published_at))
        ),
        newest=newest.hits[0].id if newest.hits else None,
        absolute=links.absolute,
    )
    return marked(Response(body, content_type="text/plain; charset=utf-8"))
