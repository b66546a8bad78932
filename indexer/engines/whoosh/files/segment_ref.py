"""Where a document lies in an open generation."""

from __future__ import annotations

from typing import NamedTuple

from indexer.relations.shelf import DocRef


class _Place(NamedTuple):
    segment: int
    document: int


class SegmentRef(_Place, DocRef):
    """The index of a document's segment, and its number there."""

    __slots__ = ()
