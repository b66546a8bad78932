"""A text that somebody pasted, as a document of no source: all of it kept, nothing judged."""

from __future__ import annotations

from datetime import date

from corpus.document import Document, Part
from corpus.structure import split_text, to_paragraphs

LONGEST_TITLE = 80


def pasted_document(text: str, written_on: date) -> Document:
    r"""The document of a text; its first line is its title where it can be one.

    >>> pasted_document("关于养犬的通知\n各区：\n请登记。", date(2024, 3, 1)).title
    '关于养犬的通知'
    """
    paragraphs = to_paragraphs(split_text(text.replace("\r\n", "\n")))
    first = paragraphs[0].text if paragraphs else ""
    is_title = len(first) <= LONGEST_TITLE and not first.endswith(tuple("。；，：:;,"))
    return Document(
        source="",
        key="",
        id="",
        title=first if is_title else "",
        parts=(Part(paragraphs),),
        path="",
        written_on=written_on,
    )
