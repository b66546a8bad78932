"""Cut a text into what is compared as one piece: articles, headings, and other paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.articles import article_of
from corpus.document import Paragraph, ParagraphKind, Part
from corpus.structure import UNSEEN
from indexer.analysis.normalise import normalise
from indexer.comparison.written_alike import Wording, wordings
from indexer.results.comparisons import UnitKind

_COUNT = r"[〇零○一二两三四五六七八九十百千\d]{1,7}"
_LEADS = re.compile(
    rf"第\s*{_COUNT}\s*[编篇章节]|[（(]\s*{_COUNT}\s*[）)]|[一二三四五六七八九十]{{1,3}}[、．.]"
    r"|\d{1,2}(?:[、．]|\.(?!\d))"
)

"""White space, and signs that take no room."""


@dataclass(frozen=True, slots=True)
class TextUnit:
    r"""A piece of a text: what stands behind its number in `text`, its paragraphs joined by "\n".

    `number` is as written, `key` the same for all ways to write it; `name` addresses an article.
    `words` are its wording, from which alone it is compared.
    """

    kind: UnitKind
    level: int
    number: str
    key: str
    name: str
    text: str
    words: Wording

    @property
    def is_heading(self) -> bool:
        """Whether it heads what follows."""
        return self.kind is UnitKind.HEADING


@dataclass(frozen=True, slots=True)
class _Cut:
    """A piece before its wording is known."""

    kind: UnitKind
    level: int
    number: str
    key: str
    name: str
    text: str


def text_units(parts: Sequence[Part]) -> list[TextUnit]:
    """All pieces of a document, in order; the title of an attachment heads what stands in it."""
    cuts = [cut for part in parts for cut in _of_part(part)]
    words = wordings([cut.text for cut in cuts])
    return [
        TextUnit(cut.kind, cut.level, cut.number, cut.key, cut.name, cut.text, one)
        for cut, one in zip(cuts, words, strict=True)
    ]


def _of_part(part: Part) -> Iterator[_Cut]:
    if part.number and part.title:
        yield _Cut(UnitKind.HEADING, 1, "", "", "", part.title)
    for paragraphs in _together(part.paragraphs):
        yield _cut(paragraphs)


def _together(paragraphs: Iterable[Paragraph]) -> Iterator[list[Paragraph]]:
    """Each article with the paragraphs below it, all other paragraphs alone."""
    article: list[Paragraph] = []
    for one in paragraphs:
        if not _is_shown(one.text):
            continue
        begins = one.kind is ParagraphKind.ARTICLE and article_of(one.text) is not None
        inside = one.kind in (ParagraphKind.TEXT, ParagraphKind.TABLE_ROW, ParagraphKind.ARTICLE)
        if article and (begins or not inside):
            yield article
            article = []
        if begins or article:
            article.append(one)
        else:
            yield [one]
    if article:
        yield article


def _is_shown(text: str) -> bool:
    """Whether a line has any sign that is seen; some pages end each article with one that has none.

    >>> _is_shown("\u200b"), _is_shown("…")
    (False, True)
    """
    return bool(text.strip(UNSEEN))


def _cut(paragraphs: Sequence[Paragraph]) -> _Cut:
    first = paragraphs[0]
    text = "\n".join(one.text for one in paragraphs)
    article = article_of(first.text) if first.kind is ParagraphKind.ARTICLE else None
    if article:
        number = text[: article.length]
        rest = text[article.length :].lstrip(" \t\u3000")
        return _Cut(UnitKind.ARTICLE, 0, number, article.name, article.name, rest)
    lead = _LEADS.match(text)
    number = lead.group() if lead else ""
    is_heading = first.kind is ParagraphKind.HEADING
    return _Cut(
        UnitKind.HEADING if is_heading else UnitKind.PARAGRAPH,
        first.level,
        number,
        normalise(number).strip("(),.、"),
        "",
        text[len(number) :].lstrip(" \t\u3000"),
    )
