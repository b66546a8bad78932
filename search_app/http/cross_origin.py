"""Which other sites' scripts may read what: the listed ones the box's answers and the API.

Nothing here knows a visitor, so no credentials are ever allowed.
"""

from __future__ import annotations

from flask import Response, request

from search_app.api.operations import PREFIX
from search_app.site import current_site

OPEN_FOLDER, OPEN_PATH = f"{PREFIX}/", "/embed/v1"
"""Paths and not endpoints: where there is no such address or method, there is no endpoint."""
ASKED_AGAIN = 3600
"""Seconds a browser may keep what it was told before it asks."""
SENT_HEADERS = "Content-Type, If-None-Match"
READ_HEADERS = "ETag"


def allow_origin(response: Response) -> Response:
    """Let the sites of `embed_origins` ask and read (CORS), errors too."""
    if not request.path.startswith(OPEN_FOLDER) and request.path != OPEN_PATH:
        return response
    response.vary.add("Origin")
    origin = request.headers.get("Origin")
    if origin is None or origin not in current_site().settings.embed_origins:
        return response
    response.headers["Access-Control-Allow-Origin"] = origin
    response.headers["Access-Control-Expose-Headers"] = READ_HEADERS
    response.headers["Timing-Allow-Origin"] = origin
    if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
        response.headers["Access-Control-Allow-Methods"] = response.headers.get("Allow", "")
        response.headers["Access-Control-Allow-Headers"] = SENT_HEADERS
        response.headers["Access-Control-Max-Age"] = str(ASKED_AGAIN)
    return response
