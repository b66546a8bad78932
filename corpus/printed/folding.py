"""Fold characters that a printed file holds for others of the same look into the ordinary ones.

Fonts give a character's shape, and some files name it by the radical of that shape (U+2F00 Kangxi,
U+2E80 supplement) or by its variant for vertical writing, which nobody types in a search.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

# Unicode 14, EquivalentUnifiedIdeograph.txt: all radicals of the supplement that have an ideograph
# of the same look, in order, and below them the ideographs. `unicodedata` has no such property.
_SUPPLEMENT = (
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧"
    "⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍"
    "⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
)
_IDEOGRAPHS = (
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛"
    "犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶"
    "辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
# Kangxi radicals and compatibility ideographs, whose ideographs are in Unicode's character data.
_SINGLE = ((0x2F00, 0x2FD6), (0xF900, 0xFAFF))
# Unicode has 戶 for this one; fonts for Simplified Chinese have one shape for it and for 户.
_DOOR = (0x2F3E, "户")
# Digits as wide as Han characters: a matter of type, as where ２０２３年 is set so in a signature.
_WIDE_DIGITS = "０１２３４５６７８９"
# Punctuation of vertical writing; its ASCII relatives become full-width, as horizontal text has it.
_VERTICAL = ((0xFE10, 0xFE1A), (0xFE30, 0xFE49))
_TO_FULL_WIDTH = 0xFEE0


def _table() -> Iterator[tuple[int, str]]:
    yield from zip(map(ord, _SUPPLEMENT), _IDEOGRAPHS, strict=True)
    yield from zip(map(ord, _WIDE_DIGITS), "0123456789", strict=True)
    for first, end in _SINGLE:
        for code in range(first, end):
            yield code, unicodedata.normalize("NFKC", chr(code))
    yield _DOOR
    for first, end in _VERTICAL:
        for code in range(first, end):
            kind, _, plain = unicodedata.decomposition(chr(code)).partition(" ")
            if kind == "<vertical>":
                yield code, _horizontal(int(plain, 16))


def _horizontal(code: int) -> str:
    if code == 0x2025:
        return "…"
    return chr(code + _TO_FULL_WIDTH if 0x20 < code < 0x7F else code)


_FOLDED = dict(_table())


def fold(text: str) -> str:
    """`text` with ordinary characters for radicals, wide digits and signs of vertical writing.

    >>> fold("⻘岚县⼈⺠政府︒")
    '青岚县人民政府。'
    """
    return text if text.isascii() else text.translate(_FOLDED)
