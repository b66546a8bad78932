"""Inversion: from the tokens of documents in reading order to the postings of terms.

The stream of a gram field is the concatenation of the normal forms of all documents, each followed
by the end of a paragraph so that no phrase runs on into the next document. The position of a gram
is that of its first character in this stream of the whole segment. So a phrase is found by adding
offsets to positions, and the document of a position follows from where the documents start.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.normalise import BARRIER
from indexer.analysis.sentence_ends import SEARCHED_SENTENCE_ENDS
from indexer.engines.whoosh.files.arrays import Array
from indexer.engines.whoosh.files.packed_numbers import bounds_of, pack
from indexer.engines.whoosh.files.postings import CHARACTER_BITS, HEAD_BYTES
from indexer.engines.whoosh.write.vocabulary import CountedWords, Vocabulary

_ENDS_SENTENCE = np.zeros(2**16, np.bool_)
"""Whether each character ends a sentence; the last, which is none, stands for all above."""
_ENDS_SENTENCE[[ord(char) for char in (*SEARCHED_SENTENCE_ENDS, BARRIER)]] = True

_TWO_BYTES, _FOUR_BYTES = "utf-16-le", "utf-32-le"

PAGE = 2**16
"""The most characters that a page has, since places on a page have 16 bits."""

MOST_ON_PAGE = 255
"""The most often that a gram may stand on one page, since counts have 8 bits."""

_PLACE_BITS = np.uint64(16)

KEY_BITS = 64
"""The bits of a number by which grams are sorted."""

BLOCK = 1 << 20
"""About how many characters are looked at together; it bounds the memory beside that of all."""

MOST_CHARACTERS = 2**32 - 1
"""The most characters that a segment has, since positions have 32 bits."""

Points = NDArray[np.uint16] | NDArray[np.uint32]
"""The code points of a stream, of 16 bits each where that is enough."""


@dataclass(frozen=True, slots=True)
class GramPostings:
    """The positions of every gram in one field of one segment.

    The stream is cut into pages. A document is one page; one that is longer than `PAGE`, or holds a
    gram more than `MOST_ON_PAGE` times, is several.

    - `codes` (terms,) uint64, ascending: the grams.
    - `pages` (`files.packed_numbers.PackedNumbers`): the pages that hold each gram.
    - `counts` (pairs of gram and page,) uint8: how often the gram stands on the page.
    - `places` (positions,) uint16: where on its page each occurrence stands, ascending for a page.
    - `offsets` (terms + 1,) uint32: where in `places` those of each gram begin.
    - `starts` (documents + 1,), `page_starts` (pages + 1,) uint32: where in the stream each begins.
    - `paragraphs`, `sentences` uint32, ascending: where in the stream each ends.
    """

    codes: Array
    pages: dict[str, Array]
    counts: Array
    places: Array
    offsets: Array
    starts: Array
    page_starts: Array
    paragraphs: Array
    sentences: Array

    def arrays(self, field: str) -> dict[str, Array]:
        """These arrays under the names that they have in the segment's file."""
        return _named(self, field)


