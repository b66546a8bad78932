"""Decode bytes of which some are wrong, so that a wrong byte costs its character and no more.

UTF-8 knows its characters by their bytes, so a stretch that is UTF-8 by accident hardly exists. In
GB18030 nearly every pair of bytes is a character: what it holds is told by how usual these are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.usual_characters import decode_usual, is_usual_gb

WRONG_CHARACTER = "\ufffd"
"""What stands in a text for bytes that are no character."""

_WRONG = WRONG_CHARACTER.encode()
# A run from a byte above ASCII to the next sign that is no second byte in GB18030 or Big5.
_RUN = re.compile(rb"[\x80-\xff][^\x00-\x2f\x3a-\x3f]*")
# Each byte as its part in a character of three bytes: L begins one, C goes on.
_PARTS = b"." * 0x80 + b"C" * 0x40 + b"." * 0x22 + b"L" * 8 + b"." * 5 + b"L" + b"." * 0x10
# Halves of UTF-16 as UTF-8 (CESU-8), and the NUL of Java: Python takes neither.
_PAIR = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
_HALF = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_JAVA_NUL = b"\xc0\x80"
# Characters that UTF-8 writes in three bytes or four: Han among them, accidents hardly.
_WIDE = re.compile("[\u0800-\ufffc\U00010000-\U0010ffff]+")
_FOREIGN = 3
"""Fewer characters than that may be read in another encoding by accident."""
_FEW = 8
"""With more wrong characters than these, and than one in 20, bytes are not weighed one by one."""


@dataclass(slots=True)
class _ForeignBlock:
    """Bytes [start, end) between which nothing is in the encoding of the file."""

    start: int
    end: int


def holds_utf8(data: bytes) -> bool:
    """Whether some of the bytes are four characters of UTF-8 in a row, as hardly by accident."""
    return b"LCC" * 4 in data.translate(_PARTS)


def decode_with_wrong(data: bytes, other: str = "gb18030") -> str:
    """The text in the encoding of most of it, stretches of another one in theirs.

    `other` is what is not UTF-8: GB18030, or Big5 where a file declares it.
    """
    mended = _HALF.sub(_WRONG, _PAIR.sub(_whole_sign, data.replace(_JAVA_NUL, b"\0")))
    text = mended.decode("utf-8", "replace")
    known, wrong = _known(text), _wrong(text)
    if known > wrong or (not known and wrong <= _wrong(data.decode(other, "replace"))):
        return _utf8_with_other(mended, other) if known else text
    return _other_with_utf8(data, other)


def _known(text: str) -> int:
    return sum(map(len, _WIDE.findall(text)))


def _wrong(text: str) -> int:
    return text.count(WRONG_CHARACTER)


def _whole_sign(pair: re.Match[bytes]) -> bytes:
    halves = pair.group().decode("utf-8", "surrogatepass")
    return halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le").encode()


def _utf8_with_other(data: bytes, other: str) -> str:
    """UTF-8 in which blocks may be of another encoding, as an included head or foot is."""
    pieces: list[str] = []
    done = 0
    for block in _blocks(data):
        pieces.append(data[done : block.start].decode("utf-8", "replace"))
        pieces.append(_block_text(data[block.start : block.end], other))
        done = block.end
    pieces.append(data[done:].decode("utf-8", "replace"))
    return "".join(pieces)


def _blocks(data: bytes) -> list[_ForeignBlock]:
    """Runs that are no UTF-8, together where no Han in UTF-8 stands between them."""
    found: list[_ForeignBlock] = []
    together = False
    for run in _RUN.finditer(data):
        try:
            text = run.group().decode()
        except UnicodeDecodeError:
            if together:
                found[-1].end = run.end()
            else:
                found.append(_ForeignBlock(*run.span()))
            together = True
        else:
            # Two bytes that are UTF-8 by accident, such as 联通 in GBK, end no block.
            together = together and _WIDE.search(text) is None
    return found


def _block_text(data: bytes, other: str) -> str:
    own = data.decode("utf-8", "replace")
    if _known(own) > _wrong(own):
        return own
    foreign = _other_text(data, other)
    signs = sum(sign > "\x7f" for sign in foreign)
    if signs < _FOREIGN or _wrong(foreign) * 10 > signs or _wrong(foreign) >= _wrong(own):
        return own
    return foreign if other != "gb18030" or is_usual_gb(foreign) else own


def _other_with_utf8(data: bytes, other: str) -> str:
    """GB18030 or Big5 in which runs may be UTF-8."""
    pieces: list[str] = []
    done = start = 0
    for run in _RUN.finditer(data):
        text = _run_of_utf8(run.group(), other)
        if text is not None:
            pieces += [_other_text(data[start : run.start()], other), text]
            start = run.end()
        done = run.end()
    pieces += [_other_text(data[start:done], other), data[done:].decode("ascii")]
    return "".join(pieces)


def _run_of_utf8(data: bytes, other: str) -> str | None:
    """The text of a run, if it is UTF-8 beyond an accident, else None."""
    own = data.decode("utf-8", "replace")
    known = _known(own)
    if known <= _wrong(own) * 4:
        return None
    return own if known > _FOREIGN or (known and _wrong(data.decode(other, "replace"))) else None


def _other_text(data: bytes, other: str) -> str:
    try:
        return data.decode(other)
    except UnicodeDecodeError:
        text = data.decode(other, "replace")
    if other != "gb18030" or _wrong(text) > max(_FEW, len(text) // 20):
        return text
    pieces: list[str] = []
    done = 0
    for run in _RUN.finditer(data):
        pieces += [data[done : run.start()].decode("ascii"), decode_usual(run.group())]
        done = run.end()
    return "".join([*pieces, data[done:].decode("ascii")])
