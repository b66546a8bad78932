"""Ask how a query was read; counts and exports carry no reading of their own."""

from __future__ import annotations

from dataclasses import replace

from indexer.engine import View
from indexer.query.model import Query
from indexer.results import QueryReading


def ask_reading(query: Query, view: View) -> QueryReading | None:
    """The reading of a query whose documents may lack some of its words; None for any other."""
    if query.parsed.relaxed is None and not query.parsed.question:
        return None
    return view.search(replace(query, size=0, facets=(), snippets=False)).reading
