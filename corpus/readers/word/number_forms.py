"""Write a number of a list in the form that its level has (ECMA-376, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
# Longer ones are taken for a mistake: Z 30 times is the last that Word writes.
_MOST_LETTERS = 26 * 30
_MOST_COUNTED = 9999
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


def written(number: int, form: str, digits: int = 0) -> str:
    """A number in a form of `numFmt`; in Arabic digits where the form or the number is unknown.

    >>> written(101, "chineseCountingThousand"), written(3, "decimalEnclosedCircle")
    ('一百零一', '③')
    >>> written(2, "ideographTraditional"), written(4, "lowerRoman"), written(7, "decimal", 3)
    ('乙', 'iv', '007')
    """
    if form in ("none", "bullet"):
        return ""
    write = _FORMS.get(form)
    text = write(number) if write is not None and number > 0 else None
    return text or _decimal(number, form, digits)


def _decimal(number: int, form: str, digits: int) -> str:
    return str(number).zfill(2 if form == "decimalZero" else digits)


def _series(signs: str) -> Callable[[int], str | None]:
    """Numbers that are one sign each, as many as there are."""
    return lambda number: signs[number - 1] if number <= len(signs) else None


def _run(first: str, count: int) -> Callable[[int], str | None]:
    return _series("".join(chr(ord(first) + place) for place in range(count)))


def _letters(number: int) -> str | None:
    """A to Z, AA to ZZ, AAA …: one letter, repeated."""
    if number > _MOST_LETTERS:
        return None
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str | None:
    if number > _MOST_COUNTED:
        return None
    text = ""
    for size, sign in _ROMAN:
        text += sign * (number // size)
        number %= size
    return text


def _each_digit(signs: str) -> Callable[[int], str | None]:
    return lambda number: "".join(signs[int(digit)] for digit in str(number))


def _tens(signs: str) -> Callable[[int], str | None]:
    """Counted up to 九十九, digit by digit from 一○○."""
    return lambda number: (
        _counted(number, signs, "十百千", "") if number < 100 else _each_digit(signs)(number)
    )


def _thousands(signs: str, units: str, zero: str, *, bare: str = "") -> Callable[[int], str | None]:
    return lambda number: _counted(number, signs, units, zero, bare)


def _counted(number: int, signs: str, units: str, zero: str, bare: str = "") -> str | None:
    """A number in words; `bare` are units before which 一 is never written."""
    if number > _MOST_COUNTED:
        return None
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if not digit:
            gap = bool(text)
            continue
        unit = units[place - 1] if place else ""
        leads = not text and unit == "十"
        left_out = digit == 1 and unit and (unit in bare or leads)
        text += (zero if gap else "") + ("" if left_out else signs[digit]) + unit
        gap = False
    return text


def _cycle(number: int) -> str | None:
    """甲子 to 癸亥."""
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12] if number <= 60 else None


def _ordinal(number: int) -> str:
    end = "th" if number // 10 % 10 == 1 else _ORDINALS.get(number % 10, "th")
    return f"{number}{end}"


_TRADITIONAL = "零一二三四五六七八九"
_TAIWANESE = "○一二三四五六七八九"
_circled = _run("①", 20)
_FORMS: dict[str, Callable[[int], str | None]] = {
    "upperLetter": _letters,
    "lowerLetter": lambda number: (_letters(number) or "").lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: (_roman(number) or "").lower(),
    "ordinal": _ordinal,
    "hex": lambda number: f"{number:X}",
    "numberInDash": lambda number: f"- {number} -",
    "decimalFullWidth": _each_digit("０１２３４５６７８９"),
    "decimalFullWidth2": _each_digit("０１２３４５６７８９"),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _run("⒈", 20),
    "decimalEnclosedParen": _run("⑴", 20),
    "ideographEnclosedCircle": _run("㈠", 10),
    "ideographTraditional": _series(_STEMS),
    "ideographZodiac": _series(_BRANCHES),
    "ideographZodiacTraditional": _cycle,
    "ideographDigital": _each_digit(_DIGITS),
    "japaneseDigitalTenThousand": _each_digit(_DIGITS),
    "taiwaneseDigital": _each_digit(_TAIWANESE),
    # Word writes a circle (U+25CB) for the zero of these two: MS-DOCX, 2.4 numFmt Extensions.
    "chineseCounting": _tens(_TAIWANESE),
    "taiwaneseCounting": _tens(_TAIWANESE),
    "chineseCountingThousand": _thousands(_TRADITIONAL, "十百千", "零"),
    "taiwaneseCountingThousand": _thousands(_TRADITIONAL, "十百千", "零"),
    "japaneseCounting": _thousands(_DIGITS, "十百千", "", bare="十百千"),
    "chineseLegalSimplified": _thousands("零壹贰叁肆伍陆柒捌玖", "拾佰仟", "零"),
    "ideographLegalTraditional": _thousands("零壹貳參肆伍陸柒捌玖", "拾佰仟", "零"),
}
