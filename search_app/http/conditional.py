"""Conditional requests: the ETag of an answer, and 304 where the client has it already."""

from __future__ import annotations

import hashlib
from importlib.metadata import version

from flask import Response, request

from search_app.site import current_links, current_site, current_view


def etag() -> str:
    """Identify the answer to this request by all that it depends on.

    That is the program, the view, the day, the question, the addresses, the settings and what an
    editor recommends.
    """
    site, links, view = current_site(), current_links(), current_view()
    parts = (
        version("policy-search"),
        view.version,
        view.today,  # validity is that of a day: an answer ages at midnight
        request.full_path,
        links.origin,
        links.root,
        site.settings.model_dump_json(),
        *sorted(site.versions.items()),
        site.recommended.version,
    )
    return hashlib.blake2b(repr(parts).encode(), digest_size=9).hexdigest()


def unchanged() -> Response | None:
    """The answer 304 where the client has the current answer, else None; costs no search."""
    known = etag()
    if not request.if_none_match.contains_weak(known):
        return None
    response = Response(status=304)
    response.set_etag(known, weak=True)
    return response


def marked(response: Response) -> Response:
    """Add the ETag to an answer; it is weak because some answers hold the time they took.

    What may not be stored, such as an answer with parts left out, gets none.
    """
    if response.status_code == 200 and not response.cache_control.no_store:
        response.set_etag(etag(), weak=True)
    return response
