"""How browsers and crawlers find the site: OpenSearch 1.1, sitemaps, robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date
from itertools import chain
from xml.sax.saxutils import escape

from flask import Blueprint, Response, jsonify, render_template, request

from indexer.query.model import Query, Sort
from indexer.results import Hit
from search_app.addresses.checked_args import parameters, refuse_long
from search_app.addresses.search_args import SuggestArgs
from search_app.http import error_pages
from search_app.http.conditional import marked, unchanged
from search_app.site import current_links, current_site, current_view

blueprint = Blueprint("discovery", __name__)

LONGEST_SHORT_NAME = 16
"""Characters of OpenSearch's ShortName."""
ADDRESSES = 50_000
"""Addresses of one sitemap, by its protocol."""
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
SUGGESTIONS = 8
CLOSED = (
    *("/api/", "/export.", "/opensearch.json", "/trends?", "/trends.", "/cleanup?", "/cleanup."),
    *("/compare?", "/compare."),
)
"""Paths that crawlers shall skip: answers for programs, files, and endless ways to ask tables."""
DAY = 24 * 3600


@blueprint.get("/opensearch.xml")
def opensearch() -> Response:
    """The description by which a browser takes up the search."""
    name = current_site().settings.site_name
    body = render_template("opensearch.xml", short_name=name[:LONGEST_SHORT_NAME])
    response = Response(body, content_type="application/opensearchdescription+xml; charset=utf-8")
    response.cache_control.max_age = DAY
    return response


@blueprint.get("/opensearch.json")
def suggestions() -> Response:
    """Titles that continue what was typed, as the OpenSearch extension for suggestions has it."""
    site, links = current_site(), current_links()
    text = refuse_long(parameters(request.args, SuggestArgs).q, site.settings.max_query_length)
    found = current_view().suggest(text, SUGGESTIONS) if text else ()
    response = jsonify(
        [
            text,
            [one.title for one in found],
            ["" for _ in found],
            [links.absolute(links.document(one.id)) for one in found],
        ]
    )
    response.content_type = "application/x-suggestions+json; charset=utf-8"
    return response


@blueprint.get("/sitemap.xml")
def sitemap() -> Response:
    """All documents, or where they are more than a sitemap takes, the list of its parts."""
    if (response := unchanged()) is not None:
        return response
    total = _count()
    if total <= ADDRESSES:
        return _part(1)
    links = current_links()
    published = current_view().published_at
    at = published.replace(tzinfo=published.tzinfo or UTC).isoformat(timespec="seconds")
    parts = range(1, -(-total // ADDRESSES) + 1)
    return _xml("sitemapindex", "sitemap", ((links.sitemap(part), at) for part in parts))


@blueprint.get("/sitemap-<int(min=1):part>.xml")
def sitemap_part(part: int) -> Response:
    """A part of the documents, the oldest first: what is new changes the last part."""
    if (response := unchanged()) is not None:
        return response
    if (part - 1) * ADDRESSES >= max(_count(), 1):
        return error_pages.answer(404)
    return _part(part)


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Tell crawlers which paths to skip, and where the sitemap is."""
    links = current_links()
    lines = [
        "User-agent: *",
        *(f"Disallow: {links.root}{path}" for path in CLOSED),
        f"Sitemap: {links.absolute(links.sitemap())}",
    ]
    response = Response("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
    response.cache_control.max_age = DAY
    return response


def _count() -> int:
    return current_view().search(Query(size=0, facets=(), snippets=False)).total


def _part(part: int) -> Response:
    links, view = current_links(), current_view()
    start = (part - 1) * ADDRESSES
    oldest = Query(sort=Sort.OLDEST)
    scan = view.scan(oldest, start=start, stop=start + ADDRESSES)
    hits = chain.from_iterable(scan.batches)
    return _xml(
        "urlset", "url", ((links.document(hit.id), _put_up(hit, view.today)) for hit in hits)
    )


def _put_up(hit: Hit, today: date) -> str:
    """The day of publication of a document, else its own date; "" where unknown or to come."""
    day = hit.published_on or hit.dated_on
    return day.isoformat() if day and day <= today else ""


def _xml(root: str, element: str, paths: Iterable[tuple[str, str]]) -> Response:
    """A file of the sitemap protocol (sitemaps.org, 0.9), written while it is sent.

    `paths`: with the day or moment of the last change, "" where none is known.
    """
    links = current_links()

    def pieces() -> Iterator[str]:
        yield f'<?xml version="1.0" encoding="utf-8"?>\n<{root} xmlns="{NAMESPACE}">\n'
        for path, at in paths:
            place = f"<loc>{escape(links.absolute(path))}</loc>"
            yield f"<{element}>{place}{at and f'<lastmod>{at}</lastmod>'}</{element}>\n"
        yield f"</{root}>\n"

    return marked(Response(pieces(), content_type="application/xml; charset=utf-8"))
