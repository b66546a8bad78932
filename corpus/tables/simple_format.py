"""Show numbers in the formats of most cells, without a look at each piece of these."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from corpus.tables.number_format import FormatPiece, PieceKind, read_format

_PLACES = re.compile(r"(#,##)?(0+)(?:\.(0*))?(%?)")


@dataclass(frozen=True, slots=True)
class SimpleFormat:
    """Zeros, with commas or a percent sign or without, between two texts."""

    before: str
    behind: str
    grouped: bool
    digits: int
    unit: Decimal
    percent: int

    def shown(self, value: float) -> str:
        """A number above zero.

        >>> form = simple_format("#,##0.00")
        >>> form.shown(1234567.5) if form else ""
        '1,234,567.50'
        """
        number = Decimal(repr(value)).scaleb(self.percent).quantize(self.unit, ROUND_HALF_UP)
        text = f"{number:,f}" if self.grouped else f"{number:f}"
        return self.before + text.zfill(self.digits) + self.behind


@lru_cache(maxsize=4096)
def simple_format(code: str) -> SimpleFormat | None:
    """The first section of a format if it is simple, else None."""
    section = read_format(code)[0]
    tokens = list(section.tokens)
    if section.condition or section.numerals or section.is_date:
        return None
    before, behind = _texts(tokens), _texts(tokens[::-1])
    inner = tokens[len(before) : len(tokens) - len(behind)]
    if any(one.kind not in (PieceKind.PLACE, PieceKind.SIGN) for one in inner):
        return None
    found = _PLACES.fullmatch("".join(one.text for one in inner))
    if found is None:
        return None
    grouped, zeros, places, percent = found.groups()
    if grouped and len(zeros) > 1:
        return None
    return SimpleFormat(
        "".join(one.text for one in before),
        percent + "".join(one.text for one in reversed(behind)),
        bool(grouped),
        len(zeros) + (len(places) + 1 if places else 0),
        Decimal(1).scaleb(-len(places or "")),
        2 if percent else 0,
    )


def _texts(tokens: list[FormatPiece]) -> list[FormatPiece]:
    """The pieces at the beginning that are text."""
    found = []
    for one in tokens:
        if one.kind is not PieceKind.LITERAL:
            break
        found.append(one)
    return found
