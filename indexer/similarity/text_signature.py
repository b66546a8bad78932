"""Compute what is kept of a document to tell whether another one is the same text.

The text is compared by MinHash with one permutation (P. Li, A. Owen, C.-H. Zhang, "One Permutation
Hashing", NIPS 2012; empty bins filled by rotation: A. Shrivastava, P. Li, "Densifying One
Permutation Hashing via Rotation", ICML 2014; 16 bits a bin: P. Li, A. C. König, "b-Bit Minwise
Hashing", WWW 2010) over pieces of six characters. Only Han signs, letters and digits count, so
that line breaks, brackets and white space of a site change nothing.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from struct import Struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.document import Document
from corpus.fields.kind import find_kind
from corpus.fields.numbers import find_numbers, number_key
from indexer.analysis.normalise import normalise

BINS = 128
"""Estimates a likeness of .9 with a standard deviation of .027, in 256 bytes a document."""

SHINGLE = 6
SHORTEST = 50
"""Characters that a text must have: shorter ones (详见附件) are alike and mean nothing."""

FIGURE_WORDS = 4

LIKENESS = np.dtype(
    [
        ("signature", "<u2", BINS),
        ("text", "<u8"),
        ("title", "<u8"),
        ("number", "<u8"),
        ("figures", "<u8", FIGURE_WORDS),
        ("published", "<i4"),
        ("written", "<i4"),
        ("official", "u1"),
    ]
)
"""One document: `text` a hash of all that counts of it (0: too short to be compared), `title` of
`title_core` (0: no document's title), `number` of its own number's key (0: none); `figures` a set
of its numerals, a bit each; `published` and `written` ordinals (0: unknown); `official`: see
`officialness`."""

_NUMBERS, _DAYS = Struct("<3Q"), Struct("<2iB")
"""The fields of `LIKENESS` behind `signature`, and those behind `figures`."""

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_ROTATED = np.uint16(40503)
_BIN_SHIFT = np.uint64(64 - BINS.bit_length() + 1)
_SQUARED = np.uint64(0x9E3779B97F4A7C15**2 % 2**64)

_COUNTS = np.zeros(2**16, np.bool_)
"""Which code points are compared; the last, which is no character, stands for all above."""
for _first, _last in ("09", "az", "\u3400\u9fff"):
    _COUNTS[ord(_first) : ord(_last) + 1] = True

_NUMERAL = re.compile(r"[0-9]+")
_NOT_TEXT = re.compile(r"[^0-9a-z\u3400-\u9fff]")
_WRAPPING = re.compile(r"^.*?关于(?:(?:印发|转发|公布|发布|下发|做好)(?=.{6}))?")
_KIND_BEHIND = re.compile(r"(?<=.{4})(?:通知|公告|通告|函)$")


def likeness(document: Document, body: str) -> NDArray[Any]:
    """The (1,) row of `LIKENESS` of a document; `body` is the normal form of its text."""
    points = _counting(np.frombuffer(body.encode("utf-32-le"), "<u4"))
    number = document.document_number and number_key(document.document_number)
    long = len(points) >= SHORTEST
    return np.frombuffer(
        (signature(points).tobytes() if long else bytes(2 * BINS))
        + _NUMBERS.pack(
            _hash(points.tobytes()) if long else 0,
            _hash(title_core(document.title).encode()),
            _hash(number.encode()) if number else 0,
        )
        + (_figures(points) if long else bytes(8 * FIGURE_WORDS))
        + _DAYS.pack(
            document.published_on.toordinal() if document.published_on else 0,
            document.written_on.toordinal() if document.written_on else 0,
            officialness(document),
        ),
        LIKENESS,
    )


def signature(points: NDArray[np.uint32]) -> NDArray[np.uint16]:
    """The (BINS,) MinHash of the pieces of a text of at least `SHINGLE` code points. O(n)."""
    count = len(points) - SHINGLE + 1
    # A polynomial of each piece: pairs, then four and six of its points, modulo 2 ** 64.
    wide = points.astype(np.uint64)
    pairs = wide[:-1] * _MULTIPLIER + wide[1:]
    fours = pairs[:-2] * _SQUARED + pairs[2:]
    hashes = fours[:count] * _SQUARED + pairs[4:]
    hashes ^= hashes >> np.uint64(33)
    hashes *= _MIX
    hashes ^= hashes >> np.uint64(29)
    hashes *= _MULTIPLIER
    bin_of = hashes >> _BIN_SHIFT
    lowest = np.full(BINS, np.iinfo(np.uint64).max, np.uint64)
    np.minimum.at(lowest, bin_of, hashes)
    filled = np.zeros(BINS, np.bool_)
    filled[bin_of] = True
    values = (lowest * _MIX >> np.uint64(48)).astype(np.uint16)
    if filled.all():
        return values
    occupied = np.flatnonzero(filled)
    bins = np.arange(BINS)
    following = np.searchsorted(occupied, bins)
    source = np.append(occupied, occupied[0] + BINS)[following]
    distance = (source - bins).astype(np.uint16)
    rotated: NDArray[np.uint16] = values[source % BINS] + distance * _ROTATED
    return rotated


def title_core(title: str) -> str:
    """The part of a title that is the same on every site; "" where it is no document's title.

    >>> title_core("财政部关于印发《养犬经费管理办法》的通知"), title_core("养犬经费管理办法")
    ('养犬经费管理办法', '养犬经费管理办法')
    >>> title_core("认房不认贷")
    ''
    """
    if "关于" not in title and find_kind(title) is None:
        return ""
    for found in reversed(find_numbers(title)):
        title = title[: found.start] + title[found.end :]
    plain = _NOT_TEXT.sub("", normalise(title)).replace("的", "")
    plain = _WRAPPING.sub("", plain, count=1).removeprefix("中华人民共和国")
    return _KIND_BEHIND.sub("", plain)


def officialness(document: Document) -> int:
    """How official a copy of a text is: on its issuer's own site, with its number, with its issuer.

    8 where the source is named after an issuer, 4 with a document number, 2 with an issuer, 1 for
    an address below gov.cn.
    """
    own = any(issuer in document.source for issuer in document.issuers)
    government = re.match(r"https?://[^/]*\.gov\.cn(?:[:/]|$)", document.url or "") is not None
    return (
        8 * own
        + 4 * (document.document_number is not None)
        + 2 * bool(document.issuers)
        + government
    )


def _counting(points: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The code points that are compared: digits, Latin letters (lower case), Han characters."""
    return points[_COUNTS.take(points, mode="clip")]


def _figures(points: NDArray[np.uint32]) -> bytes:
    """The set of numerals: of the first byte the highest bit is the first, and so on."""
    text = points.tobytes().decode("utf-32-le")
    size = 64 * FIGURE_WORDS
    bits = 0
    for numeral in set(_NUMERAL.findall(text)):
        bits |= 1 << (size - 1 - zlib.crc32(numeral.encode()) % size)
    return bits.to_bytes(size // 8, "big")


def _hash(data: bytes) -> int:
    """64 bits, 0 for nothing."""
    digest = hashlib.blake2b(data, digest_size=8).digest()
    return int.from_bytes(digest, "little") if data else 0
