"""Finds which articles a decision to amend changes, instruction by instruction."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from indexer.relations.effect_kinds import EffectKind
from indexer.relations.grammar.effect_grammar import FoundEffect, act
from indexer.relations.grammar.named_parts import as_written
from indexer.relations.grammar.references import Mention
from indexer.relations.grammar.rules import instruction_rules as rules
from indexer.relations.grammar.rules.covered_text import COVER, QUOTED
from indexer.relations.grammar.same_names import names_same
from indexer.relations.grammar.text_under_reading import TextUnderReading
from indexer.relations.statements import Place

_LONGEST = 300
"""Signs of an instruction that are quoted: the new text of an article may fill pages."""

_BEFORE = 60


@dataclass(frozen=True)
class _Instructions:
    """The part of a decision in which instructions stand, with all quoted text covered."""

    reading: TextUnderReading
    start: int
    end: int

    @cached_property
    def plain(self) -> str:
        """The covered text, with `QUOTED` for quotations of several lines too."""
        return rules.QUOTATION.sub(_blank, self.reading.covered)

    def articles(self) -> Iterator[tuple[int, str]]:
        """Return where an instruction names articles, and these as written."""
        for rule in (rules.ADDS, rules.TAKES_OUT, rules.CHANGES):
            for found in rule.finditer(self.plain, self.start, self.end):
                at = found.start("articles")
                before = self.plain[max(0, at - _BEFORE) : at]
                if rule is rules.CHANGES and (
                    rules.NEW_NUMBER.search(before)
                    or _stands_behind(found)
                    or (before[-1:] in ("", "\n") and rules.OWN_NUMBER.match(found["rest"]))
                ):
                    continue
                if rules.RESTS_ON.search(before):
                    continue
                yield at, as_written(found["articles"])

    @cached_property
    def bounds(self) -> list[int]:
        """Where instructions end, in order."""
        return [found.end() for found in rules.BOUND.finditer(self.plain)]

    def place(self, at: int) -> Place:
        """Return where the instruction around a position begins and ends."""
        next_bound = bisect_right(self.bounds, at)
        start = self.bounds[next_bound - 1] if next_bound else 0
        end = self.bounds[next_bound] if next_bound < len(self.bounds) else len(self.plain)
        start += len(self.plain[start:at]) - len(self.plain[start:at].lstrip())
        return Place(start, min(end, at + _LONGEST))


def find_instructions(
    reading: TextUnderReading, amended: Sequence[Mention], bare: Sequence[Mention] = ()
) -> Iterator[FoundEffect]:
    """Find the articles that the instructions of a decision change in the `amended` documents.

    An instruction is about the document that it names, else about the last one that begins a line;
    where the title names one of many (《甲》等十件), never simply about that one. `bare` are
    names that head instructions without 《》.
    """
    if not amended:
        return
    region = _region(reading)
    several = rules.SEVERAL.search(reading.document.title) is not None
    alone = amended[0] if len(amended) == 1 and not several else None
    headings = [] if alone else [*_headings(reading, region, amended), *bare]
    headings.sort(key=lambda one: one.start)
    for at, clauses in sorted(set(region.articles())):
        named = _named_before(reading, region.plain, at)
        if named is None:
            above = (one for one in reversed(headings) if one.start <= at)
            named = alone or next(above, None)
        if named is not None and _is_one_of(named, amended):
            yield act(reading, EffectKind.AMEND, named, region.place(at), clauses=clauses)


def _blank(quoted: re.Match[str]) -> str:
    return f"“{QUOTED * (len(quoted.group()) - 2)}”"


def _region(reading: TextUnderReading) -> _Instructions:
    begins = rules.BEGINS.search(reading.covered)
    start = begins.end() if begins else 0
    whole = _Instructions(reading, start, len(reading.covered))
    ends = rules.ENDS.search(whole.plain, start)
    return _Instructions(reading, start, ends.start() if ends else len(reading.covered))


def _stands_behind(found: re.Match[str]) -> bool:
    return rules.BEHIND.match(found["rest"]) is not None and not found["articles"].endswith(
        ("款", "项")
    )


def _named_before(reading: TextUnderReading, plain: str, at: int) -> Mention | None:
    """Return the document whose name, 《…》, stands right before its articles."""
    before = plain[max(0, at - 4) : at].rstrip("中的原之 ")
    if not before.endswith(COVER):
        return None
    end = max(0, at - 4) + len(before)
    return next((one for one in reading.mentions if one.start < end <= one.end), None)


def _headings(
    reading: TextUnderReading, region: _Instructions, amended: Sequence[Mention]
) -> list[Mention]:
    """Return the names that begin a statement of the decision: 四、修改《…》."""
    return [
        one
        for one in reading.within(region.start, region.end)
        if region.plain[one.start : one.start + 1] == COVER
        and rules.HEADING.fullmatch(region.plain, region.place(one.start).start, one.start)
        and _is_one_of(one, amended)
    ]


def _is_one_of(named: Mention, amended: Sequence[Mention]) -> bool:
    return any(names_same(named.target, one.target) for one in amended)
