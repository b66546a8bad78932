"""Headers that every answer carries: what a browser may do with it."""

from __future__ import annotations

from flask import Response

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "connect-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # A document that is taken down must leave every cache; static files set their own.
    "Cache-Control": "no-cache",
}


OF_PAGES = (
    *("Content-Security-Policy", "Referrer-Policy", "Permissions-Policy"),
    "Cross-Origin-Opener-Policy",
)
"""What a browser asks of pages alone; it would be a sixth of what styles and scripts weigh."""
OF_FILES = ("Content-Disposition", "Expires")
"""What a file is sent with and styles and scripts need not say: Cache-Control says how long."""
PARTS = ("text/css", "text/javascript")


def protect(response: Response) -> Response:
    """Add the headers that the view has not set itself."""
    part = response.mimetype in PARTS
    if part:
        for name in OF_FILES:
            response.headers.pop(name, None)
    for name, value in HEADERS.items():
        if not (part and name in OF_PAGES):
            response.headers.setdefault(name, value)
    return response
