"""Reading one field of one segment: terms, documents, frequencies, positions, as whole arrays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.arrays import Array

CHARACTER_BITS = 21
"""A gram's code is its first character's code point, shifted by so many bits, or its second's."""


Mask = NDArray[np.bool_]
"""One truth value for each document of a segment."""


class Field(Protocol):
    """What the codec needs of a field: its terms by ordinal, in the order of their UTF-8."""

    def __len__(self) -> int: ...

    def ceiling(self, term: bytes) -> int:
        """The ordinal of the first term that is not below `term`."""

    def term(self, ordinal: int) -> bytes:
        """A term's UTF-8."""

    def lookup(self, text: str) -> int | None:
        """The ordinal of a term by its text, None where no document has it."""

    def docs(self, ordinal: int) -> NDArray[np.uint32]:
        """The term's documents, ascending."""

    def freqs(self, ordinal: int) -> Array:
        """How often the term stands in each of its documents."""


class WordField:
    """A field of words: documents and frequencies, no positions."""

    def __init__(self, arrays: Mapping[str, Array], name: str) -> None:
        """Take the field `name` of a segment's arrays (`inversion.WordPostings`)."""
        self._blob: memoryview = arrays[f"{name}.blob"].data
        self._ends = arrays[f"{name}.ends"]
        self._heads = arrays[f"{name}.heads"]
        self._offsets = arrays[f"{name}.offsets"]
        self._docs = arrays[f"{name}.docs"]
        self._freqs = arrays[f"{name}.freqs"]

    def __len__(self) -> int:
        """How many terms."""
        return len(self._ends) - 1

    def term(self, ordinal: int) -> bytes:
        """A term's UTF-8."""
        return bytes(self._blob[self._ends[ordinal] : self._ends[ordinal + 1]])

    def ceiling(self, term: bytes) -> int:
        """The ordinal of the first term that is not below `term`. O(log terms)."""
        key = np.uint64(head(term))
        low = int(self._heads.searchsorted(key))
        if low == len(self) or self._heads[low] != key:
            return low
        high = int(self._heads.searchsorted(key, "right"))
        while low < high:
            middle = (low + high) // 2
            if self.term(middle) < term:
                low = middle + 1
            else:
                high = middle
        return low

    def lookup(self, text: str) -> int | None:
        """The ordinal of a word."""
        return self.find(text.encode())

    def find(self, term: bytes) -> int | None:
        """The ordinal of a term, None where no document has it. O(log terms)."""
        ordinal = self.ceiling(term)
        return ordinal if ordinal < len(self) and self.term(ordinal) == term else None

    def holding(self, part: bytes) -> list[int]:
        """The ordinals of the terms that contain `part`. O(characters of all terms)."""
        found: list[int] = []
        blob = self._blob.tobytes()
        at = blob.find(part)
        while at >= 0:
            ordinal = int(np.searchsorted(self._ends, at, "right")) - 1
            end = int(self._ends[ordinal + 1])
            if at + len(part) <= end:
                found.append(ordinal)
                at = blob.find(part, end)
            else:
                at = blob.find(part, at + 1)
        return found

    def docs(self, ordinal: int) -> NDArray[np.uint32]:
        """The term's documents, ascending."""
        return self._docs[self._offsets[ordinal] : self._offsets[ordinal + 1]]

    def pairs(self) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
        """Every posting as (ordinal of the term, document). O(postings)."""
        ordinals = np.arange(len(self), dtype=np.uint32)
        return np.repeat(ordinals, np.diff(self._offsets)), self._docs

    def freqs(self, ordinal: int) -> Array:
        """How often the term stands in each of its documents."""
        return self._freqs[self._offsets[ordinal] : self._offsets[ordinal + 1]]


def head(term: bytes) -> int:
    """The first 8 bytes of a term as a number: the order of heads is that of terms, but for ties.

    >>> head(b"a") < head(b"ab") < head(b"b")
    True
    """
    return int.from_bytes(term[:8].ljust(8, b"\0"), "big")


