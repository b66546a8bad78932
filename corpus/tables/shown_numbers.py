"""Show a number in a section of a format: its digits in their places, with the text around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from corpus.tables.number_format import FormatPiece, FormatSection, PieceKind
from corpus.tables.shown_numerals import han_digits, han_number

_DOT, _COMMA, _PERCENT, _SLASH = (FormatPiece(PieceKind.SIGN, sign) for sign in ".,%/")
_MOST_PLACES = 60
"""Digits behind the point; a format with more is not one for people."""


def general_number(value: float) -> str:
    """A number as a cell without a format shows it, in a column that is wide enough.

    >>> [general_number(one) for one in (3.0, 0.1 + 0.2, 1234567.5, 1.1e17, 1.5e-7)]
    ['3', '0.3', '1234567.5', '1.1E+17', '1.5E-07']
    """
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    if 1e-5 <= abs(value) < 1e10:
        places = 10 - len(str(int(abs(value))))
        return f"{value:.{places}f}".rstrip("0").rstrip(".")
    mantissa, _, exponent = f"{value:.5E}".partition("E")
    mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{mantissa}E{exponent}"


def shown_number(value: float, section: FormatSection) -> str:
    """A number of no sign, in the section that is for it.

    >>> from corpus.tables.number_format import read_format
    >>> [shown_number(1234567.5, read_format(one)[0]) for one in ("#,##0.00", '0.0,"千元"', "0E+0")]
    ['1,234,567.50', '1234.6千元', '1E+6']
    """
    tokens = section.tokens
    if any(one.kind is PieceKind.GENERAL for one in tokens):
        return _general(value, section)
    if not any(one.kind is PieceKind.PLACE for one in tokens):
        shown = _without_places(tokens)
    elif any(one.kind is PieceKind.EXPONENT for one in tokens):
        shown = _scientific(value, tokens)
    elif _fraction_at(tokens):
        shown = _fraction(value, tokens, _fraction_at(tokens))
    else:
        shown = _plain(_scaled(value, tokens), tokens)
    return han_digits(shown, section.numerals) if section.numerals else shown


def _without_places(tokens: Sequence[FormatPiece]) -> str:
    return "".join(one.text for one in tokens if one != FormatPiece(PieceKind.SIGN, "@"))


def _general(value: float, section: FormatSection) -> str:
    text = general_number(value)
    whole, dot, rest = text.partition(".")
    if section.numerals and whole.isdigit():
        text = han_number(int(whole), section.numerals)
        text += ("点" + han_digits(rest, section.numerals)) if dot else ""
    return "".join(text if one.kind is PieceKind.GENERAL else one.text for one in section.tokens)


def _scaled(value: float, tokens: Sequence[FormatPiece]) -> Decimal:
    """The number that is shown: times 100 for each %, by 1000 for each comma behind all places."""
    number = Decimal(repr(value)).scaleb(2 * tokens.count(_PERCENT))
    places = [at for at, one in enumerate(_whole_part(tokens)) if one.kind is PieceKind.PLACE]
    last = max((at for at, one in enumerate(tokens) if one.kind is PieceKind.PLACE), default=-1)
    for end in {places[-1] if places else -1, last} - {-1}:
        for one in tokens[end + 1 :]:
            if one != _COMMA:
                break
            number /= 1000
    return number


def _whole_part(tokens: Sequence[FormatPiece]) -> Sequence[FormatPiece]:
    return tokens[: tokens.index(_DOT)] if _DOT in tokens else tokens


def _plain(number: Decimal, tokens: Sequence[FormatPiece]) -> str:
    whole = _whole_part(tokens)
    rest = tokens[len(whole) :]
    places = [one.text for one in rest if one.kind is PieceKind.PLACE][:_MOST_PLACES]
    rounded = number.quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP)
    digits, _, behind = f"{rounded:f}".partition(".")
    return _before_point(digits, whole) + "".join(_behind_point(behind, places, rest))


def _before_point(digits: str, tokens: Sequence[FormatPiece]) -> str:
    """Digits in the places of the whole part, from the last one on; the first takes all others."""
    digits = digits.lstrip("0")
    places = [at for at, one in enumerate(tokens) if one.kind is PieceKind.PLACE]
    if not places:
        return "".join(one.text for one in tokens if one.kind is PieceKind.LITERAL) + digits
    grouped = _COMMA in tokens[places[0] : places[-1]]
    pieces: list[str] = []
    taken = 0
    for at in range(len(tokens) - 1, -1, -1):
        one = tokens[at]
        if one.kind is not PieceKind.PLACE:
            pieces.append("" if one == _COMMA else one.text)
            continue
        left = digits[: len(digits) - taken] if taken < len(digits) else ""
        for digit in reversed(left) if at == places[0] and left else (left[-1:] or _filler(one),):
            if digit:
                pieces.append("," if grouped and taken and taken % 3 == 0 and digit != " " else "")
                pieces.append(digit)
                taken += 1
    return "".join(reversed(pieces))


def _filler(place: FormatPiece) -> str:
    return {"0": "0", "?": " ", "#": ""}[place.text]


def _behind_point(
    digits: str, places: Sequence[str], tokens: Sequence[FormatPiece]
) -> Iterator[str]:
    """The point and the digits behind it; a # shows no zero at the end, a ? shows a space."""
    needed = len(digits.rstrip("0"))
    at = 0
    for one in tokens:
        if one.kind is PieceKind.PLACE:
            if at < len(places):
                filled = at < needed or "0" in places[at:]
                yield digits[at] if filled else " " if places[at] == "?" else ""
            at += 1
        elif one != _COMMA:
            yield one.text


