"""Reads which parts a text names of the documents in a row: 《甲》第三条、《乙》第五条和《丙》."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.relations.grammar.references import Mention
from indexer.relations.grammar.rules import effect_rules
from indexer.relations.grammar.rules.text_rules import CLAUSES, NO_ORDINAL, QUOTED_HEADING


@dataclass(frozen=True, slots=True)
class NamedPart:
    """A document of a row, and what of it is meant.

    `partial`: only a part of it; `clauses` are its articles, "" where the part has no number.
    """

    mention: Mention
    clauses: str = ""
    partial: bool = False


def clauses_at(text: str, at: int = 0) -> str:
    """Return the articles that stand at a position, without white space; "" if there are none."""
    found = CLAUSES.match(text, at)
    return as_written(found["articles"]) if found else ""


def as_written(articles: str) -> str:
    """Return articles without white space, each with its 第, and without quoted subjects."""
    return NO_ORDINAL.sub("第", "".join(QUOTED_HEADING.sub("", articles).split()))


def clauses_in(text: str) -> str:
    """Return the articles that `text` begins with, without white space; "" if there are none.

    A note in brackets may stand before them: (2022版)第十条.
    """
    note = effect_rules.NOTE.match(text)
    return clauses_at(text, note.end() if note else 0)


def parts_of_row(
    covered: str, row: Sequence[Mention], *, clauses: str, partial: bool
) -> Iterator[NamedPart]:
    """Return what is meant of each document of a row; `clauses` and `partial` are of the last one.

    Words without a number, as in 《甲》和《乙》中有关收费的规定, may be about all of the row.
    """
    common = partial and not clauses
    for mention, following in pairwise(row):
        gap = covered[mention.end : following.start]
        own = clauses_in(gap)
        part = bool(own) or effect_rules.PART_IN_ROW.match(gap) is not None
        yield NamedPart(mention, own, partial=part or common)
    for last in row[-1:]:
        yield NamedPart(last, clauses, partial=partial)
