"""A feed of this room as Atom."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Response, make_response, render_template

from search_app.history.history_entry import HistoryEntry
from search_app.http.conditional import marked
from search_app.site import current_links, current_view

ENTRIES = 100
"""The most entries of a feed."""


def atom(
    title: str, subtitle: str, address: str, home: str, entries: Sequence[HistoryEntry]
) -> Response:
    """The feed at `address`, of the page `home`."""
    links = current_links()
    body = render_template(
        "history.atom.xml",
        title=title,
        subtitle=subtitle,
        address=links.absolute(address),
        home=links.absolute(home),
        updated=current_view().published_at.isoformat(timespec="seconds"),
        entries=entries,
    )
    response = make_response(body)
    response.content_type = "application/atom+xml; charset=utf-8"
    return marked(response)
