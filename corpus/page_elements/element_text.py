"""The text of one element, on one line."""

from __future__ import annotations

from typing import Any

from corpus.page_elements.visibility import is_unseen

# lxml publishes no types.
Element = Any

_INLINE = frozenset(
    [
        *(
            "a",
            "abbr",
            "b",
            "bdi",
            "big",
            "cite",
            "code",
            "em",
            "font",
            "i",
            "ins",
            "label",
            "mark",
        ),
        *(
            "q",
            "ruby",
            "rb",
            "small",
            "span",
            "strong",
            "sub",
            "sup",
            "time",
            "tt",
            "u",
            "var",
            "o:p",
        ),
    ]
)


def text_of(element: Element) -> str:
    """What an element shows, with a space between its blocks.

    A hidden element shows its text here: the caller knows where it stands.
    """
    pieces: list[str] = []
    _collect(element, pieces)
    return " ".join("".join(pieces).split())


def _collect(element: Element, pieces: list[str]) -> None:
    pieces.append(element.text or "")
    for child in element:
        if not is_unseen(child):
            apart = child.tag not in _INLINE
            if apart:
                pieces.append(" ")
            _collect(child, pieces)
            if apart:
                pieces.append(" ")
        pieces.append(child.tail or "")
