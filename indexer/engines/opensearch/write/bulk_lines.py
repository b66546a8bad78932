"""Lines of a bulk request, collected until they fill one."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from indexer.engines.opensearch.cluster.connection import BULK_BYTES


class BulkLines:
    """Collects what is written and deleted, and sends it whenever it fills a request.

    It goes to an alias: where that is gone, the cluster makes no index of its name.
    """

    def __init__(self, send: Callable[[Sequence[str]], None]) -> None:
        """`send` takes the lines of one request."""
        self._send_lines = send
        self._lines: list[str] = []
        self._nbytes = 0

    def index(self, id: str, body: str) -> None:
        """Write a document (JSON) under an id, in place of the one that has it."""
        self._add(f'{{"index":{{"_id":{json.dumps(id)},"require_alias":true}}}}\n{body}\n')

    def delete(self, id: str) -> None:
        """Delete the document that has an id."""
        self._add(f'{{"delete":{{"_id":{json.dumps(id)}}}}}\n')

    def send(self) -> None:
        """Send what is collected."""
        lines = self._lines
        self.discard()
        if lines:
            self._send_lines(lines)

    def discard(self) -> None:
        """Forget what is collected."""
        self._lines, self._nbytes = [], 0

    def _add(self, line: str) -> None:
        self._lines.append(line)
        self._nbytes += 3 * len(line)  # a Han character has three bytes
        if self._nbytes > BULK_BYTES:
            self.send()
