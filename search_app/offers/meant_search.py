"""Ask what people are shown: the whole answer to the corrected text, where one is applied."""

from __future__ import annotations

from dataclasses import replace

from indexer.engine import View
from indexer.query.model import Query
from indexer.results import SearchResult
from search_app.addresses.search_args import reworded


def ask_meant(query: Query, view: View) -> SearchResult:
    """The answer to a query, or where a correction of it is applied that to the corrected text.

    Its counts and its `query`, of which links are made, are then those of the corrected text, and
    the correction stands in its `reading`.
    """
    result = view.search(query)
    correction = result.reading.correction
    if correction is None or not correction.applied:
        return result
    meant = reworded(query, correction.query_text, query.page)
    found = view.search(meant)
    return replace(found, query=meant, reading=replace(found.reading, correction=correction))
