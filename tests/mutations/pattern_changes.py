"""Small changes of a regular expression: quantifiers, anchors, classes, alternatives."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HAN = "\u4e00-\u9fff"
# One piece of a pattern; an escape and a class come first, so that no sign in them is a quantifier.
_PIECE = re.compile(
    r"(?P<escape>\\.)|(?P<class>\[(?:\\.|[^\]\\])+\])|(?P<look>\(\?<?[=!])"
    r"|(?P<group>\((?:\?:|\?P<\w+>)?)|(?P<bounds>\{(?P<least>\d*)(?P<comma>,?)(?P<most>\d*)\}\??)"
    r"|(?P<quantifier>[*+?]\??)|(?P<anchor>[\^$])",
    re.DOTALL,
)
_LATER = re.compile(rf"\|[{_HAN}]+(?=[|)]|$)")
_EARLIER = re.compile(rf"(?<=[(|:])[{_HAN}]+\|")
_SIGN = re.compile(rf"(?<![-\\])[{_HAN}](?!-)")


def changed_patterns(pattern: str) -> Iterator[str]:
    """Each pattern that differs in one place from `pattern`, all or part of a regular expression.

    >>> list(changed_patterns("甲|乙?$"))
    ['甲|乙$', '甲|乙*$', '甲|乙?']
    """
    for piece in _PIECE.finditer(pattern):
        before, after = pattern[: piece.start()], pattern[piece.end() :]
        for other in _changed_piece(piece):
            yield before + other + after
    for alternative in (*_LATER.finditer(pattern), *_EARLIER.finditer(pattern)):
        yield pattern[: alternative.start()] + pattern[alternative.end() :]


def _changed_piece(piece: re.Match[str]) -> Iterator[str]:
    text = piece.group()
    match piece.lastgroup:
        case "quantifier":
            lazy = text[1:]
            yield {"*": "+", "+": "*", "?": ""}[text[0]] + (lazy if text[0] != "?" else "")
            if text[0] == "?":
                yield "*" + lazy
            elif lazy:
                yield text[0]
        case "bounds" | "least" | "comma" | "most":
            yield from _changed_bounds(piece)
        case "anchor":
            yield ""
        case "look":
            yield text[:-1] + ("!" if text[-1] == "=" else "=")
        case "class":
            yield "[" + text[2:] if text[1] == "^" else "[^" + text[1:]
            for sign in _SIGN.finditer(text):
                if len(text) > 3:
                    yield text[: sign.start()] + text[sign.end() :]
        case _:
            return


def _changed_bounds(piece: re.Match[str]) -> Iterator[str]:
    least, most = piece["least"], piece["most"]
    lazy = "?" if piece.group().endswith("?") else ""
    if not piece["comma"]:
        yield f"{{{int(least) + 1}}}{lazy}"
        return
    if most:
        yield f"{{{least},{int(most) + 1}}}{lazy}"
        if int(most) > int(least or 0):
            yield f"{{{least},{int(most) - 1}}}{lazy}"
    if not most or int(least or 0) < int(most):
        yield f"{{{int(least or 0) + 1},{most}}}{lazy}"
