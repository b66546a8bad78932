"""Take boxes of links to other pages off a body, behind the last running text of a page."""

from __future__ import annotations

import re
from typing import Any

from corpus.page_elements.element_text import text_of
from corpus.page_elements.visibility import is_unseen
from corpus.page_text.page_lines import is_sentence

# lxml publishes no types.
Element = Any

# The share of a box's signs that stand in links, and how many links it has at least.
_SHARE, _LEAST = 0.6, 2
# A box with more of the body's text than this share is no box beside it.
_MOST = 0.4
# The heading of such a box is no longer.
_LONGEST_HEADING = 12
_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar|7z|pptx?|jpe?g|png|txt|mp4)(?:$|[?#])|^(?:javascript|#|mailto)",
    re.IGNORECASE,
)


def drop_link_boxes(body: Element) -> None:
    """Drop the last boxes of a body that hold links to other pages and hardly anything else.

    What stands above the last running text, links to files and what is the whole body stay.
    """
    if _links(body) < _LEAST:
        return
    box = body
    most = -1.0
    while len(box):
        last = _last_shown(box)
        if last is None or _links(last) < _LEAST:
            return
        if _is_link_box(last):
            # A list of links may be what the page is for.
            most = len(text_of(body)) * _MOST if most < 0 else most
            if len(text_of(last)) > most:
                return
            heading = _before(last)
            _drop(last)
            if heading is not None and len(text_of(heading)) <= _LONGEST_HEADING:
                _drop_heading(heading)
            continue
        box = last


def _last_shown(box: Element) -> Element | None:
    """The last child that shows anything; None where text of the box itself stands behind it."""
    for child in reversed(box):
        if isinstance(child.tag, str) and not is_unseen(child) and _shows(child):
            return child
        if (child.tail or "").strip():
            return None
    return None


def _shows(element: Element) -> bool:
    """Whether an element may show anything: text of its own tells."""
    if isinstance(element.text, str) and element.text.strip():
        return True
    return bool(text_of(element))


def _before(box: Element) -> Element | None:
    """The element above a box; None where text stands between."""
    one = box.getprevious()
    while one is not None and not (one.tail or "").strip():
        if isinstance(one.tag, str) and not is_unseen(one) and text_of(one):
            return one
        one = one.getprevious()
    return None


def _is_link_box(box: Element) -> bool:
    if box.tag in ("a", "span", "p", "b", "strong", "font", "table", "tr", "td"):
        return False
    links = [one for one in box.iter("a") if one.get("href") and not _FILE.search(one.get("href"))]
    texts = [text_of(one) for one in links]
    if len([one for one in texts if len(one) >= 4]) < _LEAST or any(map(is_sentence, texts)):
        return False
    return sum(map(len, texts)) >= len("".join(text_of(box).split())) * _SHARE


def _links(box: Element) -> int:
    return sum(1 for one in box.iter("a") if one.get("href"))


def _drop_heading(element: Element) -> None:
    if element.tag not in ("p", "span", "td"):
        _drop(element)


def _drop(element: Element) -> None:
    """Take an element out; what stands behind it stays."""
    parent, previous = element.getparent(), element.getprevious()
    if previous is not None:
        previous.tail = (previous.tail or "") + "\n" + (element.tail or "")
    else:
        parent.text = (parent.text or "") + "\n" + (element.tail or "")
    element.tail = None
    parent.remove(element)
