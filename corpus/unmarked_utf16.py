"""Tell UTF-16 that has no byte order mark by the characters that it gives."""

from __future__ import annotations

from itertools import pairwise

_HEAD = 8192
_SHORTEST = 8
"""Characters below which nothing is told."""
_LEAST = 0.9
"""The share of usual characters that a text has, and no other bytes read as UTF-16 do."""
_RUN = 4
_LATIN = 3
"""In UTF-16, every other byte of ASCII is 0; of bytes that are ASCII beside, one in so many is."""
_PRINTED = frozenset(range(0x20, 0x7F)) | {0x09, 0x0A, 0x0D}


def unmarked_utf16(data: bytes) -> str | None:
    r"""The name of the encoding, `utf-16-le` or `utf-16-be`; None for everything else.

    UTF-8, GB18030 and Big5 have no byte of 0, which UTF-16 has for each line end, digit and Latin
    letter. With such a byte the beginning is read in both orders: of a text nine in ten characters
    are ASCII or in GBK, and Han stand beside each other.

    >>> [unmarked_utf16("关于养犬的通知\n各区：".encode(f"utf-16-{end}")) for end in ("le", "be")]
    ['utf-16-le', 'utf-16-be']
    >>> unmarked_utf16("关于养犬的通知\n各区：".encode()) is None
    True
    """
    head = data[:_HEAD]
    zeros = head.count(0)
    if not zeros or len(head) < 2 * _SHORTEST or (head.isascii() and zeros * _LATIN < len(head)):
        return None
    return next((order for order in ("utf-16-le", "utf-16-be") if _is_text(head, order)), None)


def _is_text(head: bytes, order: str) -> bool:
    text = head[: len(head) // 2 * 2].decode(order, "replace")
    usual = [
        ord(sign) in _PRINTED or (sign > "\x7f" and len(sign.encode("gbk", "ignore")) == 2)
        for sign in text
    ]
    han = [is_usual and sign >= "\u4e00" for sign, is_usual in zip(text, usual, strict=True)]
    together = sum(one and other for one, other in pairwise(han))
    return sum(usual) >= _LEAST * len(text) and (together >= _RUN or _is_markup(text))


def _is_markup(text: str) -> bool:
    """Whether a text begins like a page, whose first Han may stand far down."""
    return text.lstrip()[:1] == "<"
