"""Take the page out of a file in which a browser saved it with all that belongs to it (MHTML)."""

from __future__ import annotations

from email import policy
from email.errors import MessageError
from email.parser import BytesParser


def page_of(data: bytes) -> bytes | None:
    """The bytes of the first page in a saved page; None where there is none."""
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(data.lstrip())
        for part in message.walk():
            if part.get_content_type() in ("text/html", "application/xhtml+xml"):
                payload = part.get_payload(decode=True)
                return payload if isinstance(payload, bytes) else None
    except (MessageError, LookupError, ValueError, RecursionError):
        return None
    return None
