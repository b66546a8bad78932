"""Pages, styles, scripts and JSON are sent compressed to whoever takes them so, proxy or not."""

from __future__ import annotations

import gzip

from flask import Response, request

TYPES = frozenset(("text/html", "text/css", "text/javascript", "image/svg+xml", "application/json"))
LEAST, MOST = 1_000, 4_000_000
"""Bytes that are worth it, and that are held in memory at once; more is streamed as it is."""
LEVEL = 5
"""4 ms for a page of 130 KB, within 4% of the size of level 9."""


def compress(response: Response) -> Response:
    """Compress an answer that is whole, plain and of a type that gains by it."""
    if response.mimetype not in TYPES:
        return response
    response.vary.add("Accept-Encoding")
    if not request.accept_encodings["gzip"] or not _gains(response):
        return response
    response.direct_passthrough = False
    # The same time in every answer, so that the same page is the same bytes.
    response.set_data(gzip.compress(response.get_data(), LEVEL, mtime=0))
    response.headers["Content-Encoding"] = "gzip"
    tag, _ = response.get_etag()
    if tag:
        response.set_etag(tag, weak=True)
    return response


def _gains(response: Response) -> bool:
    """Whether an answer is whole, not compressed yet, and of a size that is worth it."""
    if response.status_code != 200 or "Content-Encoding" in response.headers:
        return False
    # A file says its length although it is read while it is sent; an export does not.
    return LEAST <= (response.content_length or 0) <= MOST
