"""The signs of fonts in which letters stand for pictures, as characters that any font has."""

from __future__ import annotations

from corpus.wrong_bytes import WRONG_CHARACTER

# Word keeps the places of such fonts in this part of the private use area.
_PRIVATE = 0xF000
_GREEK = (
    *(("ABCDEFGHIJKLMNO", "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟ"), ("PQRSTUVWXYZ", "ΠΘΡΣΤΥςΩΞΨΖ")),
    *(("abcdefghijklmno", "αβχδεφγηιϕκλμνο"), ("pqrstuvwxyz", "πθρστυϖωξψζ")),
)


def _row(first: int, signs: str) -> dict[int, str]:
    """Signs that stand in a row from a place of the font on; a space where there is none."""
    return {first + place: sign for place, sign in enumerate(signs) if sign != " "}


_SYMBOL = {
    **{
        ord(letter): sign
        for letters, signs in _GREEK
        for letter, sign in zip(letters, signs, strict=True)
    },
    **_row(0x20, " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅"),
    **_row(0x5B, "[∴]⊥_"),
    **_row(0x7B, "{|}∼"),
    **_row(0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…"),
    **_row(0xC0, "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"),
    **_row(0xE0, "◊〈®©™∑"),
    **_row(0xF1, "〉∫"),
}
_WINGDINGS = {
    **_row(0x21, "✏✂✁👓🕭🕮🕯☎✆✉"),
    **_row(0x41, "✌👌👍👎☜☞☝☟✋☺😐☹💣☠⚐🏱✈☼💧❄🕆✞🕈✠✡☪☯ॐ☸♈♉♊♋♌♍♎♏♐♑♒♓"),
    **_row(0x6C, "●❍■□□❑❒⬧⧫◆❖⬥⌧⍓⌘❀✿❝❞"),
    **_row(0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
    **_row(0x9E, "·•▪○○○◉◎○▪□▴✦★✶✴✹✵"),
    **_row(0xD5, "⌫⌦  ➢"),
    **_row(0xDF, "←→↑↓↖↗↙↘←➔↑↓↖↗↙↘⇦⇨⇧⇩⇔⇕"),
    **_row(0xFB, "✗✓☒☑"),
}
_WINGDINGS_2 = {
    **_row(0x4F, "✗✓☒☑☒☒"),
    **_row(0x69, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
    **_row(0x97, "●"),
    **_row(0xA2, "■□"),
}
_WEBDINGS = {0x61: "✓", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✗"}
_FONTS = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "webdings": _WEBDINGS,
}


def is_symbol_font(font: str | None) -> bool:
    """Whether the letters of a font are pictures."""
    return font is not None and font.lower() in _FONTS


def sign(font: str | None, place: int) -> str:
    """The character that a font draws at a place (`w:sym`).

    A private character of a font that is not known here counts as one that nobody could read.

    >>> sign("Wingdings", 0xF0FE), sign("宋体", 0x25A1), sign("Unknown", 0xF041)
    ('☑', '□', '\ufffd')
    """
    known = _FONTS.get((font or "").lower(), {})
    found = known.get(place - _PRIVATE if place >= _PRIVATE else place)
    if found is not None:
        return found
    readable = 0x20 <= place < 0xD800 or 0xFA00 <= place < 0x110000
    return chr(place) if readable and not known else WRONG_CHARACTER


def font_of(name: str) -> str | None:
    """The known font that a name with its style or a subset's mark means.

    >>> font_of("ABCDEF+Wingdings-Regular"), font_of("SymbolMT"), font_of("SimSun")
    ('wingdings', 'symbol', None)
    """
    plain = name.lower().replace("wingdings2", "wingdings 2")
    return next((font for font in sorted(_FONTS, key=len, reverse=True) if font in plain), None)


def signs(font: str | None, text: str) -> str:
    """A text that is set in such a font; what is white space stays so."""
    return "".join(one if one.isspace() else sign(font, ord(one)) for one in text)
