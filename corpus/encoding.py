"""Decode bytes: UTF-8, else GB18030; Big5 and UTF-16 where the file declares or shows them.

UTF-16 needs no byte order mark.
"""

from __future__ import annotations

import codecs
import os
import re
from pathlib import PurePath

from corpus.unmarked_utf16 import unmarked_utf16
from corpus.usual_characters import is_usual_gb, usual_big5
from corpus.wrong_bytes import WRONG_CHARACTER, decode_with_wrong, holds_utf8

_LABEL = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]{3,20})""", re.IGNORECASE)
_UNSTORED = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
# The same signs as bytes: no encoding that we read has one of them without such a byte.
_UNSTORED_BYTES = bytes(sign for sign in range(32) if _UNSTORED.match(chr(sign)))
_HALVES = re.compile("[\ud800-\udfff]")
_UNPRINTED = re.compile("[\x00-\x1f\x7f]")
_MARKS = (
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BIG5 = {"big5", "big5-hkscs", "big5hkscs", "cp950"}
# A text with more wrong characters than one in so many is none; short texts may have a few.
_WRONG_ONE_IN = 50
_WRONG_FEW = 8
_WRONG_FEW_ONE_IN = 10
# A line of records has its own bound; a file of which so much is wrong has no records.
_WRONG_LINES_ONE_IN = 5
_GB = "gb18030"
# How Python calls it that the bytes end within a character.
_CUT_OFF = ("unexpected end of data", "incomplete multibyte sequence")
_ENCODED_WRONG = WRONG_CHARACTER.encode()


class EncodingError(ValueError):
    """The bytes are text in none of the encodings that we read."""

    def __init__(self, wrong: int) -> None:
        """Keep how many characters are wrong."""
        super().__init__(wrong)
        self.wrong = wrong


def decode(data: bytes) -> str:
    r"""The text of `data`, line ends as `\n`, without a byte order mark; U+FFFD for what is wrong.

    The labels gb2312 and gbk mean GB18030, and every label yields to bytes that are UTF-8. Raises
    `EncodingError` where too much is wrong.

    >>> decode("各区".encode("gb2312")), decode("\ufeff通知\r\n".encode())
    ('各区', '通知\n')
    >>> decode("请各单位认真组织实施".encode().replace("认".encode(), b"\xff"))
    '请各单位\ufffd真组织实施'
    """
    text = _text(data)
    if not data.endswith(_ENCODED_WRONG):
        # What was cut off with the file is no wrong character.
        text = text.removesuffix(WRONG_CHARACTER)
    # Bytes are looked through faster than signs.
    may_hold = len(data.translate(None, _UNSTORED_BYTES)) < len(data)
    controls = _UNSTORED.findall(text) if may_hold else []
    wrong = len(controls) + text.count(WRONG_CHARACTER)
    if wrong > most_wrong(len(text)):
        raise EncodingError(wrong)
    return _with_plain_lines(_UNSTORED.sub("", text) if controls else text)


def decode_lines(data: bytes) -> tuple[str, dict[int, int]]:
    r"""The text of a file of records, as `decode`, and how many bytes are wrong in which lines.

    What is wrong in a line costs no other line; lines are counted from 1.

    >>> decode_lines("养犬登记\n".encode() + "年检\n".encode("gbk") + "免疫".encode() + b"\xff\n")
    ('养犬登记\n年检\n免疫\ufffd\n', {3: 1})
    """
    whole = data.startswith(tuple(mark for mark, _ in _MARKS)) or unmarked_utf16(data) is not None
    if whole or _clean(data, _GB) is not None:
        return decode(data), {}
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").splitlines(keepends=True)
    text = "".join(map(_text, lines))
    wrong, controls = text.count(WRONG_CHARACTER), len(_UNSTORED.findall(text))
    few = max(_WRONG_FEW, len(text) // _WRONG_LINES_ONE_IN)
    if wrong > few or controls > most_wrong(len(text)):
        raise EncodingError(wrong + controls)
    text = _UNSTORED.sub("", text)
    counts = enumerate((line.count(WRONG_CHARACTER) for line in text.split("\n")), start=1)
    return text, {number: count for number, count in counts if count}


def most_wrong(length: int) -> int:
    """How many characters of a text of so many may be wrong."""
    return max(length // _WRONG_ONE_IN, min(_WRONG_FEW, length // _WRONG_FEW_ONE_IN))


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
    if unmarked_utf16(data) is not None:
        return False
    head = data[:8192]
    nulls = head.count(0) > max(_WRONG_FEW, len(head) // _WRONG_ONE_IN)
    return nulls or data.startswith((b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))


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


def _clean(data: bytes, other: str) -> str | None:
    """The text where all bytes are of one encoding beyond doubt, else None."""
    text = _strict(data, "utf-8")
    if text is not None or holds_utf8(data):
        return text
    text = _strict(data, other)
    if text is not None and (other != _GB or is_usual_gb(text)):
        return text
    return usual_big5(data) if other == _GB else None


def _text(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) : len(data) // 2 * 2].decode(encoding, "replace")
    unmarked = unmarked_utf16(data)
    if unmarked is not None:
        return data[: len(data) // 2 * 2].decode(unmarked, "replace")
    data = data.removeprefix(codecs.BOM_UTF8)
    other = _other(data)
    text = _clean(data, other)
    if text is not None:
        return text
    text = decode_with_wrong(data, other)
    if other == _GB and not holds_utf8(data) and not is_usual_gb(text):
        big5 = usual_big5(data, "replace")
        if big5 is not None and big5.count(WRONG_CHARACTER) <= most_wrong(len(big5)):
            return big5
    return text


def _other(data: bytes) -> str:
    """What the bytes may be that are no UTF-8."""
    return "big5hkscs" if _label(data) in _BIG5 else _GB


def _strict(data: bytes, encoding: str) -> str | None:
    """The text, or None; a last character that was cut off with the file is left out."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        return data[: error.start].decode(encoding) if error.reason in _CUT_OFF else None


def _with_plain_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
