"""Remove blocks of lines that a page shows more than once."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Characters that a repeated block has at least, so that forms keep their equal lines.
_REPEATED = 80

# A line this long, with this share of the page, that says what the other lines say is the whole
# text once more, to be read out.
_COPY = 200
_SHINGLE = 16
_SHARE = 0.2
_SAMPLES = 64
_COPIED = 0.9
# Signs that an excerpt has at least, and those, without marks, that it begins with as the text.
_STEM, _TOLD = 12, 20
_SIGNS = re.compile(r"\W")


def without_copies(lines: Sequence[str]) -> list[str]:
    """The lines without any that repeats the text of all others on one line.

    >>> page = ["一、" + "甲" * 99 + "。", "二、" + "乙" * 99 + "。"]
    >>> without_copies([*page, "标题" + "".join(page)]) == page
    True
    """
    keys = ["".join(line.split()) for line in lines]
    least = max(_COPY, sum(map(len, keys)) * _SHARE)
    long = [index for index, key in enumerate(keys) if len(key) >= least]
    dropped: set[int] = set()
    for index in sorted(long, key=lambda place: -len(keys[place])):
        key = keys[index]
        rest = [
            other for place, other in enumerate(keys) if place != index and place not in dropped
        ]
        # One equal line is a repeated block, which has rules of its own.
        if len(rest) < 2 or key in rest:
            continue
        others = "".join(rest)
        if len(others) < len(key) * _COPIED:
            continue
        places = range(0, len(key) - _SHINGLE + 1, max(_SHINGLE, len(key) // _SAMPLES))
        same = sum(key[place : place + _SHINGLE] in others for place in places)
        if same >= len(places) * _COPIED:
            dropped.add(index)
    return [line for index, line in enumerate(lines) if index not in dropped]


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
    """The lines that end in … and begin as another line does: excerpts above the text.

    Programs that make them may leave 《》 and brackets out.
    """
    cut = {index: key.rstrip(".…") for index, key in enumerate(keys) if key.endswith(("…", "..."))}
    if not cut:
        return set()
    told = [_SIGNS.sub("", key) for key in keys]
    return {
        index
        for index, stem in cut.items()
        if len(stem) >= _STEM
        and any(
            other != keys[index]
            and (
                other.startswith(stem)
                or (len(told[index]) >= _TOLD and words.startswith(told[index][:_TOLD]))
            )
            for other, words in zip(keys, told, strict=True)
        )
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
