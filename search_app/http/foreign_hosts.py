"""Refuse what is asked of another site than this one."""

from __future__ import annotations

from flask import Response, request

from search_app import wording
from search_app.addresses.origin import is_foreign
from search_app.http import error_pages
from search_app.http.client_budget import FREE_PATHS
from search_app.site import current_site


def refuse_foreign() -> Response | None:
    """The answer (400) to a request that names a host which is not `public_url`'s; None to others.

    Balancers ask how the site is by its address, so that is answered by any name.
    """
    site = current_site()
    if request.path in FREE_PATHS or not is_foreign(site.settings, request.headers.get("Host", "")):
        return None
    site.metrics.limited("host")
    address = site.settings.public_url + site.settings.url_prefix
    title, message = wording.limits.FOREIGN_TITLE, wording.limits.foreign(address)
    response = error_pages.answer(400, title, message)
    response.headers["Cache-Control"] = "no-store"
    return response
