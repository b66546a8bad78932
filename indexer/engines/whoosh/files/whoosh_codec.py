"""The Whoosh codec of a segment whose inverted fields are arrays.

Whoosh's own codec writes the stored columns. The inverted fields are written by `segment_writer`
and `merging`, all at once, so the field writer here has nothing to do.
"""

from __future__ import annotations

from whoosh.codec.base import Segment
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage


class ArrayCodec(W3Codec):
    """Whoosh 3's codec, without its inverted fields."""

    def field_writer(self, storage: FileStorage, segment: Segment) -> NoFieldWriter:
        """A writer that writes nothing; see the module."""
        return NoFieldWriter()


class NoFieldWriter:
    """Takes no postings: all that `SegmentWriter` does with a field writer is to close it."""

    is_closed = False

    def close(self) -> None:
        """Nothing is open."""
        self.is_closed = True
