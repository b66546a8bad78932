"""A font that stands in for all that a PDF names but does not hold.

The library drops text that has no extent, and without a font a single character has none: what it
reads would depend on the fonts of the machine. This font gives every character the box of a Han
character, so that reading needs no fonts and is the same everywhere. Nothing is drawn with it.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Callable
from functools import cache
from typing import Any

import pypdfium2.raw as pdfium

# A Han character's box in a thousandth of its size, and the one shape that all characters have.
_EM, _TOP, _BOTTOM = 1000, 880, -120
_SHAPES, _BOX_SHAPE = 2, 1
_FIRST, _LAST = 0x20, 0x3FFFF
# The library asks by character set; 0 is Latin, for which it has fonts with widths of their own.
_HANDLE = 1
_CHINESE: int = pdfium.FXFONT_GB2312_CHARSET


def _box() -> bytes:
    """The outline of a box: one contour of four corners."""
    head = struct.pack(">5hHH", 1, 0, _BOTTOM, _EM, _TOP, 3, 0)
    across = struct.pack(">4h", 0, _EM, 0, -_EM)
    upwards = struct.pack(">4h", _BOTTOM, 0, _TOP - _BOTTOM, 0)
    outline = head + b"\x01" * 4 + across + upwards
    return outline + bytes(-len(outline) % 4)


def _tables() -> dict[bytes, bytes]:
    """The tables of a TrueType font (ISO/IEC 14496-22), as far as they are needed."""
    version, unused = 0x10000, (0,) * 12
    box = _box()
    height = (_TOP, _BOTTOM)
    return {
        b"OS/2": struct.pack(">HhHHH11h10s", 3, _EM, 400, 5, *unused, bytes(10))
        + struct.pack(">4I4s3H", *unused[:4], b"    ", 0, _FIRST, 0xFFFF)
        + struct.pack(">3h2H2I", *height, 0, _EM, 0, 0, 0),
        # Format 13 gives one shape to a whole range of characters.
        b"cmap": struct.pack(">HHHHI", 0, 1, 3, 10, 12)
        + struct.pack(">HHIIIIII", 13, 0, 28, 0, 1, _FIRST, _LAST, _BOX_SHAPE),
        b"glyf": box,
        b"head": struct.pack(">IIIIHHQQ", version, version, 0, 0x5F0F3CF5, 0, _EM, 0, 0)
        + struct.pack(">4hHHhhh", 0, _BOTTOM, _EM, _TOP, 0, 8, 2, 1, 0),
        b"hhea": struct.pack(">I3hH", version, *height, 0, _EM)
        + struct.pack(">11hH", 0, 0, _EM, 1, *unused[:7], _SHAPES),
        b"hmtx": struct.pack(">HhHh", _EM, 0, _EM, 0),
        b"loca": struct.pack(">III", 0, 0, len(box)),
        b"maxp": struct.pack(">I14H", version, _SHAPES, 4, 1, 0, 0, 1, *unused[:8]),
        b"name": struct.pack(">HHH", 0, 0, 6),
        b"post": struct.pack(">IIhh5I", 0x30000, 0, 0, 0, 1, *unused[:4]),
    }


def font_file() -> bytes:
    """The font as a file."""
    tables = _tables()
    count = len(tables)
    head = struct.pack(">IHHHH", 0x10000, count, 128, 3, 16 * count - 128)
    place, body = len(head) + 16 * count, b""
    for name, table in sorted(tables.items()):
        head += struct.pack(">4sIII", name, _checksum(table), place + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    return head + body


def _checksum(table: bytes) -> int:
    padded = table + bytes(-len(table) % 4)
    total: int = sum(struct.unpack(f">{len(padded) // 4}I", padded))
    return total & 0xFFFFFFFF


@cache
def use() -> Any:  # noqa: ANN401
    """Make the library use this font for all that it does not find in a file, once for good.

    What comes back must live as long as the library.
    """
    data = font_file()

    def give(_: object, font: object, table: int, buffer: int | None, size: int) -> int:
        if table:
            return 0
        if buffer and size >= len(data):
            ctypes.memmove(buffer, data, len(data))
        return len(data)

    answers: dict[str, Callable[..., int | None]] = {
        "Release": lambda this: None,
        "EnumFonts": lambda this, mapper: None,
        "MapFont": lambda this, weight, italic, charset, *more: _HANDLE if charset else None,
        "GetFont": lambda this, face: None,
        "GetFontData": give,
        "GetFaceName": lambda this, font, buffer, size: 0,
        "GetFontCharset": lambda this, font: _CHINESE,
        "DeleteFont": lambda this, font: None,
    }
    types: dict[str, Any] = dict(pdfium.FPDF_SYSFONTINFO._fields_)
    info = pdfium.FPDF_SYSFONTINFO(
        version=1, **{name: types[name](answer) for name, answer in answers.items()}
    )
    pdfium.FPDF_SetSystemFontInfo(ctypes.byref(info))
    return info
