"""Read the names of the members of a ZIP archive, in whatever encoding its packer wrote them."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from zipfile import ZipInfo
from zlib import crc32

from corpus.usual_characters import is_usual_gb, usual_big5

_UTF8_NAME = 0x800
# Info-ZIP Unicode Path, in APPNOTE.TXT 4.6.9: version 1, the CRC of the plain name, the name.
_UNICODE_PATH = 0x7075


def member_name(member: ZipInfo) -> str:
    r"""A member's name: that of its extra field, else UTF-8, else GB18030 or Big5 by its signs.

    >>> member_name(ZipInfo("\u2555\u255c\u255d\u25a0.txt"))  # 附件, seen as code page 437
    '附件.txt'
    """
    name = member.filename
    if not member.flag_bits & _UTF8_NAME:
        raw = _raw(name)
        name = _unicode_path(member.extra, raw) or decoded_name(raw)
    return name.replace("\\", "/")


def decoded_name(raw: bytes) -> str:
    r"""The text of a name that says nothing of its encoding.

    >>> [decoded_name("養犬許可.txt".encode(one)) for one in ("big5", "gbk", "utf-8")]
    ['養犬許可.txt', '養犬許可.txt', '養犬許可.txt']
    """
    try:
        return raw.decode()
    except UnicodeDecodeError:
        text = raw.decode("gb18030", "replace")
    return text if is_usual_gb(text) else usual_big5(raw) or text


def _raw(name: str) -> bytes:
    try:
        return name.encode("cp437")
    except UnicodeEncodeError:
        return name.encode()


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """The name of the extra field, if that was written for this very name."""
    for kind, content in _fields(extra):
        if kind == _UNICODE_PATH and content[:5] == struct.pack("<BL", 1, crc32(raw)):
            try:
                return content[5:].decode()
            except UnicodeDecodeError:
                return None
    return None


def _fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    """(kind, content) of each extra field; a cut field ends them."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        yield kind, extra[at + 4 : at + 4 + size]
        at += 4 + size
