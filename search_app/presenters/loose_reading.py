"""What a count or a file says of its query where documents need not hold all of its words."""

from __future__ import annotations

from indexer.results import QueryReading
from search_app.wording import results


def present_loose_reading(text: str, reading: QueryReading | None) -> str:
    """How many of the words were needed, "" where that is all of them or it was not asked.

    `text` is the query as typed.
    """
    if reading is None or reading.needed is None:
        return ""
    return results.loosely(text, reading.words, reading.needed)
