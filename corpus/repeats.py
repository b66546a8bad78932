"""Blocks of lines that a page shows more than once."""

from __future__ import annotations

from collections.abc import Sequence

# A block that comes again must have this many characters, so that forms keep their equal lines.
_REPEATED = 80


def without_repeats(lines: Sequence[str]) -> list[str]:
    """The lines without any block that stood before, word for word; the first one stays.

    >>> page = ["一" * 50, "二" * 50, "三", "二" * 50, "三"]
    >>> len(without_repeats(["引言"] + page[:3] + page[:3]))
    4
    """
    keys = ["".join(line.split()) for line in lines]
    cut_short = _cut_short(keys)
    places: dict[str, list[int]] = {}
    kept: list[str] = []
    index = 0
    while index < len(lines):
        if index in cut_short:
            index += 1
            continue
        length = max(
            (_equal_length(keys, before, index) for before in places.get(keys[index], ())),
            default=0,
        )
        if length and sum(map(len, keys[index : index + length])) >= _REPEATED:
            index += length
            continue
        places.setdefault(keys[index], []).append(index)
        kept.append(lines[index])
        index += 1
    return kept


def _cut_short(keys: Sequence[str]) -> set[int]:
    """Lines that end in … and are the beginning of another: the text's excerpt above the text."""
    return {
        index
        for index, key in enumerate(keys)
        if key.endswith(("…", "..."))
        and len(stem := key.rstrip(".…")) >= 12
        and any(other.startswith(stem) and other != key for other in keys)
    }


def _equal_length(keys: Sequence[str], before: int, here: int) -> int:
    length = 0
    while (
        before + length < here
        and here + length < len(keys)
        and keys[before + length] == keys[here + length]
    ):
        length += 1
    return length
