"""Decode bytes: strict UTF-8, else GB18030; Big5 and UTF-16 only where the file declares them."""

from __future__ import annotations

import codecs
import os
import re
from pathlib import PurePath

WRONG_CHARACTER = "\ufffd"
"""What stands in a text for bytes that are no character."""

_LABEL = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]{3,20})""", re.IGNORECASE)
_UNSTORED = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_CONTROL = re.compile(f"{_UNSTORED.pattern}|\ufffd")
_HALVES = re.compile("[\ud800-\udfff]")
_UNPRINTED = re.compile("[\x00-\x1f\x7f]")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BIG5 = {"big5", "big5-hkscs", "big5hkscs", "cp950"}


class EncodingError(ValueError):
    """The bytes are text in none of the encodings that we read."""


def decode(data: bytes) -> str:
    r"""The text of `data`, line ends as `\n`, without a byte order mark.

    The labels gb2312 and gbk mean GB18030, and every label yields to bytes that are UTF-8.

    >>> decode("各区".encode("gb2312")), decode("\ufeff通知\r\n".encode())
    ('各区', '通知\n')
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_strict(data[len(mark) :], encoding))
    text = _strict(data, "utf-8")
    if text is None and _label(data) in _BIG5:
        text = _strict(data, "big5hkscs")
    if text is None:
        text = _strict(data, "gb18030")
    return _checked(text)


def readable(name: str) -> str:
    r"""The name of a file as text: as it is, else GB18030, as old archives and disks have it.

    Python shows bytes of a name that are no UTF-8 as lone surrogates, which no file can hold.

    >>> readable(os.fsdecode("养犬".encode("gb18030"))), readable("通知\n")
    ('养犬', '通知 ')
    """
    try:
        name.encode()
    except UnicodeEncodeError:
        data = os.fsencode(name)
        try:
            name = data.decode("gb18030")
        except UnicodeDecodeError:
            name = data.decode("utf-8", "backslashreplace")
    return _UNPRINTED.sub(" ", name)


def storable(text: str) -> str:
    r"""The text without what no file can hold; JSON can escape such signs.

    Control signs are left out, as of files; half a sign, written without its other half, is �.

    >>> storable("养\ud83d犬\x00登记")
    '养\ufffd犬登记'
    """
    return _HALVES.sub("\ufffd", _UNSTORED.sub("", text))


def is_binary(data: bytes) -> bool:
    """Whether `data`, by its beginning, is no text in any encoding."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    return b"\0" in data[:8192] or data.startswith((b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))


def suffixes(path: PurePath) -> tuple[str, bool]:
    """The lower-case suffix of `path` without .gz, and whether it was there.

    >>> suffixes(PurePath("a/b.JSONL.gz"))
    ('.jsonl', True)
    """
    name = path.name.lower()
    zipped = name.endswith(".gz")
    return PurePath(name.removesuffix(".gz")).suffix, zipped


def _label(data: bytes) -> str:
    found = _LABEL.search(data[:2048])
    return found.group(1).decode("ascii").lower() if found else ""


def _strict(data: bytes, encoding: str) -> str | None:
    """The text, or None; a last character that was cut off with the file is left out."""
    for cut in range(4):
        try:
            return data[: len(data) - cut].decode(encoding)
        except UnicodeDecodeError as error:
            if error.start < len(data) - 4:
                return None
    return None


def _checked(text: str | None) -> str:
    controls = len(_CONTROL.findall(text)) if text is not None else 0
    if text is None or controls > max(8, len(text) // 100):
        raise EncodingError
    return (_UNSTORED.sub("", text) if controls else text).replace("\r\n", "\n").replace("\r", "\n")