def _scientific(value: float, tokens: Sequence[FormatPiece]) -> str:
    at = next(index for index, one in enumerate(tokens) if one.kind is PieceKind.EXPONENT)
    mantissa, power = tokens[:at], tokens[at + 1 :]
    step = max(sum(one.kind is PieceKind.PLACE for one in _whole_part(mantissa)), 1)
    number = Decimal(repr(value))
    exponent = number.adjusted() // step * step if number else 0
    places = sum(one.kind is PieceKind.PLACE for one in mantissa[len(_whole_part(mantissa)) :])
    scaled = number.scaleb(-exponent)
    if scaled.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) >= 10**step:
        exponent += step
        scaled = number.scaleb(-exponent)
    sign = "-" if exponent < 0 else "+" if tokens[at].text == "+" else ""
    return f"{_plain(scaled, mantissa)}E{sign}{_plain(Decimal(abs(exponent)), power)}"


def _fraction_at(tokens: Sequence[FormatPiece]) -> int:
    """Where / stands between places and places or digits, else 0."""
    for at, one in enumerate(tokens[:-1]):
        after = tokens[at + 1]
        digit = after.kind is PieceKind.PLACE or (
            after.kind is PieceKind.SIGN and after.text.isdigit()
        )
        if one == _SLASH and at and tokens[at - 1].kind is PieceKind.PLACE and digit:
            return at
    return 0


def _fraction(value: float, tokens: Sequence[FormatPiece], at: int) -> str:
    first = at
    while first and tokens[first - 1].kind is PieceKind.PLACE:
        first -= 1
    end = at + 1
    while end < len(tokens) and (tokens[end].kind is PieceKind.PLACE or tokens[end].text.isdigit()):
        end += 1
    below = "".join(one.text for one in tokens[at + 1 : end])
    fixed = int(below) if below.isdigit() and int(below) else 0
    has_whole = any(one.kind is PieceKind.PLACE for one in tokens[:first])
    number = Fraction(repr(value)) if "E" not in repr(value).upper() else Fraction(value)
    whole = int(number) if has_whole else 0
    rest = number - whole
    if fixed:
        part, by = round(rest * fixed), fixed
    else:
        near = rest.limit_denominator(10 ** min(len(below), 6) - 1)
        part, by = near.numerator, near.denominator
    if has_whole and part == by:
        whole, part = whole + 1, 0
    head = _plain(Decimal(whole), tokens[:first]) if has_whole and (whole or not part) else ""
    tail = "".join(one.text for one in tokens[end:])
    return (f"{head}{part}/{by}" if part or not has_whole else head.rstrip()) + tail
