"""Tell which articles a text has, and whether it surely has no others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.articles import ArticleNumber, article_of, begins_article
from corpus.fields.numerals import HAN_NUMERAL, to_int
from indexer.relations.grammar.drafts.said_clauses import SaidClause

_CHAPTER = re.compile(rf"第\s*(?P<count>{HAN_NUMERAL}{{1,4}}|\d{{1,3}})\s*章")
_ITEM = re.compile(r"[（(](?P<count>[一二三四五六七八九十]{1,3}|\d{1,2})[）)]")
_LISTED = re.compile(r"(?P<count>[一二三四五六七八九十]{1,3})、")
_CLOSING = re.compile(r"施行|实施|生效|执行|废止|解释权|负责解释")
_MARKS = " \t　*#“"
"""What may stand before the number of an article in its line."""
_LAST = 3
"""Articles at the end of a text, one of which says from when it holds, if the text is whole."""

_MOST_OF = 0.8
"""The share of its articles that a text without gaps has; some lines hold two."""


@dataclass(frozen=True, slots=True)
class HeldArticle:
    """An article at [start, end) of a text, and its lines."""

    start: int
    end: int
    lines: tuple[str, ...]

    @property
    def paragraphs(self) -> int:
        """How many paragraphs (款) it has: lines that are no items (项) of the one above."""
        return 1 + sum(not _ITEM.match(line) for line in self.lines[1:])

    def has_item(self, paragraph: int | None, item: int) -> bool:
        """Whether it, or one paragraph of it, has an item of this number."""
        return item in _counts(_ITEM, "\n".join(self._of_paragraph(paragraph)))

    def _of_paragraph(self, paragraph: int | None) -> Sequence[str]:
        if paragraph is None:
            return self.lines
        number, found = 0, []
        for at, line in enumerate(self.lines):
            number += at == 0 or not _ITEM.match(line)
            if number == paragraph:
                found.append(line)
        return found


class HeldArticles:
    """The articles of the texts that a citation means, where one is here in several parts."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take the texts; they are read when an article is asked for."""
        self._texts = texts

    @cached_property
    def _articles(self) -> list[dict[ArticleNumber, HeldArticle]]:
        return [dict(reversed(list(_articles_of(text)))) for text in self._texts]

    def has(self, clause: SaidClause) -> bool | None:
        """Whether a text has an article, paragraph, item or chapter; None where it is not told."""
        if clause.chapter is not None:
            return self._has_chapter(clause.chapter)
        if clause.article is None:
            return None
        key = ArticleNumber(clause.article, clause.of or 0)
        found = [articles[key] for articles in self._articles if key in articles]
        if not found:
            return self._has_item_for_article(clause)
        told = [self._has_part(article, clause) for article in found]
        return True if True in told else None if None in told else False

    def place(self, clause: SaidClause) -> tuple[int, HeldArticle] | None:
        """Which text has an article, and where."""
        key = ArticleNumber(clause.article or 0, clause.of or 0)
        for number, articles in enumerate(self._articles):
            if key in articles:
                return number, articles[key]
        return None

    def article_at(self, text: int, place: int) -> ArticleNumber | None:
        """The article around a place of a text."""
        for key, one in self._articles[text].items():
            if one.start <= place < one.end:
                return key
        return None

    def _goes_beyond(self, number: int) -> bool:
        """Whether a number is above that of the last article, which closes the document.

        One that is missing below it may only have been lost: of two articles in one line the
        second is not seen.
        """
        return bool(self._numbers) and number > max(self._numbers) and self._whole

    @cached_property
    def _numbers(self) -> set[int]:
        return {number for articles in self._articles for number, _ in articles}

    @cached_property
    def _whole(self) -> bool:
        """Whether the texts have nearly all articles to the last ones, which close the document."""
        numbers = self._numbers
        if not numbers or len(numbers) < _MOST_OF * max(numbers):
            return False
        last = sorted(numbers)[-_LAST:]
        return any(
            _CLOSING.search("\n".join(articles[ArticleNumber(number)].lines))
            for articles in self._articles
            for number in last
            if ArticleNumber(number) in articles
        )

    def _has_part(self, article: HeldArticle, clause: SaidClause) -> bool | None:
        many = clause.paragraph is not None and clause.paragraph > article.paragraphs
        if many:
            return False if self._lays_paragraphs_out else None
        return clause.item is None or article.has_item(clause.paragraph, clause.item)

    @property
    def _lays_paragraphs_out(self) -> bool:
        """Whether some article has several paragraphs, each in a line of its own."""
        return any(one.paragraphs > 1 for all_of in self._articles for one in all_of.values())

    def _has_item_for_article(self, clause: SaidClause) -> bool | None:
        if any(self._articles):
            return False if self._goes_beyond(clause.article or 0) else None
        # A notice without articles counts 一、二、三、; 第三条 of it is 三、.
        if clause.of is None and clause.paragraph is None and clause.item is None:
            listed = {count for text in self._texts for count in _counts(_LISTED, text)}
            if clause.article in listed:
                return True
        return None

    def _has_chapter(self, chapter: int) -> bool | None:
        counts = {count for text in self._texts for count in _counts(_CHAPTER, text)}
        if chapter in counts:
            return True
        beyond = bool(counts) and chapter > max(count or 0 for count in counts)
        return False if beyond and self._whole else None


def _articles_of(text: str) -> Iterator[tuple[ArticleNumber, HeldArticle]]:
    """The articles of a text in order, each from its first line to the next article or chapter."""
    key: ArticleNumber | None = None
    start = at = 0
    lines: list[str] = []
    for line in text.split("\n"):
        bare = line.lstrip(_MARKS)
        article = article_of(bare) if begins_article(bare) else None
        chapter = _CHAPTER.match(bare)
        if (article or chapter) and key is not None:
            yield key, HeldArticle(start, at, tuple(lines))
            key = None
        if article:
            key, start, lines = article.number, at, []
        if key is not None and line.strip():
            lines.append(line.strip())
        at += len(line) + 1
    if key is not None:
        yield key, HeldArticle(start, len(text), tuple(lines))


def _counts(pattern: re.Pattern[str], text: str) -> set[int | None]:
    return {to_int(found["count"]) for found in pattern.finditer(text)}
