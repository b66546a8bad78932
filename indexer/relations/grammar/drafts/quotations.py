"""Finds the words that a text quotes beside the name of a document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from indexer.relations.grammar.rules import draft_rules as rules

_SHORTEST = 8
"""Signs that a quotation has; fewer may be a term (“放管服”), of which it says nothing that a text
does not hold it."""
_SHORT = 5
"""Signs that are enough where the words are clearly a rule's (“应当登记”), said to be quoted, or
stand in the text word for word."""
_LONGEST = 3000
_GAP = 40
_CLOSES = dict(zip(rules.QUOTE_CLOSES, rules.QUOTE_OPENS, strict=True))
"""The mark that each closing one closes."""
_MARK = re.compile(f"[{rules.QUOTE_OPENS}{rules.QUOTE_CLOSES}\n]")
_STRAIGHT = '"'
_BEFORE = 24


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks at [start, end) of a text, without the marks.

    `sure`: they are said to be quoted, or too long for a term (“放管服”) that the text only uses.
    """

    text: str
    start: int
    end: int
    sure: bool = True


class Quotations:
    """The words in quotation marks of a text, found once: which mark closes which.

    A new paragraph of a quotation begins with a mark of its own, which nothing closes.
    """

    def __init__(self, text: str, covered: str) -> None:
        """Take a text and the same with the names in it covered."""
        self._text = text
        self._covered = covered

    @cached_property
    def _closed_by(self) -> dict[int, int]:
        """Where the mark stands that closes each opening one."""
        found: dict[int, int] = {}
        waiting: dict[str, list[int]] = {mark: [] for mark in rules.QUOTE_OPENS}
        for mark in _MARK.finditer(self._text):
            at, sign = mark.start(), mark.group()
            if sign == "\n":
                waiting[_STRAIGHT].clear()  # which of them opens is told by its place in the line
                continue
            opened = waiting[_CLOSES.get(sign, sign)]
            if sign in _CLOSES and (opened or sign != _STRAIGHT):
                if opened:
                    found[opened.pop()] = at
            elif not opened or self._text[at - 1] not in "\n　 ":
                opened.append(at)
        return found

    @cached_property
    def _opened_by(self) -> dict[int, int]:
        return {close: start for start, close in self._closed_by.items()}

    def behind(self, end: int) -> Quotation | None:
        """The words quoted behind a name with its articles: …第三条规定：“…”; None without any.

        What is put in the place of other words (修改为“…”) is no quotation.
        """
        covered = self._covered
        gap = rules.QUOTE_BEHIND.match(covered, end, min(len(covered), end + _GAP))
        if gap is None or rules.CHANGES_WORDS.search(gap["between"]):
            return None
        if not rules.QUOTES.search(gap["between"].strip()) and not gap["mark"].strip(" ，,"):
            return None
        close = self._closed_by.get(gap.end())
        said = rules.SAYS_SO.search(f"{gap['between']}{gap['mark']}") is not None
        found = self._between(gap.end(), close, said=said) if close is not None else None
        if found is not None and not found.sure and gap["between"].rstrip().endswith("称"):
            return None  # 以下简称“…”, 所称“…”: what is defined
        return found

    def before(self, start: int) -> Quotation | None:
        """The words quoted before the name that they are from: “…”（《养犬条例》第三条）."""
        mark = rules.QUOTE_BEFORE.search(self._text, max(0, start - _BEFORE), start)
        opened = self._opened_by.get(mark.start()) if mark else None
        return self._between(opened, mark.start()) if mark and opened is not None else None

    def _between(self, start: int, end: int, *, said: bool = False) -> Quotation | None:
        """The words between two marks; `said`: what stands before says that they are quoted."""
        words = self._text[start + 1 : end]
        length = len("".join(words.split()))
        if len(words) > _LONGEST or length < _SHORT:
            return None
        sure = length >= _SHORTEST or said or rules.OF_A_RULE.search(words) is not None
        return Quotation(words, start + 1, end, sure)
