"""Divide a stored text into articles and sections, beyond which no passage goes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from corpus.articles import article_of
from corpus.document import ParagraphKind


class Section(NamedTuple):
    """A part of a text that begins at `start`, in characters; `article`: it is one (条)."""

    start: int
    article: bool


def sections_of(structure: bytes, text: str) -> list[Section]:
    """Where articles, headings behind other text, signatures and attachments begin, in order.

    `structure` is that of `indexer.analysed_document.stored_document`.
    """
    found = []
    lines = iter(text.split("\n"))
    at = 0
    for _number, _title, rows, *_notes in json.loads(structure):
        before = ""
        for kind, _level, _page in rows:
            article = kind == ParagraphKind.ARTICLE
            heading = kind == ParagraphKind.HEADING and before != ParagraphKind.HEADING
            if article or heading or kind == ParagraphKind.SIGNATURE or not before:
                found.append(Section(at, article))
            at += len(next(lines, "")) + 1
            before = kind
    return found


def article_anchor(sections: Sequence[Section], text: str, place: int) -> str:
    """The name by which the page of a document addresses the article that holds a place.

    It is "" where none does. A second article of one number is article-12.2.
    """
    names: Counter[str] = Counter()
    anchor = ""
    for section in sections:
        if section.start > place:
            break
        anchor = ""
        if section.article and (article := article_of(text[section.start : section.start + 40])):
            names[article.name] += 1
            again = names[article.name]
            anchor = article.name if again == 1 else f"{article.name}.{again}"
    return anchor
