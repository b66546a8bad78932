"""The numbers that fields count (AUTONUM, LISTNUM): a file keeps no result of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable

from corpus.readers.word.number_forms import written

_NUMBERED = re.compile(r"\s*(?P<kind>AUTONUM(?:LGL|OUT)?|LISTNUM)\b(?P<rest>.*)", re.I | re.S)
_NAME = re.compile(r"\s*(?:\"([^\"]*)\"|([^\s\\]+))")
_LEVEL = re.compile(r"\\l\s*(\d)", re.IGNORECASE)
_START = re.compile(r"\\s\s*(\d{1,5})", re.IGNORECASE)
_WITHOUT_POINT = re.compile(r"\\e\b", re.IGNORECASE)
_SEPARATOR = re.compile(r"\\s\s*\"?([^\s\"\\])", re.IGNORECASE)
# Levels of lists and of headings that Word has; text below all headings counts as one more.
_LEVELS, _TEXT = 9, 10
# The forms of levels, as `%` in what stands around the number (ECMA-376, 17.16.5.28 and .6).
_BY_NUMBER = (
    *(("decimal", "%)"), ("lowerLetter", "%)"), ("lowerRoman", "%)")),
    *(("decimal", "(%)"), ("lowerLetter", "(%)"), ("lowerRoman", "(%)")),
    *(("decimal", "%."), ("lowerLetter", "%."), ("lowerRoman", "%.")),
)
_BY_OUTLINE = (
    *(("upperRoman", "%."), ("upperLetter", "%."), ("decimal", "%.")),
    *(("lowerLetter", "%)"), ("decimal", "(%)"), ("lowerLetter", "(%)")),
    *(("lowerRoman", "(%)"), ("lowerLetter", "(%)"), ("lowerRoman", "(%)")),
)
NamedList = Callable[[str, int], str | None]
"""Counts on in a list of the document by its name, on a level from 0; None if there is none."""


class FieldNumbers:
    """Counts the fields of a document in their order; `heading` is the paragraph's level, or 0."""

    def __init__(self, named: NamedList) -> None:
        self.heading = 0
        self._named = named
        self._counts: defaultdict[str, list[int]] = defaultdict(lambda: [0] * (_TEXT + 1))

    def number(self, code: str) -> str:
        """What a field of this code shows; "" for one that counts nothing."""
        found = _NUMBERED.match(code)
        if found is None:
            return ""
        kind, rest = found["kind"].upper(), found["rest"]
        return self._listed(rest) if kind == "LISTNUM" else self._automatic(kind, rest)

    def _automatic(self, kind: str, rest: str) -> str:
        level = self.heading or _TEXT
        counts = self._following(kind, level, None)
        if kind == "AUTONUMOUT":
            return _written(counts[level], _BY_OUTLINE[(self.heading or 1) - 1])
        separator = _SEPARATOR.search(rest)
        behind = "" if _WITHOUT_POINT.search(rest) else separator[1] if separator else "."
        shown = [count for count in counts[1 : level + 1] if count] if kind == "AUTONUMLGL" else []
        return ".".join(map(str, shown or [counts[level]])) + behind

    def _listed(self, rest: str) -> str:
        named = _NAME.match(rest)
        name = (named[1] or named[2] or "") if named else ""
        level, start = _LEVEL.search(rest), _START.search(rest)
        index = min(max(int(level[1]) if level else 1, 1), _LEVELS)
        if name.lower() not in ("", "numberdefault", "outlinedefault", "legaldefault"):
            shown = self._named(name, index - 1)
            if shown is not None:
                return shown
        key = name.lower() or "numberdefault"
        counts = self._following(key, index, int(start[1]) if start else None)
        if key == "legaldefault":
            return "".join(f"{count or 1}." for count in counts[1 : index + 1])
        forms = _BY_OUTLINE if key == "outlinedefault" else _BY_NUMBER
        return _written(counts[index], forms[index - 1])

    def _following(self, key: str, level: int, start: int | None) -> list[int]:
        counts = self._counts[key]
        counts[level] = counts[level] + 1 if start is None else start
        counts[level + 1 :] = [0] * (_TEXT - level)
        return counts


def _written(count: int, form: tuple[str, str]) -> str:
    return form[1].replace("%", written(count, form[0]))
