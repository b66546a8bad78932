"""Files that are sent stay in memory: the framework would write those above 500 kB to the disk."""

from __future__ import annotations

from io import BytesIO
from typing import IO

from flask import Request


class InMemoryRequest(Request):
    """A request whose files are kept in memory; each handler bounds them before it reads them."""

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        """Where a file that is sent is read into (the hook that Werkzeug documents for it)."""
        return BytesIO()
