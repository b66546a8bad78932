"""What a count or a file has to say of its query: that not all of its words were needed."""

from __future__ import annotations

from dataclasses import replace

from indexer.engine import View
from indexer.query.model import Query
from search_app.wording import results


def loosely_read(query: Query, view: View) -> str:
    """How a query was read where documents need not hold all of its words, else ""."""
    if query.relaxed is None and not query.question:
        return ""
    bare = replace(query, size=0, facets=(), snippets=False)
    reading = view.search(bare).reading
    if reading.needed is None:
        return ""
    return results.loosely(query.text, reading.words, reading.needed)
