"""Which documents a draft holds, and where: looked up in its segments instead of kept in memory.

Those of segments that the draft began with are found by the terms of the segments. A first build
writes hundreds of segments before they are merged, so what this change has written is found by one
sorted array of hashes; only the documents of the segment that is being written are kept as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.files.postings import Mask
from indexer.engines.whoosh.files.segment import Segment
from indexer.takedown_record import Identity

_NUMBER_BITS = 32
_HASH = (1 << 64) - 1


class DraftPlace(NamedTuple):
    """The name of a document's segment, and its number there."""

    segment: str
    number: int


class DraftDocuments:
    """The documents of a draft, as an `indexer.identities.IdTable`.

    `count`: how many there are. Documents that `put` adds have the numbers 0, 1, 2 ... of the
    segment that `begin` names, until `flushed` says that it is written.
    """

    def __init__(self, segments: Iterable[Segment] = ()) -> None:
        """Start with the live documents of some segments."""
        self._base = list(segments)
        self._segments = {segment.name: segment for segment in self._base}
        self.count = sum(int(np.count_nonzero(segment.live)) for segment in self._base)
        self._gone: dict[str, Mask] = {}
        self._written: list[Segment] = []
        self._by_identity, self._by_id = _HashedPlaces(), _HashedPlaces()
        self._open_name = ""
        self._open_size = 0
        self._open: dict[Identity, tuple[int, str]] = {}
        self._open_ids: set[str] = set()
        self._open_gone: set[int] = set()

    def begin(self, name: str) -> None:
        """Let the documents that are put from now on be those of a new segment."""
        self._open_name, self._open_size = name, 0

    def flushed(self, segment: Segment) -> None:
        """Take the segment that was being written as it is on disk."""
        self._segments[segment.name] = segment
        if self._open_gone:
            self._gone_of(segment)[list(self._open_gone)] = True
        identities, ids, numbers = [], [], []
        for identity, (number, id) in self._open.items():
            identities.append(hash(identity) & _HASH)
            ids.append(hash(id) & _HASH)
            numbers.append(len(self._written) << _NUMBER_BITS | number)
        self._by_identity.add(identities, numbers)
        self._by_id.add(ids, numbers)
        self._written.append(segment)
        self._open.clear()
        self._open_ids.clear()
        self._open_gone.clear()

    def place_of(self, identity: Identity) -> DraftPlace | None:
        """Where a document is, None where it is not."""
        if found := self._open.get(identity):
            return DraftPlace(self._open_name, found[0])
        for segment, number in self._at(self._by_identity, hash(identity)):
            if segment.identity_of(number) == identity:
                return DraftPlace(segment.name, number)
        term = "\0".join(identity).encode()
        for segment in self._base:
            ordinal = segment.identity.find(term)
            if ordinal is not None:
                for number in segment.identity.docs(ordinal).tolist():
                    if self._is_there(segment, number):
                        return DraftPlace(segment.name, number)
        return None

    def content_hash(self, identity: Identity) -> int | None:
        """The content hash of a document of a finished segment, None where there is none."""
        place = self.place_of(identity)
        segment = self._segments.get(place.segment) if place else None
        return int(segment.content_hash[place.number]) if place and segment else None

    def id_of(self, identity: Identity) -> str | None:
        """The public id of a document, None where there is none."""
        if found := self._open.get(identity):
            return found[1]
        place = self.place_of(identity)
        return self._segments[place.segment].public_id(place.number) if place else None

    def has_id(self, id: str) -> bool:
        """Whether a document has this public id."""
        if id in self._open_ids:
            return True
        if any(segment.public_id(n) == id for segment, n in self._at(self._by_id, hash(id))):
            return True
        for segment in self._base:
            ordinal = segment.id.find(id.encode())
            if ordinal is not None and any(
                self._is_there(segment, number) for number in segment.id.docs(ordinal).tolist()
            ):
                return True
        return False

    def keys(self, source: str) -> Iterator[str]:
        """The keys of the documents of a source."""
        beginning = f"{source}\0".encode()
        for segment in (*self._base, *self._written):
            for ordinal in range(*segment.identity.beginning(beginning)):
                docs = segment.identity.docs(ordinal).tolist()
                if any(self._is_there(segment, number) for number in docs):
                    yield segment.identity.term(ordinal)[len(beginning) :].decode()
        yield from [key for name, key in self._open if name == source]

    def put(self, identity: Identity, id: str) -> None:
        """Note the next document of the segment that is being written; it replaces its like."""
        if place := self.place_of(identity):
            self._leave(identity, place)
        self._open[identity] = self._open_size, id
        self._open_ids.add(id)
        self._open_size += 1
        self.count += 1

    def drop(self, identity: Identity) -> None:
        """Forget a document; raises KeyError where it is not there."""
        place = self.place_of(identity)
        if place is None:
            raise KeyError(identity)
        self._leave(identity, place)

    def gone(self) -> Iterator[tuple[str, NDArray[np.intp]]]:
        """The name of each finished segment, and which of its documents were dropped since."""
        for name, mask in self._gone.items():
            yield name, np.flatnonzero(mask)

    def _leave(self, identity: Identity, place: DraftPlace) -> None:
        if place.segment in self._segments:
            self._gone_of(self._segments[place.segment])[place.number] = True
        else:
            self._open_gone.add(place.number)
            self._open_ids.discard(self._open.pop(identity)[1])
        self.count -= 1

    def _gone_of(self, segment: Segment) -> Mask:
        return self._gone.setdefault(segment.name, np.zeros(segment.size, bool))

    def _is_there(self, segment: Segment, number: int) -> bool:
        gone = self._gone.get(segment.name)
        return bool(segment.live[number]) and not (gone is not None and gone[number])

    def _at(self, places: _HashedPlaces, hashed: int) -> Iterator[tuple[Segment, int]]:
        """The documents of finished segments of this change that have a hash and are there."""
        for found in places.get(hashed & _HASH):
            segment = self._written[found >> _NUMBER_BITS]
            number = found & ((1 << _NUMBER_BITS) - 1)
            if self._is_there(segment, number):
                yield segment, number


class _HashedPlaces:
    """Where documents of some hashes are: 16 bytes each, sorted."""

    def __init__(self) -> None:
        self._hashes = np.empty(0, np.uint64)
        self._places = np.empty(0, np.int64)

    def add(self, hashes: Sequence[int], places: Sequence[int]) -> None:
        """Add some. O(all)."""
        new = np.array(hashes, np.uint64)
        order = np.argsort(new)
        at = self._hashes.searchsorted(new[order])
        self._hashes = np.insert(self._hashes, at, new[order])
        self._places = np.insert(self._places, at, np.array(places, np.int64)[order])

    def get(self, hashed: int) -> list[int]:
        """The places of a hash. O(log all)."""
        key = np.uint64(hashed)
        low = int(self._hashes.searchsorted(key))
        if low == len(self._hashes) or self._hashes[low] != key:
            return []
        found: list[int] = self._places[low : self._hashes.searchsorted(key, "right")].tolist()
        return found
