"""Read searches that come in GB18030: of a form or link on a page in GBK, written by hand.

A browser encodes the address of a form or link as the page is encoded, so that 养犬 comes as
`%D1%F8%C8%AE`. It is made UTF-8 before anything else reads the address.
"""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote_to_bytes

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PATHS = ("/search", "/embed/v1")
"""What forms of other sites lead to, and what the box asks for them."""
UTF_8, GB18030 = "utf-8", "gb18030"


class Recoded:
    """A WSGI application whose searches may be encoded in GB18030, too."""

    def __init__(self, app: WSGIApplication) -> None:
        """Let `app` have all searches in UTF-8."""
        self._app = app

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request with its query in UTF-8."""
        asked: str = environ.get("QUERY_STRING", "")
        if environ.get("PATH_INFO") in PATHS:
            environ = {**environ, "QUERY_STRING": in_utf8(asked)}
        return self._app(environ, start_response)


def in_utf8(query: str) -> str:
    """A query string whose values in GB18030 are in UTF-8; all others stay as they are.

    >>> in_utf8("q=%D1%F8&year=2019"), in_utf8("q=%E5%85%BB"), in_utf8("q=%FF")
    ('q=%E5%85%BB&year=2019', 'q=%E5%85%BB', 'q=%FF')
    """
    return "&".join(_recoded(pair) for pair in query.split("&"))


def _recoded(pair: str) -> str:
    name, _, value = pair.partition("=")
    # A server passes on what stands in an address unescaped, byte by byte, as Latin-1.
    typed = unquote_to_bytes(value.replace("+", " ").encode("latin-1"))
    if typed.isascii() or _is_utf8(typed):
        return pair
    try:
        return f"{name}={quote(typed.decode(GB18030))}"
    except UnicodeDecodeError:
        return pair


def _is_utf8(typed: bytes) -> bool:
    """Whether bytes are text in UTF-8, perhaps one that was cut off within its last character."""
    try:
        begun = getincrementaldecoder(UTF_8)().decode(typed)
    except UnicodeDecodeError:
        return False
    # Whole characters before it tell a cut: of two bytes alone, most are one character in GBK.
    return not begun.isascii() or begun.encode() == typed
