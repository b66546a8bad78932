"""Which positions of a segment's stream of bodies are text of attachments."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.files.arrays import Array
from indexer.engines.whoosh.files.postings import Mask


class AttachmentStreams:
    """The pieces of the stream that are attachments: of each document all from one place on."""

    def __init__(self, starts: Array, offsets: Array) -> None:
        """Take where documents begin (documents + 1,), and from where on each is attachments."""
        begins = starts[:-1] + offsets
        ends = starts[1:] - np.uint32(1)  # a body is followed by one position of its end
        self.documents: Mask = begins < ends
        """The documents with text in attachments."""
        pairs = (begins[self.documents], ends[self.documents])
        self._bounds: NDArray[np.uint32] = np.stack(pairs, axis=1).ravel().astype(np.uint32)

    def hold(self, positions: Array) -> Mask:
        """Whether each position is in an attachment. O(log documents) each."""
        inside: Mask = self._bounds.searchsorted(positions, "right") % 2 == 1
        return inside
