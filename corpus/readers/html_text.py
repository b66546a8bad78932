"""Turn an HTML element into the lines that it shows: one for each paragraph or row of a table."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from corpus.page_elements.visibility import is_unseen, mark_hidden
from corpus.page_text.label_names import label_field
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
_SPACE = re.compile(r"[ \t\r\n\f]+")
# What word processors call the styles of type that they export.
_TYPE_NAME = re.compile(r"[A-Za-z]{1,3}\d{1,3}")
_INLINE = frozenset(["span", "em", "i", "b", "strong", "font", "label", "small", "u"])
_LABEL = re.compile(r"[\s\xa0【\[（(]*([\u4e00-\u9fff \u3000\xa0]{2,12})[】\]）)]?[:：]")
_AS_BLOCK = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.IGNORECASE)
# Attributes of elements that set type within a line, not values beside one another.
_OF_TYPE = ("style", "lang", "face", "color", "size")
_BEGINS_VALUE = re.compile(
    r"[\u4e00-\u9fff]{2,8}[ \u3000\xa0]*[:：]|(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}"
)
_ENDS_VALUE = re.compile(r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$")
_STATE = re.compile(
    r"(?:全文|现行|部分|条款)?(?:有效|失效)|已?废止|已修改|尚未(?:施行|生效)|主动公开"
)
_OF_SENTENCE = re.compile(r"[。；！？]|，.*，")
# Values in a row are not longer, all together.
_LONGEST_ROW = 240
# Stands for white space with a line break of the source in it, until its neighbours are known.
_BREAK = "\x1f"
_HAN_GAP = re.compile(r"(?<=[\u2014-\u9fff\uff01-\uff5e])\x1f|\x1f(?=[\u2014-\u9fff\uff01-\uff5e])")
# Signs of a link that is the title of another page, not the name of a column.
_LEAST_TITLE = 8
# Bounds for the rows and columns of one cell; the standard has 65,534 and 1,000.
_MOST_ROWS, _MOST_COLUMNS = 65_534, 60
# Columns from which no cell goes on in the rows below.
_WIDEST = 500
_XML_HEAD = re.compile(r"\A\s*<\?xml[^>]*\?>")
# A browser reads on behind them, libxml2 does not; without them everything ends where it should.
_ENDS = re.compile(r"</(?:[hH][tT][mM][lL]|[bB][oO][dD][yY])\b[^<>]*>")


def parse(text: str) -> Element | None:
    """The root element of a page or a fragment of one; None where nothing can be read."""
    text = _ENDS.sub("", _XML_HEAD.sub("", text))
    # Not lxml.html's parser: it looks the class of each element up in Python.
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_pis=True, remove_comments=True, collect_ids=False
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError:
        return None
    return root


def html_lines(text: str) -> list[str]:
    r"""The lines of a text that holds HTML.

    >>> html_lines("<p>一、总则</p><table><tr><td>甲</td><td>乙</td></tr></table>三<br>四")
    ['一、总则', '甲\t乙', '三', '四']
    """
    root = parse(text)
    if root is None:
        return []
    mark_hidden(root)
    return element_lines(root)


def element_lines(element: Element, shown: frozenset[Element] = frozenset()) -> list[str]:
    """The lines of an element in reading order; elements of `shown` are never hidden, nor data."""
    pieces: list[str] = []
    _walk(element, pieces, shown)
    return to_lines(pieces)


def to_lines(pieces: list[str]) -> list[str]:
    r"""Join pieces of text to lines; "\n" alone is a break, what HTML calls white space is one."""
    lines = []
    for part in "".join(pieces).split("\n"):
        if not part:
            continue
        line = "\t".join(_tidy(cell) for cell in part.split("\t")) if "\t" in part else _tidy(part)
        if line.strip():
            lines.append(line.strip("\t") if line.count("\t") == 1 else line.rstrip("\t"))
    return lines


def _tidy(text: str) -> str:
    if _BREAK in text:
        text = _HAN_GAP.sub("", text).replace(_BREAK, " ")
    return text.strip(" \xa0\u3000\u200b\ufeff")


def _flow(text: str) -> str:
    if not ("\n" in text or "  " in text or "\t" in text or "\r" in text or "\f" in text):
        return text
    if text.isspace() and not text.strip(" \t\r\n\f"):
        return _BREAK if "\n" in text else " "
    return _SPACE.sub(lambda space: _BREAK if "\n" in space[0] else " ", text)


def _walk(element: Element, pieces: list[str], shown: frozenset[Element]) -> None:
    tag = element.tag
    if tag == "table" and element not in shown and _is_data(element):
        _rows(element, pieces)
        return
    if tag == "pre":
        pieces.append("\n" + "\n".join(unwrapped("".join(element.itertext()))) + "\n")
        return
    block = tag in _BLOCKS or (tag in _INLINE and _is_set_as_block(element))
    if block:
        pieces.append("\n")
    if element.text:
        pieces.append(_flow(element.text))
    before: Element = None
    for child in element:
        if child in shown or not is_unseen(child):
            if before is not None and (gap := _gap(before, child, around=bool(shown))):
                pieces.append(gap)
            _walk(child, pieces, shown)
            before = child
        if child.tail:
            pieces.append(_flow(child.tail))
            before = None
    if block:
        pieces.append("\n")


def _gap(one: Element, other: Element, *, around: bool) -> str:
    """What parts two elements with nothing between them that the style of a page parts.

    `around` says that they stand around a text, where a label begins another field.
    """
    if one.tag == other.tag == "a":
        box = one.getparent()
        if (
            box.tag in ("p", "span")
            or (box.text or "").strip()
            or one.get("href") == other.get("href")
        ):
            return ""
        texts = ["".join(link.itertext()).strip() for link in (one, other)]
        # Names of columns stand beside each other, titles of other pages below each other.
        return "\n" if min(map(len, texts)) >= _LEAST_TITLE else " "
    if one.tag not in _INLINE or other.tag not in _INLINE:
        return ""
    if around:
        label = _LABEL.match("".join(other.itertext()))
        if label is not None and label_field(label[1]) is not None:
            return " "
    return " " if _stand_apart(one, other) or _are_values(one, other) else ""


def _is_set_as_block(element: Element) -> bool:
    style = element.get("style")
    return style is not None and "block" in style and _AS_BLOCK.search(style) is not None


def _are_values(one: Element, other: Element) -> bool:
    """Whether two elements are values of a page side by side, which its style parts.

    They have no style of type, a label or a day begins the second or a day ends the first, and what
    they stand in is no sentence: <span>来源：某局</span><span>2019-05-01</span>.
    """
    if any(element.get(name) is not None for element in (one, other) for name in _OF_TYPE):
        return False
    right = "".join(other.itertext()).strip()
    left = "".join(one.itertext()).strip()
    if not (_BEGINS_VALUE.match(right) or _ENDS_VALUE.search(left) or _are_names(left, right)):
        return False
    box = one.getparent()
    if (box.text or "").strip() or box.tag in ("h1", "h2", "h3"):
        return False
    whole = "".join(box.itertext())
    return len(whole) <= _LONGEST_ROW and _OF_SENTENCE.search(whole) is None


def _are_names(left: str, right: str) -> bool:
    """Whether two texts are the state of a document and what stands beside it, each a word."""
    return _STATE.fullmatch(left) is not None or _STATE.fullmatch(right) is not None


def _stand_apart(one: Element, other: Element) -> bool:
    """Whether two values of a page stand side by side: 2019-5-1 and 386 views.

    They are named differently; names such as s1 and T2 are those of styles of type.
    """
    names = one.get("class"), other.get("class")
    if not all(names) or names[0] == names[1] or any(map(_TYPE_NAME.fullmatch, names)):
        return False
    return "".join(one.itertext())[-1:].isdigit() and "".join(other.itertext())[:1].isdigit()


def _is_data(table: Element) -> bool:
    """Whether a table holds data: no table inside, several cells in its rows, none a whole text."""
    if table.find(".//table") is not None:
        return False
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    if not rows or max(map(len, rows)) < 2:
        return False
    return all(len(cell.findall(".//p")) < 12 for row in rows for cell in row)


def _rows(table: Element, pieces: list[str]) -> None:
    """The rows of a table; a cell over several rows says its text in each of them."""
    carried: dict[int, tuple[int, str]] = {}
    group: Element = None
    for row in table.iter("tr"):
        if row.getparent() is not group:
            # A cell reaches down to the end of its group of rows at most.
            group = row.getparent()
            carried.clear()
        if is_unseen(row) or (group is not table and is_unseen(group)):
            continue
        cells: list[str] = []
        for cell in row:
            if cell.tag in ("td", "th") and not is_unseen(cell):
                _carry(carried, cells)
                text = _cell(cell)
                rows = _span(cell, "rowspan")
                texts = [text, *[""] * (_span(cell, "colspan") - 1)]
                if rows > 1 and len(cells) < _WIDEST:
                    carried |= {len(cells) + i: (rows - 1, one) for i, one in enumerate(texts)}
                cells += texts
        _carry(carried, cells)
        pieces.append("\n" + "\t".join(cells) + "\n")
    caption = table.find("caption")
    if caption is not None:
        pieces.append("\n" + _flow("".join(caption.itertext())) + "\n")


def _carry(carried: dict[int, tuple[int, str]], cells: list[str]) -> None:
    """Go on with the cells of rows above that reach down to the next column of this row."""
    while (held := carried.pop(len(cells), None)) is not None:
        rows, text = held
        if rows > 1:
            carried[len(cells)] = (rows - 1, text)
        cells.append(text)


def _cell(cell: Element) -> str:
    inner: list[str] = []
    _walk(cell, inner, frozenset())
    return " ".join(line.replace("\t", " ") for line in to_lines(inner))


def _span(cell: Element, name: str) -> int:
    """How many rows or columns a cell goes over; rowspan 0 means all that follow."""
    value = (cell.get(name) or "").strip()
    if not value.isdecimal():
        return 1
    if name == "rowspan":
        return min(int(value) or _MOST_ROWS, _MOST_ROWS)
    return min(max(int(value), 1), _MOST_COLUMNS)
