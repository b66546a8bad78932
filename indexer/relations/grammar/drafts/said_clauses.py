"""Reads which articles, paragraphs and items a reference names: 第三条第二款、第四条."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from corpus.articles import begins_article
from corpus.fields.numerals import HAN_DIGITS, to_int
from indexer.relations.grammar.rules import draft_rules as rules

MOST = 20
"""Articles of one reference that are looked up; 第三条至第九十条 stands for its two ends."""

_LINE = 40
"""Signs of a line that tell whether it begins an article."""

_COUNT = rf"[{HAN_DIGITS}两十百千\d]{{1,7}}"
_PART = re.compile(
    rf"第?[（(]?(?P<count>{_COUNT})[）)]?(?P<unit>[编章节条款项目])(?:之(?P<of>[一二三四五六七八九十]))?"
)

_COUNTED = re.compile(rf"(以及|[、，,和及与至到~～—－-])?[\s（()）]*({_COUNT})")
_RANGE = "至到~～—－-"


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidClause:
    """An article with the paragraph (款) and the item (项) of it that a text names, or a chapter.

    第十二条之一第二款 is article 12, `of` 1, paragraph 2. What is not named is None. `written` is
    what stands in the text, white space left out, with what it goes on from.
    """

    written: str
    chapter: int | None = None
    article: int | None = None
    of: int | None = None
    paragraph: int | None = None
    item: int | None = None


class ClausesBehind(NamedTuple):
    """The articles behind a name, without white space, each with its own 第; and where they end."""

    said: str
    end: int


def clauses_behind(text: str, at: int) -> ClausesBehind | None:
    """The articles that stand in a text at `at`, right behind a name; None without any.

    >>> clauses_behind("《养犬条例》第三、五条第二款的规定", 6)
    ClausesBehind(said='第三条、第五条第二款', end=14)
    >>> clauses_behind("《养犬条例》第 3-5 条和第（一）项", 6).said
    '第3条至第5条和第（一）项'
    """
    found = rules.FIRST_CLAUSE.match(text, at)
    if found is None:
        return None
    start = found.start("said")
    if "\n" in text[at:start] and begins_article(text[start : start + _LINE]):
        return None  # a heading above the first article
    said = _each(found["said"], found["counts"], found["unit"], found["of"] or "")
    end = found.end()
    while (more := rules.NEXT_CLAUSE.match(text, end)) is not None:
        end = more.end()
        if more["said"]:
            said += more["join"]
            said += _each(more["said"], more["counts"], more["unit"], more["of"] or "")
        elif more["part"]:
            said += _each(more["part"], more["part_counts"], more["part_unit"], "")
        else:
            said += more["row"]
    return ClausesBehind("".join(said.split()), end)


def _each(written: str, counts: str, unit: str, of: str) -> str:
    """Several articles under one 第, each with its own: 第三、五条 → 第三条、第五条."""
    several = _COUNTED.findall(counts)
    if len(several) == 1:
        return written
    opened, closed = ("（", "）") if "（" in written or "(" in written else ("", "")
    said = ""
    for join, count in several:
        between = ("至" if join in _RANGE else "、") if said else ""
        said += f"{between}第{opened}{count}{closed}{unit}"
    return said + of


def said_clauses(clauses: str) -> tuple[SaidClause, ...]:
    """Read the articles of a reference in order, each with its paragraph and item.

    >>> [one.written for one in said_clauses("第三条第二款、第三款和第四条第（五）项")]
    ['第三条第二款', '第三条第三款', '第四条第（五）项']
    """
    found: list[SaidClause] = []
    chapter = article = of = paragraph = item = None
    head = second = ""
    last_unit = ""
    for part in _PART.finditer(clauses):
        count, unit = to_int(part["count"].replace("两", "二")), part["unit"]
        if count is None or unit in "编节目":
            last_unit = ""
            continue
        written = part.group()
        goes_on = {"款": "条", "项": "条款"}.get(unit, "")
        if found and last_unit and last_unit in goes_on and _joined(clauses, part.start()):
            found.pop()  # 第三条第二款 is one clause, not two
        if unit == "章":
            chapter, article, of, paragraph, item = count, None, None, None, None
            shown = written
        elif unit == "条":
            chapter, article, paragraph, item = None, count, None, None
            of = to_int(part["of"]) if part["of"] else None
            head, second = written, ""
            shown = head
        elif unit == "款":
            paragraph, item = count, None
            second = written
            shown = head + second
        else:
            item = count
            shown = head + second + written
        found.append(
            SaidClause(
                written=shown,
                chapter=chapter,
                article=article,
                of=of,
                paragraph=paragraph,
                item=item,
            )
        )
        last_unit = unit
    return tuple(found[:MOST])


def _joined(clauses: str, at: int) -> bool:
    """Tell whether nothing stands between a part and the one before it."""
    return at > 0 and clauses[at - 1] in "条款项之一二三四五六七八九十）)"
