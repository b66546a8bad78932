"""Put U+FFFD into XML for what is no character there, so that the rest of it can be read."""

from __future__ import annotations

import re

from corpus.wrong_bytes import WRONG_CHARACTER

# XML that says its encoding, and what no XML may hold.
_ENCODING = re.compile(rb"""\s*<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)""")
_NO_CHARACTER = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:0*(?:[0-8]|1[124-9]|2\\d|3[01])"
    "|x0*(?:[0-8bce-f]|1[0-9a-f]));",
    re.IGNORECASE,
)
_XML_HEAD = 4096


def with_characters(data: bytes) -> bytes:
    r"""XML in UTF-8 with U+FFFD for each wrong byte and for each sign that XML may not hold.

    >>> with_characters(b"<a>\xe5\x81&#x1;\x0b</a>").decode()
    '<a>\ufffd\ufffd\ufffd</a>'
    """
    encoding = _ENCODING.match(data[:_XML_HEAD])
    if encoding is not None and encoding[1].lower() not in (b"utf-8", b"utf8"):
        return data
    text = data.decode("utf-8", "replace")
    return _NO_CHARACTER.sub(WRONG_CHARACTER, text).encode()
