"""Finds articles of a rule that was named before: 该法第九条, 同法第九条, 上述办法第九条."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from indexer.relations.grammar.drafts.said_clauses import clauses_behind
from indexer.relations.grammar.rules import draft_rules as rules
from indexer.relations.grammar.title_keys import STATE, printed_name, title_key

_NEAR = 400
"""Signs before it in which the rule that is meant was named."""
_MOST = 50
"""Names among them that are compared."""
_ANY = "文件"


class NamedBefore(NamedTuple):
    """A rule that a text names at `start`; `title` is None where it writes a number alone."""

    start: int
    title: str | None


class BackReference(NamedTuple):
    """The articles `clauses` of the rule that was named at `of`, called so at [start, end).

    `unsure`: rules of several titles may be meant.
    """

    start: int
    end: int
    clauses: str
    of: int
    unsure: bool


class _RuleOfKind(NamedTuple):
    start: int
    key: str


def find_back_references(covered: str, named: Iterable[NamedBefore]) -> Iterator[BackReference]:
    """Find the articles of rules that a covered text calls by their kind alone, in order.

    该 and 同 mean the last rule of the kind; 上述 means one of those that are near, 《条例》 the
    only one of the whole text. `named` is what the text names, in order.
    """
    by_kind = _by_kind(named)
    for found in rules.CALLED_BY_KIND.finditer(covered):
        clauses = clauses_behind(covered, found.end())
        several = by_kind.get(found["kind"] or found["marked"], [])
        before = several[: bisect_left(several, (found.start(), ""))]
        if clauses is None or not before:
            continue
        last, by_word = before[-1], found["word"]
        near = before if not by_word else before[bisect_left(before, (found.start() - _NEAR, "")) :]
        if not near:
            continue
        unsure = by_word not in rules.THE_LAST and len({one.key for one in near[-_MOST:]}) > 1
        yield BackReference(found.start(), clauses.end, clauses.said, last.start, unsure)


def _by_kind(named: Iterable[NamedBefore]) -> dict[str, list[_RuleOfKind]]:
    """What a text names, by the kinds of document that the titles say."""
    found: defaultdict[str, list[_RuleOfKind]] = defaultdict(list)
    for start, title in named:
        key = title_key(title or "").removeprefix(STATE)
        for kind in {_ANY, *_kinds(title or "")}:
            found[kind].append(_RuleOfKind(start, key))
    return found


def _kinds(title: str) -> Iterator[str]:
    """The kind of document that a title says, and that of the name inside 关于印发《…》的通知."""
    for name in (title, printed_name(title) or ""):
        end = rules.KIND_AT_END.search(name)
        if end is not None:
            yield end["kind"]
