"""Finds the documents that a list names, a line for each: 1.关于印发《…》的通知（…号）.

Who ends documents announces such a list; what stays in force has lists of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from indexer.relations.effect_kinds import ENDING, EffectKind
from indexer.relations.grammar.clean_ups.decision_tables import holds_table
from indexer.relations.grammar.document_names import is_document
from indexer.relations.grammar.effect_grammar import FoundEffect, act, act_on_row
from indexer.relations.grammar.named_parts import clauses_at, clauses_in
from indexer.relations.grammar.references import Mention
from indexer.relations.grammar.rules import repeal_rules as rules
from indexer.relations.grammar.rules.effect_rules import PART_IN_ROW
from indexer.relations.grammar.text_under_reading import TextUnderReading
from indexer.relations.grammar.title_keys import title_key
from indexer.relations.statements import Place, Reference

_MOST = 2000
_ENDS = (*ENDING, EffectKind.PARTIAL_REPEAL)


def find_kept(reading: TextUnderReading) -> Iterator[FoundEffect]:
    """Find the documents that lists keep in force; tables are read by their columns."""
    reviews = rules.OWN_ACT.search(reading.document.title) is not None
    if not reviews and not rules.KEEP_ANNOUNCED.may_match_in(reading.covered):
        return
    at = 0
    for line in reading.covered.split("\n"):
        end = at + len(line)
        if rules.KEEP_ANNOUNCED.fullmatch(line) or (reviews and rules.KEEP_HEADING.fullmatch(line)):
            yield from find_listed(reading, end, EffectKind.KEEP, bare=True)
        at = end + 1


def find_listed(
    reading: TextUnderReading,
    above: int,
    kind: EffectKind,
    *,
    bare: bool,
    on: date | None = None,
    until: date | None = None,
) -> Iterator[FoundEffect]:
    """Find the documents of the list below the line that ends behind `above`.

    `bare` accepts titles without 《》 too. A list ends with the heading of the next one, and with
    three lines that name no document.
    """
    at = reading.text.find("\n", above)
    if at < 0 or holds_table(reading.text[at + 1 : at + 400]):
        # A table has columns, and is read by them.
        return
    missed = count = 0
    while 0 <= at < len(reading.text) - 1 and missed < 3 and count < _MOST:
        end = reading.text.find("\n", at + 1)
        end = len(reading.text) if end < 0 else end
        if _decides_otherwise(reading, at + 1, end, kind):
            return
        items = _items(reading.text, at + 1, end)
        found = [one for item in items for one in _item(reading, *item, kind, bare=bare)]
        if count and (not found or bare) and _ends_list(reading, at + 1, end, item=bool(found)):
            return
        for one in found:
            yield replace(one, effect=replace(one.effect, on=on, until=until))
        missed = 0 if found else missed + 1
        count += bool(found)
        at = end


def _decides_otherwise(reading: TextUnderReading, start: int, end: int, kind: EffectKind) -> bool:
    """Tell whether a line does something else to documents than the sentence above the list.

    It is the heading of another list, or names documents with a verb of its own: 三、《…》继续有效.
    """
    ends = kind in _ENDS
    if rules.LIST_HEADING.fullmatch(reading.covered, start, end):
        same = rules.HEADING if ends else rules.KEEP_HEADING if kind is EffectKind.KEEP else None
        return same is not None and same.fullmatch(reading.covered, start, end) is None
    named = reading.within(start, end) if ends else ()
    return any(
        one.target.title and rules.STAYS_BEHIND.match(reading.covered, one.end, end)
        for one in named
    )


def _ends_list(reading: TextUnderReading, start: int, end: int, *, item: bool) -> bool:
    """Tell whether a line is the heading of another list, or a sentence behind the list."""
    if rules.LIST_HEADING.fullmatch(reading.covered, start, end):
        return True
    return not item and rules.BEHIND_LIST.match(reading.text[start:end]) is not None


def _items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the items of a line begin and end.

    Where line ends were lost, the next item follows behind the reason of the one before; then the
    next line goes on with the count.
    """
    first = rules.COUNTED_ITEM.match(text, start, end)
    if first is None:
        return [(start, end)]
    begins, count = [start], int(first["count"])
    for found in rules.NEXT_ITEM.finditer(text, first.end(), end):
        if int(found["count"]) == count + 1:
            begins.append(found.start("count"))
            count += 1
    below = rules.COUNTED_ITEM.match(text, end)
    if below is not None and int(below["count"]) != count + 1:
        return [(start, end)]
    return list(pairwise((*begins, end)))


def _item(
    reading: TextUnderReading, start: int, end: int, kind: EffectKind, *, bare: bool
) -> list[FoundEffect]:
    """Return the effect on the document that a line of a list names."""
    line = reading.text[start:end]
    item = rules.ITEM.match(line)
    named = reading.within(start, end)
    begins = item.end() if item else 0
    marked = bool(named) and (
        named[0].start - start < begins + 2
        or rules.ISSUED.fullmatch(reading.covered, start + begins, named[0].start) is not None
    )
    place = Place(start, end)
    if marked:
        row = list(_row(reading, named))
        if kind not in _ENDS:
            return [act(reading, kind, one, place) for one in row]
        behind = reading.covered[row[-1].end : end]
        clauses = clauses_in(behind)
        partial = bool(clauses) or rules.PART_BEHIND.match(behind) is not None
        return act_on_row(reading, kind, row, place, set(), clauses=clauses, partial=partial)
    listed = bare and (item is not None or rules.BARE_ITEM.fullmatch(line) is not None)
    found = rules.ITEM_TITLE.match(line, begins) if listed else None
    title = "".join(found["title"].split()) if found else ""
    if found is None or not (is_document(title) or title.startswith(("转发", "批转", "颁布"))):
        return []
    if rules.NO_TITLE.fullmatch(title):
        return []
    reason = rules.REASON.search(line)
    told = [one for one in named if one.start < start + (reason.start() if reason else len(line))]
    number = next((one.target for one in told if one.target.number_key), Reference())
    clauses = _clauses_behind(line, found.end("title")) if kind in _ENDS else ""
    kind = EffectKind.PARTIAL_REPEAL if clauses else kind
    target = replace(number, title=title, title_key=title_key(title), clauses=clauses)
    starts = [one.start for one in told] or [-1]
    return [act(reading, kind, Mention(at, at, target), place) for at in starts]


def _clauses_behind(line: str, at: int) -> str:
    """Return the articles behind a title without 《》 and its number: 养犬办法（…号）第三条."""
    number = rules.ITEM_NUMBER.match(line, at)
    return clauses_at(line, number.end()) if number else ""


def _row(reading: TextUnderReading, named: Sequence[Mention]) -> Iterator[Mention]:
    """The first name of a line, and those that stand in one row with it: 《甲》（…号）、《乙》."""
    yield named[0]
    for before, one in pairwise(named):
        gap = reading.covered[before.end : one.start]
        part = PART_IN_ROW.match(gap)
        if rules.IN_LIST_ROW.fullmatch(gap, part.end() if part else 0) is None:
            return
        yield one
