"""Add to a query official words for plain ones, and what the collection calls words short for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.fields.regions import region_of_title
from indexer.analysis.normalise import normalise
from indexer.analysis.words import is_word
from indexer.query.expressions import bare_text
from indexer.query.function_words import FUNCTION_WORDS
from indexer.query.model import Expansion, ExpansionOrigin, Query
from indexer.query.word_bounds import word_bounds
from indexer.relations.grammar.title_keys import title_key
from indexer.relations.shelf import DocRef, ShortNameUse
from indexer.snapshot import Snapshot

WEIGHT = 0.8
"""What a whole name counts for beside the short one: as much as a surely equal word of the table of
plain words, since documents themselves say that both are one."""

MOST_WORDS = 24
"""Words of a text that are looked up; behind them stands a question."""

LONGEST = 4
"""Words that a short name has at most."""

MOST_LONG = 2
"""Whole names of one short name at most: what has more is short for another thing in each text."""

LOOKED_AT, AT_ONCE = 20, 4
"""Documents of a short name whose issuers are looked at, the newest ones, so many at once: the
first four mostly do, and reading what is stored of a document takes longer than all else here."""


def with_expansions(snapshot: Snapshot, query: Query) -> Query:
    """The query with official words for its plain ones, and what its words are short for.

    Only where bare words order it and it is not taken exactly.
    """
    if not query.understood:
        return query
    text = bare_text(query.parsed)
    plain = query.plain_words.expansions(text) if query.plain_words else ()
    known = (*query.expansions, *plain)
    found = (*known, *_expansions(snapshot, text, known))
    return replace(query, expansions=found) if found != query.expansions else query


def _expansions(
    snapshot: Snapshot, text: str, expansions: Sequence[Expansion]
) -> Iterator[Expansion]:
    """What the collection calls pieces of a text short for, beside the expansions known before."""
    pieces = _pieces(text)
    uses = snapshot.short_names({piece for piece, _, _ in pieces})
    known = {normalise(one.official) for one in expansions}
    taken: set[int] = set()
    for piece, first, last in pieces:
        words = range(first, last)
        if piece not in uses or not taken.isdisjoint(words):
            continue
        taken.update(words)
        several = (use for use in uses[piece] if use.long not in text and use.long not in known)
        for use in _sure(snapshot, several):
            known.add(use.long)
            yield Expansion(piece, use.long, WEIGHT, ExpansionOrigin.COLLECTION)


def _pieces(text: str) -> list[tuple[str, int, int]]:
    """The runs of up to four words, the longest first, each with its first word and that behind it.

    >>> [piece for piece, _, _ in _pieces("公积金中心在哪里")]
    ['公积金中心', '公积金', '中心']
    """
    bounds = sorted(word_bounds(text))[: MOST_WORDS + 1]
    words = [text[start:end] for start, end in pairwise(bounds)]
    held = [is_word(word) and word not in FUNCTION_WORDS for word in words]
    return [
        ("".join(words[first : first + length]), first, first + length)
        for length in range(LONGEST, 0, -1)
        for first in range(len(words) - length + 1)
        if all(held[first : first + length])
    ]


def _sure(snapshot: Snapshot, uses: Iterator[ShortNameUse]) -> Iterator[ShortNameUse]:
    """The first whole names that are titles, or that two issuers write."""
    left = MOST_LONG
    for use in uses:
        if not left:
            return
        if _is_said_by_several(snapshot, use.refs) or _is_title(snapshot, use.long):
            left -= 1
            yield use


def _is_said_by_several(snapshot: Snapshot, refs: Sequence[DocRef]) -> bool:
    """Whether documents of different issuers say so; of what names none, the region counts."""
    if len(refs) < 2:
        return False
    issuers: set[tuple[str, ...] | str] = set()
    for first in range(0, min(len(refs), LOOKED_AT), AT_ONCE):
        for one in snapshot.documents(refs[first : first + AT_ONCE]).values():
            issuers.update(filter(None, [one.facts.issuers or one.facts.region]))
        if len(issuers) > 1:
            return True
    return False


def _is_title(snapshot: Snapshot, long: str) -> bool:
    """Whether it is the title of a document here, and of none of a single place.

    《提取规定》 is short for another city's document in each city.
    """
    return region_of_title(long) is None and bool(snapshot.by_title((title_key(long),)))
