"""Turn an HTML element into the lines that it shows: one for each paragraph or row of a table."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from lxml import etree

from corpus.wrapped_text.join_lines import unwrapped

# lxml publishes no types; an element is Any here and in the other readers of HTML.
Element = Any

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ucapcontent",
        "ucaptitle",
        "ul",
    ]
)
UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "select",
        "option",
        "button",
        "input",
        "textarea",
        "iframe",
        "object",
        "embed",
        "svg",
        "canvas",
        "link",
        "meta",
        "head",
        "title",
        "audio",
        "video",
        "map",
    ]
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
# Stands for white space with a line break of the source in it, until its neighbours are known.
_BREAK = "\x1f"
_HAN_GAP = re.compile(r"(?<=[\u2014-\u9fff\uff01-\uff5e])\x1f|\x1f(?=[\u2014-\u9fff\uff01-\uff5e])")
_XML_HEAD = re.compile(r"\A\s*<\?xml[^>]*\?>")


def parse(text: str) -> Element | None:
    """The root element of a page or a fragment of one; None where nothing can be read."""
    text = _XML_HEAD.sub("", text)
    # Not lxml.html's parser: it looks the class of each element up in Python.
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_pis=True, remove_comments=True
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError:
        return None


def html_lines(text: str) -> list[str]:
    r"""The lines of a text that holds HTML.

    >>> html_lines("<p>一、总则</p><table><tr><td>甲</td><td>乙</td></tr></table>三<br>四")
    ['一、总则', '甲\t乙', '三', '四']
    """
    root = parse(text)
    return [] if root is None else element_lines(root)


def element_lines(element: Element, shown: frozenset[Element] = frozenset()) -> list[str]:
    """The lines of an element in reading order; elements of `shown` are never taken as hidden."""
    pieces: list[str] = []
    _walk(element, pieces, shown)
    return to_lines(pieces)


def to_lines(pieces: list[str]) -> list[str]:
    r"""Join pieces of text to lines; "\n" alone is a break, what HTML calls white space is one."""
    lines = []
    for part in "".join(pieces).split("\n"):
        line = "\t".join(_tidy(cell) for cell in part.split("\t")) if "\t" in part else _tidy(part)
        if line.strip():
            lines.append(line.strip("\t") if line.count("\t") == 1 else line.rstrip("\t"))
    return lines


def is_unseen(element: Element) -> bool:
    """Whether an element is not shown: a comment, a script, or hidden by its style."""
    tag = element.tag
    if not isinstance(tag, str) or tag in UNSEEN:
        return True
    style = element.get("style")
    return style is not None and _hides(style)


@lru_cache(4096)
def _hides(style: str) -> bool:
    return _HIDDEN.search(style) is not None


def _tidy(text: str) -> str:
    text = _HAN_GAP.sub("", text).replace(_BREAK, " ")
    return text.strip(" \xa0\u3000\u200b\ufeff")


def _flow(text: str) -> str:
    if text.isspace() and _SPACE.fullmatch(text):
        return _BREAK if "\n" in text else " "
    return _SPACE.sub(lambda space: _BREAK if "\n" in space[0] else " ", text)


def _walk(element: Element, pieces: list[str], shown: frozenset[Element]) -> None:
    tag = element.tag
    if tag == "table" and _is_data(element):
        _rows(element, pieces)
        return
    if tag == "pre":
        pieces.append("\n" + "\n".join(unwrapped("".join(element.itertext()))) + "\n")
        return
    block = tag in _BLOCKS
    if block:
        pieces.append("\n")
    if element.text:
        pieces.append(_flow(element.text))
    for child in element:
        if child in shown or not is_unseen(child):
            _walk(child, pieces, shown)
        if child.tail:
            pieces.append(_flow(child.tail))
    if block:
        pieces.append("\n")


def _is_data(table: Element) -> bool:
    """Whether a table holds data: no table inside, several cells in its rows, none a whole text."""
    if table.find(".//table") is not None:
        return False
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    if not rows or max(map(len, rows)) < 2:
        return False
    return all(len(cell.findall(".//p")) < 12 for row in rows for cell in row)


def _rows(table: Element, pieces: list[str]) -> None:
    for row in table.iter("tr"):
        cells = []
        for cell in row:
            if cell.tag in ("td", "th") and not is_unseen(cell):
                inner: list[str] = []
                _walk(cell, inner, frozenset())
                cells.append(" ".join(line.replace("\t", " ") for line in to_lines(inner)))
        pieces.append("\n" + "\t".join(cells) + "\n")
    caption = table.find("caption")
    if caption is not None:
        pieces.append("\n" + _flow("".join(caption.itertext())) + "\n")