class GramField:
    """A field of character bigrams with their positions in the segment's stream."""

    def __init__(self, arrays: Mapping[str, Array], name: str) -> None:
        """Take the field `name` of a segment's arrays (`inversion.GramPostings`)."""
        self._codes = arrays[f"{name}.codes"]
        self._offsets = arrays[f"{name}.offsets"]
        self._positions = arrays[f"{name}.positions"]
        self.starts = arrays[f"{name}.starts"]
        self.paragraphs = arrays[f"{name}.paragraphs"]
        self.sentences = arrays[f"{name}.sentences"]
        self._heavy = arrays[f"{name}.heavy"]
        self._heavy_offsets = arrays[f"{name}.heavy_offsets"]
        self._heavy_docs = arrays[f"{name}.heavy_docs"]
        self._heavy_freqs = arrays[f"{name}.heavy_freqs"]

    def __len__(self) -> int:
        """How many terms."""
        return len(self._codes)

    def term(self, ordinal: int) -> bytes:
        """A gram's two characters as UTF-8."""
        code = int(self._codes[ordinal])
        second = code & ((1 << CHARACTER_BITS) - 1)
        return (chr(code >> CHARACTER_BITS) + chr(second)).encode("utf-8", "surrogatepass")

    def ceiling(self, term: bytes) -> int:
        """The ordinal of the first gram that is not below `term`. O(log terms)."""
        characters = term.decode("utf-8", "ignore")[:2].ljust(2, "\0")
        code = (ord(characters[0]) << CHARACTER_BITS) | ord(characters[1])
        return int(self._codes.searchsorted(np.uint64(code)))

    def lookup(self, text: str) -> int | None:
        """The ordinal of a gram by its two characters."""
        return self.find((ord(text[0]) << CHARACTER_BITS) | ord(text[1]))

    def find(self, code: int) -> int | None:
        """The ordinal of a gram by its code, None where it stands nowhere. O(log terms)."""
        ordinal = int(self._codes.searchsorted(np.uint64(code)))
        return ordinal if ordinal < len(self) and int(self._codes[ordinal]) == code else None

    def count(self, ordinal: int) -> int:
        """How often a gram occurs."""
        return int(self._offsets[ordinal + 1] - self._offsets[ordinal])

    def positions(self, ordinal: int) -> NDArray[np.uint32]:
        """Where a gram occurs in the segment's stream, ascending."""
        return self._positions[self._offsets[ordinal] : self._offsets[ordinal + 1]]

    def docs(self, ordinal: int) -> NDArray[np.uint32]:
        """A gram's documents, ascending. O(occurrences) where it is rare."""
        heavy = self._heavy_slice(ordinal)
        if heavy is not None:
            return self._heavy_docs[heavy]
        return self.documents_at(self.positions(ordinal))

    def freqs(self, ordinal: int) -> Array:
        """How often a gram stands in each of its documents. O(occurrences) where it is rare."""
        heavy = self._heavy_slice(ordinal)
        if heavy is not None:
            return self._heavy_freqs[heavy]
        documents = self.starts.searchsorted(self.positions(ordinal), "right")
        new = np.flatnonzero(documents[1:] != documents[:-1]) + 1
        return np.diff(np.concatenate(([0], new, [len(documents)])))

    def _heavy_slice(self, ordinal: int) -> slice | None:
        """Where a frequent gram's documents are kept, None for a rare one."""
        at = int(self._heavy.searchsorted(np.uint32(ordinal)))
        if at == len(self._heavy) or self._heavy[at] != ordinal:
            return None
        return slice(int(self._heavy_offsets[at]), int(self._heavy_offsets[at + 1]))

    def documents_at(self, positions: Array) -> NDArray[np.uint32]:
        """The distinct documents of ascending positions. O(p log documents)."""
        docs = np.searchsorted(self.starts, positions, "right") - 1
        new = np.ones(len(docs), bool)
        np.not_equal(docs[1:], docs[:-1], out=new[1:])
        return docs[new].astype(np.uint32)

    def mark_documents_between(self, low: int, high: int, mask: NDArray[np.bool_]) -> None:
        """Set `mask` (documents,) where a gram with `low` <= code < `high` stands.

        That is how one character finds: every occurrence of it begins exactly one gram.
        """
        first, last = (int(np.searchsorted(self._codes, np.uint64(c))) for c in (low, high))
        a, b = (int(np.searchsorted(self._heavy, np.uint32(o))) for o in (first, last))
        mask[self._heavy_docs[self._heavy_offsets[a] : self._heavy_offsets[b]]] = True
        rare = np.ones(last - first, bool)
        rare[self._heavy[a:b].astype(np.int64) - first] = False
        counts = np.diff(self._offsets[first : last + 1])
        positions = self._positions[self._offsets[first] : self._offsets[last]]
        rest = positions[np.repeat(rare, counts)]
        mask[np.searchsorted(self.starts, rest, "right") - 1] = True

    def positions_between(self, low: int, high: int, start: int, end: int) -> NDArray[np.uint32]:
        """Positions in [start, end) of grams with `low` <= code < `high`, ascending."""
        first, last = (int(np.searchsorted(self._codes, np.uint64(c))) for c in (low, high))
        positions = self._positions[self._offsets[first] : self._offsets[last]]
        return np.sort(positions[(positions >= start) & (positions < end)])
