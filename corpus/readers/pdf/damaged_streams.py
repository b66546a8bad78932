"""Count the packed parts of a PDF that cannot be unpacked whole: the library reads what it can.

A page with one wrong byte in it ends there, or says something else, and nothing is said of it. The
checksum at the end of each packed part tells.
"""

from __future__ import annotations

import re
import zlib

_STREAM = re.compile(rb"\bstream\r?\n")
_END = b"endstream"
# The dictionary before a stream is looked for so far back.
_FAR = 2000
_PACKED = re.compile(rb"/Filter\s*(?:\[\s*)?/FlateDecode\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_ENCRYPTED = re.compile(rb"/Encrypt\b")
# So much of one part is unpacked, in steps of so much.
_MOST, _STEP = 8_000_000, 1_000_000


def count_damaged(data: bytes) -> int:
    """How many packed parts of a file are damaged; pictures are not looked at.

    0 for an encrypted file, whose parts only its key opens. O(bytes).
    """
    if _ENCRYPTED.search(data):
        return 0
    damaged = 0
    end = 0
    for found in _STREAM.finditer(data):
        if found.start() < end:
            continue  # Bytes of the stream before, which happen to say so.
        begins = max(data.rfind(b"obj", max(end, found.start() - _FAR), found.start()), 0)
        about = data[begins : found.start()]
        end = data.find(_END, found.end())
        if end < 0:
            break
        if _PACKED.search(about) and not _PICTURE.search(about):
            damaged += _is_damaged(data[found.end() : end])
    return damaged


def _is_damaged(packed: bytes) -> bool:
    """Whether data cannot be unpacked, or are other than they were; what is only long is not."""
    unpacker = zlib.decompressobj()
    done = 0
    try:
        while packed and not unpacker.eof and done < _MOST:
            done += len(unpacker.decompress(packed, _STEP))
            packed = unpacker.unconsumed_tail
    except zlib.error:
        return True
    return False
