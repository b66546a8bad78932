"""Tell pages whose characters nobody can read: their fonts do not say what they draw.

Such a font numbers its shapes and names no characters; what a program makes of the numbers are
accented letters, rare Han characters and signs of many scripts, all mixed.
"""

from __future__ import annotations

import re

# Signs of a page that tell something, and the share of strange ones that makes it unreadable.
_ENOUGH, _STRANGE = 24, 0.25
_HAN_SHARE, _SOME_ODD = 0.4, 0.06
# Signs of programs between letters, as two letters for one character have them by chance.
_BROKEN = re.compile(r"(?<=[A-Za-z])[\\^~`{}|<>$_](?=[A-Za-z])|[A-Za-z][{}\\^][A-Za-z0-9]")
_SPACE = re.compile(r"\s+")
# Letters with accents, phonetic signs, what only the file's font can draw, and unassigned places.
_ODD = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xa1-\xa6\xa8\xaa-\xaf\xb2-\xb4\xb8-\xd6\xd8-\xf6\xf8-\u036f"
    "\ue000-\uf8ff\ufff0-\uffff]"
)
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U000323af]+")


def is_mostly_han(text: str) -> bool:
    """Whether a good part of a text is Han characters."""
    return sum(map(len, _HAN.findall(text))) > _HAN_SHARE * len(text)


def is_recognised(text: str, *, in_han_file: bool = False) -> bool:
    """Whether the characters of a page can be what is printed on it.

    A page without any Han character, in a file of them, that has some odd signs lost its font: two
    letters stand for each character.

    >>> is_recognised("为规范停车收费行为，维护停车秩序，制定本办法。" * 2)
    True
    >>> is_recognised("青gÌ车þîGoÈ一X_Ì车þî行7Ì车½Z7óè人ÌÈ[7Ä´ùÏÈJÈ¦7éÌ;g")
    False
    """
    signs = _SPACE.sub("", text)
    if len(signs) < _ENOUGH or (signs.isascii() and not in_han_file):
        return True
    if in_han_file and not _HAN.search(signs):
        return len(_ODD.findall(signs)) + len(_BROKEN.findall(text)) < _SOME_ODD * len(signs)
    return len(_ODD.findall(signs)) + _rare(signs) < _STRANGE * len(signs)


def _rare(signs: str) -> int:
    """How many Han characters stand in neither of the sets that daily writing is made of."""
    han = "".join(_HAN.findall(signs))
    simplified = len(han.encode("gb2312", "ignore")) // 2
    if simplified >= (1 - _STRANGE) * len(han):
        return len(han) - simplified
    return len(han) - max(simplified, len(han.encode("big5", "ignore")) // 2)
