"""Find the title of a text that nothing marks: the likeliest of the lines above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.document import ParagraphKind
from corpus.fields.numbers import parse_number
from corpus.fields.title import names_site, without_gaps
from corpus.page_text.label_names import LABELS
from corpus.page_text.page_byline import read_byline, split_heading
from corpus.page_text.page_lines import (
    is_breadcrumb,
    is_furniture,
    is_sentence,
    neighbour,
    without_bullet,
)
from corpus.page_text.page_links import is_dated_link, is_menu
from corpus.page_text.page_summary import is_addressed
from corpus.page_text.page_tail import is_boilerplate
from corpus.page_text.page_title import LONGEST, TITLE_END, whole_title
from corpus.structure import to_paragraph

_SHORTEST = 8
# How many lines below a title its day or number may stand.
_NEAR = 3
# Points of a title that is sure enough.
_LEAST = 4
_LABELS = tuple(name for name in LABELS if len(name) > 2)
_COLUMNS = re.compile(r"首页|网站|政务公开|欢迎|您好|本网站|友情提示")
# How far down those addressed are looked for.
_MOST = 80
_BESIDE = re.compile(r"[?？!！]$|^[（(].*[)）]$|[:：]|\t")


def title_points(lines: Sequence[str], place: int) -> int:
    """The points of a line as the title of the text below it; 0 where it cannot be one.

    A title says what it is about and ends like one, is said again, and has its day or its number
    below it.

    >>> page = ["云州市水务局", "当前位置：首页", "关于养犬的通知", "2024-01-02 来源：水务局"]
    >>> [title_points(page, place) for place in range(4)]
    [1, 0, 6, 0]
    """
    line = lines[place]
    title = split_heading(line)[0]
    if not 4 <= len(title) <= LONGEST or is_sentence(title) or parse_number(title):
        return 0
    if is_furniture(line) or is_menu(line) or is_breadcrumb(line) or neighbour(line) is not False:
        return 0
    if without_bullet(line) is not None or read_byline(line) is not None or _BESIDE.search(title):
        return 0
    paragraph = to_paragraph(title)
    if paragraph is None or paragraph.kind is not ParagraphKind.TEXT:
        return 0
    own = "".join(title.split())
    others = ["".join(one.split()) for i, one in enumerate(lines) if i != place]
    points = 2 * (len(own) >= _SHORTEST and TITLE_END.search(title) is not None)
    points += 2 * ("关于" in title)
    points += 1 * (len(own) > 12)
    points += 3 * (len(own) >= _SHORTEST and any(own in one for one in others))
    below = lines[place + 1 : place + 1 + _NEAR]
    points += 2 * (any(read_byline(one) for one in below[:1]))
    points += 1 * any(read_byline(one) or parse_number(one) for one in below)
    return max(0, points - 3 * names_site(title)) + 1


def likelier_title(lines: Sequence[str], title: str | None) -> str | None:
    """The title above the text where what was found is the name of a site, a column or a label."""
    own = "".join((title or "").split())
    if "关于" in own or TITLE_END.search(own) or not _is_no_title(own):
        return None
    text = _text(lines)
    if sum("".join(line.split()) == own for line in lines[:text]) > 1:
        return None
    places = [i for i in range(text) if not is_dated_link(lines[i]) and title_points(lines, i)]
    best = max(places, key=lambda place: (title_points(lines, place), place), default=None)
    if best is None or title_points(lines, best) < _LEAST or own in lines[best]:
        return None
    line = lines[best]
    return without_gaps(split_heading(whole_title(lines, best) or line)[0])


def _is_no_title(own: str) -> bool:
    """Whether a text is the name of a site or column, a button, or a label with its value."""
    return (
        len(own) < _SHORTEST
        or names_site(own)
        or is_furniture(own)
        or own.startswith(_LABELS)
        or _COLUMNS.match(own) is not None
    )


def _text(lines: Sequence[str]) -> int:
    """Where the running text begins: at those it is addressed to, else at two sentences."""
    for index, line in enumerate(lines[:_MOST]):
        if is_addressed(line):
            return index
    for index, line in enumerate(lines):
        after = lines[index + 1 : index + 4]
        if _is_running(line) and any(map(_is_running, after)):
            return index
    return 0


def _is_running(line: str) -> bool:
    if read_byline(line) is not None or is_furniture(line) or is_boilerplate(line):
        return False
    paragraph = to_paragraph(line)
    article = paragraph is not None and paragraph.kind is ParagraphKind.ARTICLE
    return is_sentence(line) or (article and len(line) > _SHORTEST)
