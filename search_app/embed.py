"""The box for other sites: its script, the page that shows it, and which sites may ask."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, render_template, request

from search_app import wording
from search_app.site import current_site

SCRIPT = Path(__file__).with_name("static") / "embed.js"
WORDS_PLACE = "/* words */ {}"
"""What stands in the script where its words go."""
MAX_AGE = 3600
"""Seconds a browser may keep the script: its address is in other sites' pages and never changes."""
OPEN_ENDPOINTS = frozenset({"api.suggest", "api.search"})
"""What the box on another site may read."""

blueprint = Blueprint("embed", __name__)


@cache
def script() -> str:
    """The script as it is sent: `static/embed.js` with the words of `search_app.wording`."""
    words = {
        "list": wording.EMBED_SUGGESTIONS,
        "count": wording.EMBED_COUNT,
        "none": wording.EMBED_NONE,
    }
    source = SCRIPT.read_text(encoding="utf-8")
    return source.replace(WORDS_PLACE, json.dumps(words, ensure_ascii=False))


@blueprint.get("/embed.js")
def embed_script() -> Response:
    """The script, for pages of any origin."""
    response = Response(script(), content_type="text/javascript; charset=utf-8")
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    # A page that pins the script's hash (subresource integrity) has to fetch it with CORS.
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.cache_control.public = True
    response.cache_control.max_age = MAX_AGE
    response.add_etag()
    response.make_conditional(request)
    return response


@blueprint.get("/embed")
def embed_page() -> str:
    """The box at work and the lines to copy."""
    return render_template("embed.html", origins=current_site().settings.embed_origins)


@blueprint.after_app_request
def allow_origin(response: Response) -> Response:
    """Let the sites of `embed_origins` read what the box asks for (CORS), its errors too."""
    if request.endpoint in OPEN_ENDPOINTS:
        response.vary.add("Origin")
        origin = request.headers.get("Origin")
        if origin in current_site().settings.embed_origins:
            response.headers["Access-Control-Allow-Origin"] = origin
    return response
