"""Where paragraphs stand in the articles of a text: 条, 款 and 项, and their names in addresses.

An article (条) goes on until the next one, a heading, a table, a signature or an attachment. Each
of its paragraphs that is no item is a 款, counted from 1 with the one that begins the article; what
begins with （三）, or in older texts 三、, is the third 项 of the 款 before it. What begins with 1.
(目) belongs to that.
Names are made of numbers alone, so that a text that is read again keeps them: article-12,
article-12-p2 (款), article-12-p2-i3 (项). A second article of one number is article-12.2.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.articles import ArticleNumber, article_of, begins_article
from corpus.document import Paragraph, ParagraphKind, Part
from corpus.fields.numerals import to_han, to_int

_ITEM = re.compile(r"[（(]\s*(?P<number>[一二三四五六七八九十百]{1,4})\s*[）)](?!\s*[至、和及或])")
_OLD_ITEM = re.compile(r"(?P<number>[一二三四五六七八九十]{1,3})、")
"""How older texts write items; in headings such numbers are those of sections."""
_SUBITEM = re.compile(r"(?:\d{1,2}\s*[.．、]|[（(]\d{1,2}[）)]|[①-⑳⑴-⒛])(?!\d)")
_ATTACHED = re.compile(r"附\s*[件表录图]")
_GOES_ON = (ParagraphKind.ARTICLE, ParagraphKind.TEXT, ParagraphKind.HEADING)


@dataclass(frozen=True, slots=True)
class Clause:
    """The 款 or 项 that a paragraph belongs to; `begins`: it is its first paragraph.

    `article` is the name of the article on its page; `lead` how many characters of the paragraph
    are the article's number. `item` is 0 for the 款 itself, `again` counts items of one number.
    """

    article: str
    number: ArticleNumber
    paragraph: int
    item: int = 0
    begins: bool = True
    lead: int = 0
    again: int = 1

    @property
    def name(self) -> str:
        """The name that addresses it: article-12-p2, article-12-p2-i3."""
        item = f"-i{self.item}" if self.item else ""
        again = f".{self.again}" if self.again > 1 else ""
        return f"{self.article}-p{self.paragraph}{item}{again}"


def clauses_of(parts: Sequence[Part]) -> list[Clause | None]:
    """The clause of each paragraph of all parts of a text, None for what stands in no article.

    Their names are unique over all parts.
    """
    seen: Counter[str] = Counter()
    return [clause for part in parts for clause in _walk(part.paragraphs, seen)]


def clause_label(clause: Clause, *, only_paragraph: bool) -> str:
    """How a clause is cited; an article that is one 款 (`only_paragraph`) has none to name.

    >>> clause = Clause("article-12", ArticleNumber(12), 2, 3)
    >>> clause_label(clause, only_paragraph=False), clause_label(clause, only_paragraph=True)
    ('第十二条第二款第三项', '第十二条第三项')
    """
    paragraph = "" if only_paragraph else f"第{to_han(clause.paragraph)}款"
    item = f"第{to_han(clause.item)}项" if clause.item else ""
    return f"{clause.number.label}{paragraph}{item}"


def without_item_number(text: str) -> str:
    """The text of an item without its number, which a citation of it says before.

    >>> without_item_number("（三）免疫证明；"), without_item_number("三、免疫证明。")
    ('免疫证明；', '免疫证明。')
    """
    found = _ITEM.match(text) or _OLD_ITEM.match(text)
    return text[found.end() :].lstrip() if found else text


def _walk(paragraphs: Sequence[Paragraph], seen: Counter[str]) -> Iterator[Clause | None]:
    now: Clause | None = None
    for paragraph in paragraphs:
        now = _next(paragraph, now, seen)
        yield now


def _next(paragraph: Paragraph, before: Clause | None, seen: Counter[str]) -> Clause | None:
    """The clause of a paragraph behind one of another clause."""
    text = paragraph.text
    if paragraph.kind not in _GOES_ON or _ATTACHED.match(text):
        return None
    article = article_of(text) if begins_article(text) else None
    if article is not None and paragraph.kind is not ParagraphKind.HEADING:
        seen[article.name] += 1
        again = seen[article.name]
        name = article.name if again == 1 else f"{article.name}.{again}"
        return Clause(name, article.number, 1, lead=article.length)
    if before is None or paragraph.kind is ParagraphKind.ARTICLE:
        return None
    heading = paragraph.kind is ParagraphKind.HEADING
    item = _ITEM.match(text) or (None if heading else _OLD_ITEM.match(text))
    if item is not None and (number := to_int(item["number"])):
        found = Clause(before.article, before.number, before.paragraph, number)
        seen[found.name] += 1
        return replace(found, again=seen[found.name])
    if heading:
        return None
    if _SUBITEM.match(text):
        return replace(before, begins=False, lead=0)
    return Clause(before.article, before.number, before.paragraph + 1)
