"""What other programs subscribe to: Atom (RFC 4287) and JSON Feed 1.1 of any query."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta, timezone

from flask import Blueprint, Response, jsonify, make_response, render_template, request

from indexer.query.model import Query, Sort
from indexer.results import Hit
from search_app import wording
from search_app.addresses.links import Links, web_address
from search_app.addresses.query_pairs import default_fold
from search_app.addresses.search_args import ConditionArgs, conditions
from search_app.exports.cells import plain
from search_app.http.conditional import marked, unchanged
from search_app.site import current_links, current_site, current_view

blueprint = Blueprint("feeds", __name__)

ENTRIES = 50
CHINA = timezone(timedelta(hours=8))
"""Documents state a day; it begins in Beijing."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A document of a feed; `at` is a moment of RFC 3339."""

    address: str
    title: str
    at: str
    dated: bool
    original: str | None
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Feed:
    """The newest documents of a query."""

    title: str
    home: str
    address: str
    updated: str
    entries: tuple[FeedEntry, ...]


@blueprint.get("/feed.atom")
def atom() -> Response:
    """The newest documents of a query, as Atom."""
    query = _query()
    if (response := unchanged()) is not None:
        return response
    body = render_template("feed.atom.xml", feed=_feed(query, "atom"))
    response = make_response(body)
    response.content_type = "application/atom+xml; charset=utf-8"
    return marked(response)


@blueprint.get("/feed.json")
def json_feed() -> Response:
    """The newest documents of a query, as JSON Feed."""
    query = _query()
    if (response := unchanged()) is not None:
        return response
    feed = _feed(query, "json")
    items = [
        {
            "id": entry.address,
            "url": entry.address,
            **({"external_url": entry.original} if entry.original else {}),
            "title": entry.title,
            "content_text": entry.summary,
            **({"date_published": entry.at} if entry.dated else {}),
            "authors": [{"name": name} for name in entry.authors],
            "tags": list(entry.tags),
        }
        for entry in feed.entries
    ]
    response = jsonify(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "description": wording.feeds.NEWEST_FIRST,
            "home_page_url": feed.home,
            "feed_url": feed.address,
            "language": "zh-CN",
            "items": items,
        }
    )
    response.content_type = "application/feed+json; charset=utf-8"
    return marked(response)


def _query() -> Query:
    limit = current_site().settings.max_query_length
    query, _ = conditions(request.args, ConditionArgs, max_length=limit)
    # Folded as on the page: a reader of a feed would else get one text from each site that has it.
    fold = default_fold(query.same)
    return replace(query, sort=Sort.NEWEST, fold=fold, size=ENTRIES, facets=())


def _feed(query: Query, form: str) -> Feed:
    site, links = current_site(), current_links()
    published = current_view().published_at
    found = current_view().search(query)
    return Feed(
        title=plain(
            wording.feeds.feed_title(
                query.text, wording.exports.conditions(query), site.settings.site_name
            )
        ),
        home=links.absolute(links.search(query)),
        address=links.absolute(links.feed(form, query)),
        updated=_moment(published),
        entries=tuple(_entry(hit, published, links) for hit in found.hits),
    )


def _entry(hit: Hit, published: datetime, links: Links) -> FeedEntry:
    dated = hit.dated_on
    day = wording.values.day(dated) if dated else ""
    dated_by = wording.document.dated_by(hit.dated_by, hit.written_by)
    facts = wording.feeds.facts(hit.document_number, hit.issuers, dated_by, day)
    stands = wording.validity.of_hit(hit)
    pieces = ("".join(part.text for part in snippet) for snippet in hit.snippets)
    return FeedEntry(
        address=links.absolute(links.document(hit.id)),
        title=plain(hit.title) or hit.id,
        # An entry has to have a moment; of a document without date only the index's is known.
        at=_moment(datetime.combine(dated, time(), CHINA) if dated else published),
        dated=dated is not None,
        original=web_address(hit.url),
        authors=tuple(name for issuer in hit.issuers if (name := plain(issuer))),
        tags=tuple(filter(None, map(plain, (*hit.topics, hit.kind or "")))),
        summary=plain(" … ".join((facts, stands, *pieces))),
    )


def _moment(value: datetime) -> str:
    zone = value.tzinfo or UTC
    return value.replace(tzinfo=zone).isoformat(timespec="seconds")
