"""Tells apart the articles that a text names in one row: 第三条第二款、第五条."""

from __future__ import annotations

import re

_NEXT = re.compile(
    r"(?:的?(?:有关|相关)?(?:内容|规定))?(?:以及|[、和及与，])(?=第[^第]{1,12}?(?:[条章节]|部分)|附[件表录])"
)


def single_articles(clauses: str) -> tuple[str, ...]:
    """The articles of a row, each with its paragraphs and items; () where the row is empty.

    >>> single_articles("第三条第二款、第三款、第五条和第七条")
    ('第三条第二款、第三款', '第五条', '第七条')
    >>> single_articles("第三条的规定及第五条")
    ('第三条', '第五条')
    >>> single_articles("序言第七自然段、第三条和附件2")
    ('序言第七自然段', '第三条', '附件2')
    >>> single_articles("第四条至第八条")
    ('第四条至第八条',)
    """
    return tuple(filter(None, _NEXT.split(clauses)))
