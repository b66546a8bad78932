"""The numbers of articles (条), and the names by which they are addressed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.fields.numerals import to_int

ARTICLE = re.compile(
    r"第\s*(?P<number>[〇零○一二两三四五六七八九十百千\d]{1,7})\s*条(?:之\s*(?P<of>[一二三四五六七八九十]{1,3}))?"
)


@dataclass(frozen=True, slots=True)
class Article:
    """The number of an article, 第十二条之一 is (12, 1); `length` of what stands in the text."""

    number: int
    of: int | None
    length: int

    @property
    def name(self) -> str:
        """The name that addresses it: article-12, article-12-1."""
        return f"article-{self.number}" + (f"-{self.of}" if self.of else "")


def article_of(text: str) -> Article | None:
    """The article that a paragraph begins; None where it begins none.

    >>> article_of("第十二条之一　本条例……").name, article_of("第三章　总则")
    ('article-12-1', None)
    """
    found = ARTICLE.match(text)
    number = to_int(found["number"].replace("两", "二")) if found else None
    if found is None or number is None:
        return None
    return Article(number, to_int(found["of"]) if found["of"] else None, found.end())
