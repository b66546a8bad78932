"""Mark in a name what was typed of it."""

from __future__ import annotations

from indexer.analysis.name_table import FoundName
from indexer.analysis.normalise import normalise
from indexer.results import Snippet
from indexer.snippets import mark


def marked(found: FoundName) -> Snippet:
    """The name in parts; nothing is marked where its normal form has other lengths."""
    same = len(normalise(found.name)) == len(found.name)
    return mark(found.name, [(found.start, found.end)] if same else [])
