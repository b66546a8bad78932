"""Reads the numbers of the articles that a text names: 第三条第二款、第五条至第七条."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.articles import ARTICLE, ArticleNumber, number_of
from corpus.fields.word_classes import HUNDRED_HAN

ArticleRow = tuple[ArticleNumber, ArticleNumber]
"""The first and the last of articles in a row; the same where it is a single one."""

_ARTICLE = rf"第\s*[{HUNDRED_HAN}千零〇○两\d]{{1,7}}\s*条(?:之\s*[{HUNDRED_HAN}]{{1,3}})?"
_ROW = re.compile(rf"(?P<first>{_ARTICLE})(?:\s*[至到]\s*(?P<last>{_ARTICLE}))?")


def named_articles(text: str) -> tuple[ArticleRow, ...]:
    """The articles that a text names, such as the clauses of a citation.

    >>> [(first.code, last.code) for first, last in named_articles("第三条第二款、第五条至第七条")]
    [('3', '3'), ('5', '7')]
    """
    rows = []
    for found in _ROW.finditer(text):
        first = _number(found["first"])
        last = _number(found["last"]) if found["last"] else first
        if first and last:
            rows.append((first, max(first, last)))
    return tuple(rows)


def is_among(article: ArticleNumber, rows: Sequence[ArticleRow]) -> bool:
    """Whether an article is one of some rows."""
    return any(first <= article <= last for first, last in rows)


def _number(written: str) -> ArticleNumber | None:
    found = ARTICLE.fullmatch("".join(written.split()))
    return number_of(found) if found else None
