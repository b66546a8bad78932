"""Know the laws and regulations of the nation by their short names: 公司法, 住房公积金管理条例."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.document import Rank
from indexer.analysis.name_table import NameTable
from indexer.query.facets import Facet
from indexer.query.filters import Filters
from indexer.query.model import Query, Sort
from indexer.relations.grammar.title_keys import STATE, title_key
from indexer.relations.shelf import DocRef, ResolvedQuery
from indexer.snapshot import Snapshot

RANKS = (Rank.LAW, Rank.ADMINISTRATIVE_REGULATION)

MOST = 20_000
"""Documents that are looked at; the nation has some 1,000 in force, which sites publish again."""

_VERSION = re.compile(r"\([^()]*\)$")
_NAME = re.compile(r"(?!关于|.*[《关]).{1,40}(?:法|法典|条例|规定|办法|细则|规则)")
"""A title that is the name of a rule, and of no decision on another."""


@dataclass(frozen=True, slots=True)
class LawNames:
    """The short names as a table, and the documents that each is the name of."""

    table: NameTable
    refs: Mapping[str, Sequence[DocRef]]


def law_names(snapshot: Snapshot) -> LawNames:
    """The laws and regulations that a snapshot holds. O(documents) once, 20 µs for each law."""
    asked = Query(filters=Filters(**{Facet.RANK: RANKS}), sort=Sort.NEWEST, facets=())
    scan = snapshot.ranked_scan(ResolvedQuery(asked), MOST, 0, MOST)
    refs = [one.ref for batch in scan.batches for one in batch]
    named: dict[str, list[DocRef]] = {}
    for ref, stored in snapshot.cards(refs).items():
        if name := short_name(stored.card.title):
            named.setdefault(name, []).append(ref)
    return LawNames(NameTable(sorted(named)), named)


def short_name(title: str) -> str | None:
    """What a law is called for short; None for a title that is no name of a rule.

    >>> short_name("中华人民共和国公司法（2023年修订）"), short_name("关于修改公司法的决定")
    ('公司法', None)
    """
    name = _VERSION.sub("", title_key(title)).removeprefix(STATE)
    return name if _NAME.fullmatch(name) else None
