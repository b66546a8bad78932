"""Take files of forms into memory: a draft that somebody sends is written to no disk."""

from __future__ import annotations

from io import BytesIO
from typing import IO

from flask import Request


class InMemoryRequest(Request):
    """A request whose files stay in memory; their size is bounded where they are read."""

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        """A hook of Werkzeug, which else writes files of half a megabyte to a temporary folder."""
        return BytesIO()