class GramBuffer:
    """Collects the normal form of one document after the other, until the grams are inverted."""

    def __init__(self) -> None:
        """Start empty."""
        self._encoding = _TWO_BYTES
        self._stream = bytearray()
        self.lengths = array("I")
        """The characters of each document."""

    @property
    def nbytes(self) -> int:
        """The bytes of all that was added."""
        return len(self._stream)

    def add(self, text: str) -> None:
        """Add the normal form of the next document."""
        encoded = f"{text}{BARRIER}".encode(self._encoding)
        if self._encoding == _TWO_BYTES and len(encoded) != 2 * (len(text) + 1):
            self._encoding = _FOUR_BYTES
            self._stream = bytearray(self._stream.decode(_TWO_BYTES).encode(_FOUR_BYTES))
            encoded = f"{text}{BARRIER}".encode(self._encoding)
        self._stream += encoded
        self.lengths.append(len(text))

    def invert(self) -> GramPostings:
        """The postings of all that was added, once. O(characters log characters).

        The end of a paragraph begins no gram. Raises `OverflowError` where there is too much.
        """
        lengths = np.frombuffer(self.lengths, np.uint32).astype(np.int64) + 1
        if lengths.sum() > MOST_CHARACTERS:
            raise OverflowError("a segment holds at most 2**32 characters: lower memory_mb")
        starts = bounds_of(lengths)
        stream: Points = np.frombuffer(self._stream, np.uint16)
        if self._encoding == _FOUR_BYTES:
            stream = stream.view(np.uint32)
        ends = unit_ends(stream)
        page_starts = _cut_long(starts)
        coding = _coding_of(stream, len(page_starts) - 1 + len(stream) // MOST_ON_PAGE)
        keys = coding.sorted_keys(stream, page_starts)
        del stream
        self._stream = bytearray()
        page_starts = coding.cut_frequent(keys, page_starts)
        new = _begin_runs(keys)
        of_pairs = keys[new]
        places = keys.astype(np.uint16)
        del keys
        begins = np.flatnonzero(new).astype(np.uint32)
        del new
        first = _run_starts(coding.grams_of(of_pairs))
        codes = coding.codes_of(of_pairs[first[:-1]])
        page = coding.pages_of(of_pairs)
        offsets = np.append(begins[first[:-1]], np.uint32(len(places)))
        del of_pairs
        gram = np.repeat(np.arange(len(codes), dtype=np.uint32), np.diff(first))
        return GramPostings(
            codes=codes,
            pages=pack(gram, page, len(codes), len(page_starts) - 1),
            counts=np.diff(begins, append=np.uint32(len(places))).astype(np.uint8),
            places=places,
            offsets=offsets,
            starts=starts,
            page_starts=page_starts,
            **ends,
        )


def _begin_runs(keys: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which sorted keys are the first of their gram and page."""
    new = np.ones(len(keys), np.bool_)
    for at in range(1, len(keys), BLOCK):
        pairs = keys[at - 1 : at + BLOCK] >> _PLACE_BITS
        np.not_equal(pairs[1:], pairs[:-1], out=new[at : at + BLOCK])
    return new


@dataclass(frozen=True, slots=True)
class _Coding:
    """How the grams of a stream are written into numbers by which they are sorted.

    From the highest bits down, such a number has the gram, its page and its place on the page. A
    gram is there the numbers of its two characters in `alphabet` (ascending), which `numbers` has
    by code point; where these take too many bits, it is the number of those in `codes` (ascending).
    """

    alphabet: NDArray[np.uint32]
    numbers: NDArray[np.uint32]
    character_bits: np.uint64
    page_bits: np.uint64
    codes: NDArray[np.uint64] | None = None

    @property
    def _gram_shift(self) -> np.uint64:
        return self.page_bits + _PLACE_BITS

    def sorted_keys(self, stream: Points, page_starts: NDArray[np.uint32]) -> NDArray[np.uint64]:
        """The numbers of all grams of a stream, ascending."""
        keys = np.empty(len(stream), np.uint64)
        # The place on its page is the position in the stream, less where the page begins.
        page = np.arange(len(page_starts) - 1, dtype=np.uint64) << _PLACE_BITS
        page -= page_starts[:-1]
        bounds = page_starts.searchsorted(np.arange(0, len(stream), BLOCK))
        for first, last in pairwise(np.unique([*bounds, len(page)]).tolist()):
            begin, end = page_starts[[first, last]].tolist()
            grams = self._codes_at(stream, begin, end)
            if self.codes is not None:
                grams = self.codes.searchsorted(grams).astype(np.uint64)
            grams <<= self._gram_shift
            grams += np.arange(begin, end, dtype=np.uint64)
            grams += np.repeat(page[first:last], np.diff(page_starts[first : last + 1]))
            keys[begin:end] = grams
        keys.sort()
        # The end of a paragraph is the lowest of all characters, so its numbers stand first.
        return keys[np.count_nonzero(stream == ord(BARRIER)) :]

    def _codes_at(self, stream: Points, begin: int, end: int) -> NDArray[np.uint64]:
        """The gram at each of some places of a stream: the numbers of its two characters."""
        characters = self.numbers[stream[begin : end + 1]]
        grams = characters[: end - begin].astype(np.uint64)
        grams <<= self.character_bits
        following = characters[1:]
        grams[: len(following)] |= following
        return grams

    def with_codes(self, stream: Points) -> _Coding:
        """The coding with the codes of a stream, each in place of its characters' numbers."""
        blocks = range(0, len(stream), BLOCK)
        every = [
            np.unique(self._codes_at(stream, at, min(at + BLOCK, len(stream)))) for at in blocks
        ]
        return replace(self, codes=np.unique(np.concatenate(every)))

    def cut_frequent(
        self, keys: NDArray[np.uint64], page_starts: NDArray[np.uint32]
    ) -> NDArray[np.uint32]:
        """Cut pages where a gram stands too often on one, and change the numbers with them.

        Returns where pages begin then.
        """
        often = [
            np.flatnonzero(pairs[MOST_ON_PAGE:] == pairs[:-MOST_ON_PAGE]) + (at + MOST_ON_PAGE)
            for at in range(0, len(keys), BLOCK)
            for pairs in (keys[at : at + BLOCK + MOST_ON_PAGE] >> _PLACE_BITS,)
        ]
        if not any(map(len, often)):
            return page_starts
        surplus = keys[np.concatenate(often)]
        first = _run_starts(surplus >> _PLACE_BITS)
        order = np.arange(len(surplus)) - np.repeat(first[:-1], np.diff(first))
        cut = surplus[order % MOST_ON_PAGE == 0]
        cuts = page_starts[self.pages_of(cut)] + cut.astype(np.uint16)
        bounds = np.unique(np.concatenate([page_starts, cuts]))
        renumbered = bounds.searchsorted(page_starts)
        was_cut = np.diff(renumbered) > 1
        for at in range(0, len(keys), BLOCK):
            part = keys[at : at + BLOCK]
            old, place = self.pages_of(part), part & _ones(_PLACE_BITS)
            page = renumbered[old].astype(np.uint64)
            moved = np.flatnonzero(was_cut[old])
            position = page_starts[old[moved]] + place[moved]
            page[moved] = bounds.searchsorted(position, "right") - 1
            place[moved] = position - bounds[page[moved]]
            part >>= self._gram_shift
            part <<= self._gram_shift
            part |= page << _PLACE_BITS
            part |= place
        return bounds

    def grams_of(self, keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
        """What stands for the gram in each of some numbers."""
        return keys >> self._gram_shift

    def pages_of(self, keys: NDArray[np.uint64]) -> NDArray[np.uint32]:
        """The page in each of some numbers."""
        return (keys >> _PLACE_BITS & _ones(self.page_bits)).astype(np.uint32)

    def codes_of(self, keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
        """The code of the gram in each of some numbers."""
        grams = self.grams_of(keys)
        if self.codes is not None:
            grams = self.codes[grams]
        first = self.alphabet[grams >> self.character_bits].astype(np.uint64)
        codes: NDArray[np.uint64] = first << np.uint64(CHARACTER_BITS)
        codes |= self.alphabet[grams & _ones(self.character_bits)]
        return codes


def _coding_of(stream: Points, pages: int) -> _Coding:
    """The coding that a stream with so many pages needs. O(characters)."""
    there = np.zeros(int(stream.max(initial=0)) + 1, np.bool_)
    there[stream] = True
    alphabet = np.flatnonzero(there).astype(np.uint32)
    numbers = np.cumsum(there, dtype=np.uint32) - np.uint32(1)
    coding = _Coding(alphabet, numbers, _bits_of(len(alphabet)), _bits_of(pages))
    bits = coding.page_bits + _PLACE_BITS
    if 2 * coding.character_bits + bits <= KEY_BITS:
        return coding
    coding = coding.with_codes(stream)
    if coding.codes is not None and _bits_of(len(coding.codes)) + bits > KEY_BITS:
        raise OverflowError("a segment has too many texts and grams: lower memory_mb")
    return coding


def _bits_of(size: int) -> np.uint64:
    """The bits of a number below `size`."""
    return np.uint64(max(0, size - 1).bit_length())


def _ones(bits: np.uint64) -> np.uint64:
    return (np.uint64(1) << bits) - np.uint64(1)


def _cut_long(starts: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Where pages begin: with each document, and within it where it is longer than a page."""
    cuts = [
        np.arange(starts[number], starts[number + 1], PAGE, dtype=np.uint32)
        for number in np.flatnonzero(np.diff(starts) > PAGE).tolist()
    ]
    return np.unique(np.concatenate([starts, *cuts])) if cuts else starts


@dataclass(frozen=True, slots=True)
class WordPostings:
    """The documents and frequencies of every term in one field of words of one segment.

    - `blob` uint8: the UTF-8 of all terms, in ascending order.
    - `ends` (terms + 1,) int64: where in `blob` each term begins and ends.
    - `heads` (terms,) uint64: the first 8 bytes of each term (`files.postings.head`).
    - `docs` (`files.packed_numbers.PackedNumbers`): the documents that hold each term.
    - `freqs` (postings,) uint8, or uint16 where the largest needs it: how often they do.
    """

    blob: Array
    ends: Array
    heads: Array
    docs: dict[str, Array]
    freqs: Array

    def arrays(self, field: str) -> dict[str, Array]:
        """These arrays under the names that they have in the segment's file."""
        return _named(self, field)


def words_postings(words: Sequence[bytes], docs: dict[str, Array], freqs: Array) -> WordPostings:
    """Put together the postings of terms that are given in ascending order."""
    return WordPostings(
        blob=np.frombuffer(b"".join(words), np.uint8),
        ends=np.concatenate(([0], np.cumsum([len(w) for w in words], dtype=np.int64))),
        heads=heads_of(words),
        docs=docs,
        freqs=freqs,
    )


def heads_of(words: Sequence[bytes]) -> NDArray[np.uint64]:
    """The head of each word (`files.postings.head`)."""
    return np.array(words, f"S{HEAD_BYTES}").view(">u8").astype(np.uint64)


class _Ordinals(dict[str, int]):
    """Numbers words from 0, in the order in which they are first asked for."""

    def __missing__(self, word: str) -> int:
        ordinal = self[word] = len(self)
        return ordinal


class KeyBuffer:
    """Collects the keys of one document after the other, until they are inverted."""

    def __init__(self) -> None:
        """Start empty."""
        self._ids = _Ordinals()
        self._terms, self._lengths = array("I"), array("I")

    def add(self, keys: Sequence[str]) -> None:
        """Add the distinct keys of the next document, each of which occurs once."""
        self._terms.extend(map(self._ids.__getitem__, keys))
        self._lengths.append(len(keys))

    def invert(self) -> WordPostings:
        """The postings of all that was added. O(n log n), n being pairs of document and key."""
        terms, lengths = (np.frombuffer(one, np.uint32) for one in (self._terms, self._lengths))
        return _inverted(self._ids, terms, lengths, np.ones(len(terms), np.uint16))


class WordBuffer:
    """Collects the words of one document after the other, until they are inverted."""

    def __init__(self) -> None:
        """Start empty."""
        self._ids = _Ordinals()
        self._terms: list[NDArray[np.uint32]] = []
        self._counts: list[Array] = []
        self._vocabulary = Vocabulary()
        self._known: NDArray[np.int64] = np.empty(0, np.int64)

    def add(self, counted: CountedWords) -> None:
        """Add the words of the next document with their frequencies.

        A word is looked up once for all documents in a row that share a vocabulary.
        """
        numbers = counted.numbers
        if counted.vocabulary is not self._vocabulary:
            self._vocabulary = counted.vocabulary
            self._known = np.empty(0, np.int64)
        if len(numbers) and numbers[-1] >= len(self._known):
            unknown = max(len(self._known), len(self._vocabulary) - len(self._known))
            self._known = np.append(self._known, np.full(unknown, -1))
        terms = self._known[numbers]
        new = numbers[terms < 0].tolist()
        if new:
            words = map(self._vocabulary.words.__getitem__, new)
            self._known[new] = list(map(self._ids.__getitem__, words))
            terms = self._known[numbers]
        self._terms.append(terms.astype(np.uint32))
        self._counts.append(counted.counts)

    def invert(self) -> WordPostings:
        """The postings of all that was added. O(n log n), n being pairs of document and word."""
        lengths = np.fromiter(map(len, self._terms), np.uint32, len(self._terms))
        terms, counts = _joined(self._terms, np.uint32), _joined(self._counts, np.uint16)
        return _inverted(self._ids, terms, lengths, counts)


def _inverted(
    ids: _Ordinals, terms: NDArray[np.uint32], lengths: NDArray[np.uint32], counts: Array
) -> WordPostings:
    """The postings of words by `ids`, of which each document has the next `lengths`."""
    words = sorted(ids)
    rank = np.empty(len(words), np.uint32)
    rank[np.fromiter(map(ids.__getitem__, words), np.int64, len(words))] = np.arange(
        len(words), dtype=np.uint32
    )
    terms = rank[terms]
    docs = np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths)
    order = _stable_order(terms)
    freqs = counts[order]
    return words_postings(
        [word.encode() for word in words],
        pack(terms[order], docs[order], len(words), len(lengths)),
        freqs.astype(np.min_scalar_type(int(freqs.max(initial=0)))),
    )


def _named(postings: GramPostings | WordPostings, field: str) -> dict[str, Array]:
    """The arrays of postings under the names that they have in the segment's file."""
    arrays: dict[str, Array] = {}
    for name in postings.__slots__:
        value = getattr(postings, name)
        if isinstance(value, dict):
            arrays |= {f"{field}.{name}.{part}": array for part, array in value.items()}
        else:
            arrays[f"{field}.{name}"] = value
    return arrays


def _joined(arrays: Sequence[Array], dtype: type[np.generic]) -> Array:
    return np.concatenate(arrays).astype(dtype, copy=False) if arrays else np.empty(0, dtype)


def _run_starts(ordered: Array) -> NDArray[np.int64]:
    """Where each run of equal values starts, with the length of the array at last."""
    if not len(ordered):
        return np.zeros(1, np.int64)
    changes = np.flatnonzero(ordered[1:] != ordered[:-1]) + 1
    return np.concatenate(([0], changes, [len(ordered)])).astype(np.int64)


def _stable_order(values: NDArray[np.uint32]) -> NDArray[np.intp]:
    """As `argsort(kind="stable")` of less than 2**32 values, which takes several times as long."""
    keys = values.astype(np.uint64)
    keys <<= np.uint64(32)
    keys |= np.arange(len(keys), dtype=np.uint64)
    keys.sort()
    return keys.astype(np.uint32).astype(np.intp)


def unit_ends(stream: Points) -> dict[str, Array]:
    """Where in a stream `paragraphs` and `sentences` end; a paragraph's end ends both. O(n)."""
    return {
        "paragraphs": np.flatnonzero(stream == ord(BARRIER)).astype(np.uint32),
        "sentences": np.flatnonzero(_ENDS_SENTENCE.take(stream, mode="clip")).astype(np.uint32),
    }
