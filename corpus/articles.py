"""The numbers of articles (条), and the names by which they are addressed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from corpus.fields.numerals import to_han, to_int

ARTICLE = re.compile(
    r"第\s*(?P<number>[〇零○一二两三四五六七八九十百千\d]{1,7})\s*条(?:之\s*(?P<of>[一二三四五六七八九十]{1,3}))?"
)
_BEGINS = re.compile(
    r"第\s*[一二三四五六七八九十百千〇○零\d]{1,7}\s*条(?:之[一二三四五六七八九十]+)?(?![款项的和、及或至到之规])"
)
_NO_ARTICLE = 10_000
"""No law has so many articles."""
_CODE = re.compile(r"(?P<number>[1-9]\d{0,3})(?:-(?P<of>[1-9]\d?))?")


class ArticleNumber(NamedTuple):
    """The number of an article: 第十二条 is (12, 0), 第十二条之一 is (12, 1)."""

    number: int
    of: int = 0

    @property
    def code(self) -> str:
        """The number as an address says it: 12, 12-1."""
        return f"{self.number}-{self.of}" if self.of else str(self.number)

    @property
    def name(self) -> str:
        """The name that addresses it: article-12, article-12-1."""
        return f"article-{self.code}"

    @property
    def label(self) -> str:
        """How texts write it: 第十二条之一."""
        of = f"之{to_han(self.of)}" if self.of else ""
        return f"第{to_han(self.number)}条{of}"


@dataclass(frozen=True, slots=True)
class Article:
    """The article that a paragraph begins; `length` of what stands there of its number."""

    number: ArticleNumber
    length: int

    @property
    def name(self) -> str:
        """The name that addresses it: article-12, article-12-1."""
        return self.number.name


def begins_article(text: str) -> bool:
    """Whether a paragraph begins an article, and does not only begin with the name of one.

    >>> begins_article("第三条　本办法所称犬只……"), begins_article("第三条规定的犬只")
    (True, False)
    """
    return _BEGINS.match(text) is not None


def article_of(text: str) -> Article | None:
    """The article that a paragraph begins; None where it begins none.

    >>> article_of("第十二条之一　本条例……").name, article_of("第三章　总则")
    ('article-12-1', None)
    """
    found = ARTICLE.match(text)
    number = number_of(found) if found else None
    return Article(number, found.end()) if found and number else None


def number_of(found: re.Match[str]) -> ArticleNumber | None:
    """The number that a match of `ARTICLE` writes; None where its signs are no number."""
    number = to_int(found["number"].replace("两", "二"))
    if number is None:
        return None
    return ArticleNumber(number, (to_int(found["of"]) or 0) if found["of"] else 0)


def read_article(text: str) -> ArticleNumber | None:
    """The article that somebody asks for: 12, 12-1, 第十二条之一, 十二; None for anything else.

    >>> [one and one.code for one in map(read_article, ("12-1", "第十二条之一", "十二", "条", "0"))]
    ['12-1', '12-1', '12', None, None]
    """
    bare = "".join(text.split())
    found = _CODE.fullmatch(bare)
    if found is not None:
        return ArticleNumber(int(found["number"]), int(found["of"] or 0))
    written = ARTICLE.fullmatch(bare) or ARTICLE.fullmatch(f"第{bare}条")
    number = number_of(written) if written else None
    return number if number and 0 < number.number < _NO_ARTICLE else None
