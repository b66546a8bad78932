"""Make paragraphs of lines, and tell what each paragraph is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.articles import begins_article
from corpus.document import Paragraph, ParagraphKind

_HAN_COUNT = r"[一二三四五六七八九十百千〇○零\d]{1,7}"
_CHAPTER = re.compile(rf"第\s*{_HAN_COUNT}\s*(?P<unit>[编篇章节])(?:[\s　]|$)")
_CHAPTER_TIGHT = re.compile(rf"第{_HAN_COUNT}(?P<unit>[编篇章节])(?=[^，。；、]{{1,30}}$)")
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}[、．.]")
_BRACKETED = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]")
_MARKDOWN = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_ATTACHMENT = re.compile(r"附\s*[件表录]\s*[\d一二三四五六七八九十]{0,3}")
_LEVELS = {"编": 1, "篇": 1, "章": 2, "节": 3}
_HEADING_LENGTH = 45
_SPACE = re.compile(r"[\t ]*\n[\t ]*")

UNSEEN = " \t\u3000\xa0\u200b\u200c\u200d\u2060\ufeff"
"""White space and signs that take no room: some pages end each article with a line of one."""


def to_paragraph(line: str) -> Paragraph | None:
    """The paragraph that one line of text is; None for one in which nothing is seen.

    >>> to_paragraph("第三条　本办法所称犬只……").kind, to_paragraph("一、总体要求").level
    (<ParagraphKind.ARTICLE: 'article'>, 2)
    """
    text = (_SPACE.sub(" ", line) if "\n" in line else line).strip().strip(UNSEEN)
    if not text:
        return None
    if "\t" in text:
        return Paragraph(text, ParagraphKind.TABLE_ROW)
    if text[0] == "第":
        chapter = _CHAPTER.match(text) or _CHAPTER_TIGHT.match(text)
        if chapter and len(text) <= _HEADING_LENGTH:
            return Paragraph(text, ParagraphKind.HEADING, _LEVELS[chapter["unit"]])
        if begins_article(text):
            return Paragraph(text, ParagraphKind.ARTICLE)
    elif text[0] == "附" and _ATTACHMENT.fullmatch(text):
        # 附件 alone on its line heads what follows; 附件： before a list does not.
        return Paragraph(text, ParagraphKind.HEADING, 1)
    elif len(text) <= _HEADING_LENGTH and not re.search(r"[。；;：:]", text):
        if _NUMBERED.match(text):
            return Paragraph(text, ParagraphKind.HEADING, 2)
        if _BRACKETED.match(text):
            return Paragraph(text, ParagraphKind.HEADING, 3)
    return Paragraph(text)


def to_paragraphs(lines: Iterable[str]) -> tuple[Paragraph, ...]:
    """A paragraph for each line that is not empty."""
    found = (to_paragraph(line) for line in lines)
    return tuple(paragraph for paragraph in found if paragraph is not None)


def markdown_heading(line: str) -> tuple[int, str] | None:
    """The level and the text of a Markdown heading.

    >>> markdown_heading("## 一、总则")
    (2, '一、总则')
    """
    match = _MARKDOWN.fullmatch(line.strip())
    return (len(match[1]), match[2]) if match else None
