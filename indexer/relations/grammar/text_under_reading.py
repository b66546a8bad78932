"""Prepares a text for reading its sentences: finds the documents named and covers their names."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from corpus.document import Document
from corpus.fields.numbers import number_key
from indexer.analysis.sentence_ends import KEPT_WITH_STATEMENT, STATEMENT_ENDS
from indexer.relations.grammar.references import Mention, find_mentions
from indexer.relations.grammar.rules import text_rules as rules
from indexer.relations.grammar.rules.covered_text import COVER, QUOTED
from indexer.relations.grammar.title_keys import bare_title, own_title_keys, title_key, title_keys
from indexer.relations.statements import Place, Reference

_HEAD = 300
_LONGEST = 3000
_OPENING = 1500


def _blank(quoted: re.Match[str]) -> str:
    return f"“{rules.SAID.sub(QUOTED, quoted.group()[1:-1])}”"


@dataclass(frozen=True)
class TextUnderReading:
    """A document with its text and all mentions of documents in it.

    Offsets count signs of `text`.
    """

    document: Document
    text: str
    mentions: tuple[Mention, ...]

    @cached_property
    def covered(self) -> str:
        """The text with `COVER` in place of names and `QUOTED` in place of quoted words.

        So that no rule takes a word inside a title or a quotation for a word of the sentence.
        """
        pieces: list[str] = []
        at = 0
        for mention in self.mentions:
            if mention.start >= at:
                pieces += self.text[at : mention.start], COVER * (mention.end - mention.start)
                at = mention.end
        return rules.QUOTED_WORDS.sub(_blank, "".join(pieces) + self.text[at:])

    @cached_property
    def own_keys(self) -> frozenset[str]:
        """The keys of the document's own titles; a text without a title has none."""
        return frozenset(filter(None, own_title_keys(self.document)))

    @cached_property
    def own_numbers(self) -> frozenset[str]:
        """The keys of the document's own numbers."""
        keys = {number_key(number) for number in self.document.document_numbers}
        for mention in self.mentions:
            # The head repeats the title, often with the number on the same line.
            if mention.start > _HEAD or mention.target.number_key is None:
                continue
            line = self.text[self.text.rfind("\n", 0, mention.start) + 1 : mention.start]
            named = title_keys(mention.target.title) if mention.target.title else (title_key(line),)
            before = "" if mention.target.title is None else title_key(line)
            if not self.own_keys.isdisjoint(named) and (not before or before in self.own_keys):
                keys.add(mention.target.number_key)
        return frozenset(key for key in keys if key)

    def is_itself(self, target: Reference) -> bool:
        """Tell whether a name is the whole title of the document, not that of what it prints."""
        return target.title_key == title_key(bare_title(self.document.title))

    @cached_property
    def headings(self) -> frozenset[str]:
        """The keys of titles that fill a short line: the headings of documents that are printed."""
        named = {one.target.title_key for one in self.mentions if one.target.title_key}
        begins = {one.target.title[:2] for one in self.mentions if one.target.title}
        lines = self.text.split("\n")
        plain = [
            line
            for before, line in pairwise(["", *lines])
            if line[:2] in begins and len(line) <= 80 and not before.rstrip().endswith("《")
        ]
        return frozenset(key for line in plain if (key := title_key(line)) in named)

    @cached_property
    def opening_end(self) -> int:
        """Where the opening ends: before the first numbered item, or behind article 1."""
        first = rules.FIRST_ITEM.search(self.text)
        if first is None:
            return min(len(self.text), _OPENING)
        if first["article"]:
            second = self.text.find("\n", first.end())
            return second if second >= 0 else len(self.text)
        return min(first.start(), _OPENING)

    def sentence(self, at: int) -> Place:
        """Return where the sentence around a position begins and ends."""
        low, high = max(0, at - _LONGEST), at + _LONGEST
        start = max(self.covered.rfind(stop, low, at) for stop in STATEMENT_ENDS) + 1
        ends = [end for stop in STATEMENT_ENDS if (end := self.covered.find(stop, at, high)) >= 0]
        end = min(ends, default=min(len(self.text), high))
        start = max(start, low)
        while start < end and self.text[start] in " 　\t":
            start += 1
        return Place(
            start,
            end + (self.covered[end : end + 1] in KEPT_WITH_STATEMENT and end < len(self.text)),
        )

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that lie inside [start, end)."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [one for one in self.mentions[first:last] if one.end <= end]

    @cached_property
    def _starts(self) -> list[int]:
        """Where each mention starts; they are in the order of the text."""
        return [mention.start for mention in self.mentions]

    def is_own(self, target: Reference) -> bool:
        """Tell whether a name means the document itself."""
        if target.number_key is not None and target.number_key in self.own_numbers:
            return True
        if target.title is None or (target.number_key and self.own_numbers):
            return False
        return not self.own_keys.isdisjoint(title_keys(target.title)[:1])


def read(document: Document) -> TextUnderReading:
    """Find all documents that the text of a document names."""
    text = document.body
    return TextUnderReading(document, text, tuple(find_mentions(text)))
