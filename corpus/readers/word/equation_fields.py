r"""Read the field EQ, by which Word draws characters over one another, fractions and roots.

Its menu writes \o\ac(○,1) for a character in a circle, and \o\ad(\s\up 9(lán),岚) for one with
its pronunciation above it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_EQUATION = re.compile(r"\s*EQ\s", re.IGNORECASE)
# How the result is to be set: \\* jc2 \\* "Font:宋体".
_FLAG = re.compile(r'\\\*\s*(?:"[^"]*"|\S+)\s*')
_SWITCH = re.compile(r"\\\s*([A-Za-z]+)\s*(-?\d+)?\s*")
_CIRCLES = set("○〇◯O")
_BETWEEN = ",;"
_DEEPEST = 20


def is_equation(code: str) -> bool:
    """Whether the code of a field is that of an equation."""
    return _EQUATION.match(code) is not None


def drawn(code: str) -> str:
    r"""The text that an equation draws.

    >>> drawn(r"EQ \o\ac(○,3)"), drawn(r"eq \* jc2 \o\ad(\s\up 9(lán),岚)"), drawn(r"EQ \f(1,2)")
    ('③', '岚', '1/2')
    """
    return _Equation(_FLAG.sub("", _EQUATION.sub("", code, count=1))).read().strip()


@dataclass(slots=True)
class _Equation:
    code: str
    place: int = 0
    depth: int = 0

    def read(self, ends: str = "") -> str:
        """The text up to one of `ends`, or to the end of the code."""
        text = ""
        while self.place < len(self.code) and self.code[self.place] not in ends:
            if self.code[self.place] == "\\":
                text += self._switches()
            else:
                text += self.code[self.place]
                self.place += 1
        return text

    def _switches(self) -> str:
        r"""What a command such as \f(1,2) or \o\ac(○,1) draws."""
        names: list[str] = []
        while found := _SWITCH.match(self.code, self.place):
            names.append(found[1].lower())
            self.place = found.end()
        if not names:
            self.place += 2  # A sign that is written with \ before it.
            return self.code[self.place - 1 : self.place]
        if self.code[self.place : self.place + 1] != "(":
            return ""
        return _drawn(names[0], names[1:], self._arguments())

    def _arguments(self) -> list[str]:
        self.depth += 1
        if self.depth > _DEEPEST:
            self.place = len(self.code)
            return []
        found: list[str] = []
        while self.place < len(self.code) and self.code[self.place] != ")":
            self.place += 1
            found.append(self.read(f"{_BETWEEN})").strip())
        self.place += 1
        self.depth -= 1
        return found


def _drawn(name: str, options: list[str], arguments: list[str]) -> str:
    if name == "s":
        return "" if options and options[0] == "up" else "".join(arguments)
    if name == "f":
        return "/".join(arguments)
    if name == "r":
        return f"√{arguments[-1] if arguments else ''}"
    if name == "o":
        return _overstruck([one for one in arguments if one])
    return "".join(arguments)


def _overstruck(pieces: list[str]) -> str:
    """One character over another: what stands in a circle is the circled number, where one is."""
    inner = [one for one in pieces if one not in _CIRCLES]
    if len(inner) == len(pieces) or not inner:
        return "".join(pieces)
    number = int(inner[0]) if inner[0].isascii() and inner[0].isdigit() else 0
    return chr(ord("①") + number - 1) if 1 <= number <= 20 else "".join(inner)
