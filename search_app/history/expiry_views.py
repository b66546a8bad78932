"""The handlers of the list of terms that end soon: its page, its feed and its calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from flask import Blueprint, Response, make_response, render_template, request

from indexer.query.expiry_query import HORIZON, NOTICE_DAYS, ExpiryQuery
from indexer.results.expiry_lists import Expiry
from search_app import wording
from search_app.addresses.checked_args import parameters, read_args
from search_app.addresses.links import Links
from search_app.history.expiries_page import conditions, describe, notices, present_expiries
from search_app.history.expiry_args import (
    MOST_EXPIRIES,
    ExpiryFeedArgs,
    ExpiryPageArgs,
    expiry_pairs,
)
from search_app.history.feeds import ENTRIES, atom
from search_app.history.icalendar_text import CalendarDay, calendar_text
from search_app.http.conditional import marked, unchanged
from search_app.pages.search_form import SearchForm
from search_app.site import current_links, current_site, current_view

blueprint = Blueprint("expiries", __name__)


@blueprint.get("/expiries")
def expiries() -> Response:
    """The list as a page; mistakes stand above the form (400)."""
    read, problems = read_args(request.args, ExpiryPageArgs, {}, strict=False)
    form = SearchForm.of(request.args, problems)
    page = None
    if read is not None and not problems:
        query = read.query()
        found = current_view().expiries(query)
        page = present_expiries(found, query, read.page, current_links())
    body = render_template(
        "expiries.html", form=form, page=page, args=request.args, notices=NOTICE_DAYS
    )
    return make_response(body, 400 if page is None else 200)


@blueprint.get("/expiries.atom")
@blueprint.get("/api/v1/expiries.atom")
def expiries_feed() -> Response:
    """What ends soon as Atom: an entry for each time that an end is announced."""
    asked = parameters(request.args, ExpiryFeedArgs).query()
    if (response := unchanged()) is not None:
        return response
    links, view = current_links(), current_view()
    found = view.expiries(replace(asked, size=MOST_EXPIRIES))
    entries = notices(found.expiries, found.asof, links)[:ENTRIES]
    pairs = expiry_pairs(asked, days=False)
    return atom(
        wording.expiries.feed_title(conditions(asked), current_site().settings.site_name),
        wording.expiries.LEAD,
        links.expiries(pairs, "atom"),
        links.expiries(pairs),
        entries,
    )


@blueprint.get("/expiries.ics")
@blueprint.get("/api/v1/expiries.ics")
def expiries_calendar() -> Response:
    """All ends of two years as a calendar with alarms, for programs that subscribe to it."""
    asked = parameters(request.args, ExpiryFeedArgs).query()
    if (response := unchanged()) is not None:
        return response
    links, view = current_links(), current_view()
    title = wording.expiries.feed_title(conditions(asked), current_site().settings.site_name)
    body = calendar_text(title, (_day(one, links) for one in _all_ends(asked)), view.published_at)
    return marked(Response(body, content_type="text/calendar; charset=utf-8"))


def _all_ends(asked: ExpiryQuery) -> Iterator[Expiry]:
    query = replace(asked, days=HORIZON, size=MOST_EXPIRIES)
    while True:
        found = current_view().expiries(query)
        yield from found.expiries
        if found.next_cursor is None:
            return
        query = replace(query, cursor=found.next_cursor)


def _day(one: Expiry, links: Links) -> CalendarDay:
    address = links.absolute(links.document(one.document.id))
    named = wording.relations.named(one.document.title, one.document.document_number)
    return CalendarDay(
        uid=f"ends-{one.document.id}@{urlsplit(links.origin).hostname or 'policy-search'}",
        day=one.last_day,
        summary=wording.expiries.calendar_entry(named),
        description="\n".join(filter(None, (describe(one), one.sentence, address))),
        url=address,
        alarms=NOTICE_DAYS,
    )
