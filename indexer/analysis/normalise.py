"""Normalise text for index, query and marks, and map positions back to the original.

Each character is treated by itself, so that a piece of a document and the same piece typed as a
query come out alike: compatibility forms become plain ones (ＡＢ → ab, Ⅲ → iii, ㈠ → (一)),
Traditional becomes Simplified, ○ joins 〇, letters are lower case, quotes, dashes and middle dots
have one form each, invisible characters go. The brackets 〔〕 [] () 【】 stay apart. White space
stays, as one space, only between two letters or digits that are not Han.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import opencc

Breaks = npt.NDArray[np.int32]

BARRIER = "\n"
"""Stands between paragraphs of normalised text, and nowhere else."""

# Beyond NFKC: signs that writers and input methods exchange without a change of meaning.
_ONE_FORM = {
    char: form
    for form, chars in {
        "〇": "○◯",
        '"': "“”„‟«»「」〝〞〟",
        "'": "‘’‚‛『』",
        "-": "‐‑‒–—―−─━⸺⸻",
        "~": "〜∼",
        "·": "•‧・∙⋅",
        "/": "⁄∕",
    }.items()
    for char in chars
}

_HAN = "⺀-⿟々〆〇㐀-䶿一-鿿豈-\ufaff\U00020000-\U0003ffff"
_SPACED = rf"[^\W_{_HAN}]"
# A literal space comes first because `re` leaps to it.
_DROPPED_SPACE = re.compile(rf" (?:(?<!{_SPACED} )(?<!  ) *|(?<=  ) *| *(?!{_SPACED}| ))")

_LAST_CACHED = 0xFFFF


def normalise(text: str) -> str:
    """The normal form of one paragraph or query; a line break in it is white space.

    >>> normalise("武政规 〔２０１９〕 14 號，Open  Data")
    '武政规〔2019〕14号,open data'
    """
    return _without_spaces(_one_line(text).translate(_FORMS)).strip(" ")


@dataclass(frozen=True, slots=True)
class Normalised:
    r"""Normalised paragraphs: `text` joined by "\n", `breaks` as `original_span` reads them."""

    text: str
    breaks: Breaks

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        r"""Where `text[start:end]` stands in the original paragraphs joined by "\n"."""
        return original_span(self.breaks, start, end)


def normalise_paragraphs(paragraphs: Sequence[str]) -> Normalised:
    r"""The normal form of paragraphs; paragraph i is line i of the result, which may be empty.

    >>> normalise_paragraphs(["第㈠條 ", "Ａ"]).text
    '第(一)条\na'
    """
    original = BARRIER.join(map(_one_line, paragraphs))
    text, resized = _translated(original)
    dropped = [found.span() for found in _DROPPED_SPACE.finditer(text)] if " " in text else []
    if not resized:
        return Normalised(_without(text, dropped), _breaks_around(dropped, len(text)))
    sizes = np.ones(len(original), np.int32)
    sizes[list(resized)] = list(resized.values())
    origin = np.repeat(np.arange(len(original), dtype=np.int32), sizes)
    kept = np.ones(len(text), np.bool_)
    for start, end in dropped:
        kept[start:end] = False
    return Normalised(_without(text, dropped), _breaks(origin[kept]))


def original_span(breaks: Breaks, start: int, end: int) -> tuple[int, int]:
    """The span of the original that the normalised span [start, end) comes from.

    `breaks`, int32 of shape (n, 2): sorted points (normalised position, original position), the
    first at 0, between which both run in step. A character that became several is covered whole;
    what was dropped counts where it stands inside the span, not at its ends.
    """
    first = _original_position(breaks, start)
    return first, first if end <= start else _original_position(breaks, end - 1) + 1


def original_spans_of(
    breaks: Sequence[Breaks],
    texts: npt.NDArray[np.int64],
    starts: npt.NDArray[np.uint32],
    lengths: npt.NDArray[np.int64],
) -> list[tuple[int, int]]:
    """`original_span` of many spans in many texts at once.

    Span i has `lengths[i]` characters, at least 1, from `starts[i]` of text `texts[i]`, whose
    breaks are `breaks[texts[i]]`.
    """
    counts = [len(rows) for rows in breaks]
    rows = np.concatenate(breaks).astype(np.int64)
    # One ascending line of all texts: the text's number above, the position in it below.
    line = (np.repeat(np.arange(len(breaks)), counts) << 32) + rows[:, 0]
    shift = rows[:, 1] - rows[:, 0]
    begin = starts.astype(np.int64)
    last = begin + lengths - 1
    first = begin + shift[line.searchsorted((texts << 32) + begin, "right") - 1]
    end = last + shift[line.searchsorted((texts << 32) + last, "right") - 1] + 1
    return list(zip(first.tolist(), end.tolist(), strict=True))


class _Forms(dict[int, str]):
    """Code point → its normal form, computed when first met, so that no table is built at start."""

    def __missing__(self, code: int) -> str:
        form = _form(chr(code))
        if code <= _LAST_CACHED:  # a bound on memory, whatever is typed
            self[code] = form
        return form


def _form(char: str) -> str:
    """The normal form of one character: none, one or several that are normal themselves."""
    if char == BARRIER:
        return char
    if char.isspace():
        return " "
    category = unicodedata.category(char)
    if category in ("Cc", "Cf") or "VARIATION SELECTOR" in unicodedata.name(char, ""):
        return ""
    if category == "Cs":  # half a character, which no encoding can store
        return "\ufffd"
    form = _ONE_FORM.get(char) or unicodedata.normalize("NFKC", char)
    if " " in form:  # NFKC calls ¨ a space with dots
        form = char
    form = "".join(map(_simplified, form)).lower()
    return char if form == char else "".join(map(_form, form))


def _simplified(char: str) -> str:
    """The Simplified form of one character, whatever word it stands in."""
    simplified: str = _converter().convert(char)
    return simplified


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


_FORMS = _Forms()

_UNKNOWN, _RESIZED = 0xFFFFFFFF, 0xFFFFFFFE
"""What stands in `_FORM_CODES` for a character that was not met yet, or does not stay one."""

_FORM_CODES = np.full(_LAST_CACHED + 1, _UNKNOWN, np.uint32)
_FORM_CODES[_LAST_CACHED] = _RESIZED
"""Code point → that of its normal form. The last, which is no character, stands for all above."""


def _translated(text: str) -> tuple[str, dict[int, int]]:
    """`text.translate(_FORMS)`, and where in `text` a character became none or several: how many.

    Characters above `_LAST_CACHED` are listed there too. O(characters), in arrays.
    """
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.dtype("<u4"))
    codes = _FORM_CODES.take(points, mode="clip")
    if codes.max(initial=0) < _RESIZED:
        return codes.tobytes().decode("utf-32-le"), {}
    for code in set(points[codes == _UNKNOWN].tolist()):
        form = _FORMS[code]
        _FORM_CODES[code] = ord(form) if len(form) == 1 else _RESIZED
    codes = _FORM_CODES.take(points, mode="clip")
    sizes: dict[int, int] = {}
    pieces: list[str] = []
    at = 0
    for place in np.flatnonzero(codes == _RESIZED).tolist():
        form = _FORMS[ord(text[place])]
        pieces += codes[at:place].tobytes().decode("utf-32-le"), form
        sizes[place] = len(form)
        at = place + 1
    return "".join(pieces) + codes[at:].tobytes().decode("utf-32-le"), sizes


def _without(text: str, dropped: Sequence[tuple[int, int]]) -> str:
    """A text without some spans, which are given in order and do not overlap."""
    if not dropped:
        return text
    ends = [0, *(end for _, end in dropped)]
    starts = [*(start for start, _ in dropped), len(text)]
    return "".join([text[end:start] for end, start in zip(ends, starts, strict=True)])


def _breaks_around(dropped: Sequence[tuple[int, int]], length: int) -> Breaks:
    """The breaks of a text of this length of which only some spans were dropped."""
    points = {0: 0}
    gone = 0
    for start, end in dropped:
        if end < length:
            points[start - gone] = end
        gone += end - start
    return np.array(list(points.items()), np.int32)


def _one_line(paragraph: str) -> str:
    return paragraph.replace(BARRIER, " ")


def _without_spaces(text: str) -> str:
    return _DROPPED_SPACE.sub("", text) if " " in text else text


def _breaks(origin: npt.NDArray[np.int32]) -> Breaks:
    """The points where the original position (one for each normalised character) jumps."""
    if not len(origin):
        return np.zeros((1, 2), np.int32)
    jumps = np.flatnonzero(np.diff(origin) != 1) + 1
    points = np.concatenate(([0], jumps))
    return np.stack((points, origin[points]), axis=1).astype(np.int32)


def _original_position(breaks: Breaks, position: int) -> int:
    point = int(np.searchsorted(breaks[:, 0], position, "right")) - 1
    return int(breaks[point, 1]) + position - int(breaks[point, 0])
