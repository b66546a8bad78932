"""Let scripts of the sites in `embed_origins` read the API and the answers of the box (CORS).

Credentials are never allowed: no answer depends on who asks.
"""

from __future__ import annotations

from flask import Response, request

from search_app.api.operations import PREFIX
from search_app.site import current_site

OPEN_FOLDER, OPEN_PATH = f"{PREFIX}/", "/embed/v1"
"""Compared with the path: an address or method that does not exist has no endpoint."""
ASKED_AGAIN = 3600
"""Seconds that a browser may keep the answer to a preflight request."""
SENT_HEADERS = "Content-Type, If-None-Match"
READ_HEADERS = "ETag"


def allow_origin(response: Response) -> Response:
    """Add the CORS headers to an answer, also to an error."""
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
