"""How documents stand: the rows that are stored, and those that differ since some are hidden."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from indexer.engines.opensearch.cluster.cluster_document import Rows
from indexer.engines.opensearch.cluster.connection import ids_query
from indexer.engines.opensearch.cluster.mapping import validity_number
from indexer.engines.opensearch.match.compiler import any_of
from indexer.relations.shelf import AsOf
from indexer.relations.validity.statuses import Validity
from indexer.relations.validity.validity_rows import (
    AMENDED,
    BEGINNING,
    CODES,
    IS_AMENDED,
    NOW,
    PLAIN,
)

Json = dict[str, Any]

_EXPIRED = CODES.index(Validity.EXPIRED)
_ENDED = (_EXPIRED, CODES.index(Validity.REPEALED))


@dataclass(frozen=True, slots=True)
class StandingByDay:
    """The rows of documents on any day; `changed` are those that stand otherwise than is stored.

    Where documents are hidden, what they did to others is undone: those are few.
    """

    changed: Mapping[str, Rows]

    def rows_of(self, id: str, stored: Rows) -> Rows:
        """The rows of a document whose stored ones are given."""
        return self.changed.get(id, stored)

    def query(self, number: int, asof: AsOf) -> Json:
        """The documents that stand so on a day (`mapping.VALIDITIES`)."""
        stored = _stored(number, asof)
        if not self.changed:
            return stored
        changed = self.changed.items()
        so = [id for id, rows in changed if validity_number(code_on(rows, asof)) == number]
        others = {"bool": {"filter": [stored], "must_not": [ids_query(self.changed)]}}
        return any_of([others, dict(ids_query(so))])

    def with_row(self, field: str, first: int, last: int) -> Json:
        """The documents with a row of `turns` or `expires` in [first, last], maybe more."""
        held: Json = {"range": {field: {"gte": first, "lte": last}}}
        return any_of([held, dict(ids_query(self.changed))]) if self.changed else held


def code_on(rows: Rows, asof: AsOf) -> int:
    """The last row whose day has come, and whether the document is amended by then."""
    found = amended = 0
    for first, code in rows:
        if first <= asof.day.toordinal() or (first == NOW and asof.day >= asof.today):
            if code == AMENDED:
                amended = IS_AMENDED
            else:
                found = code
    return found | amended


def end_after(rows: Rows, asof: AsOf) -> int:
    """The first later day on which a document has expired, 0 without one."""
    days = [
        day
        for day, code in rows
        if code != AMENDED and code & PLAIN == _EXPIRED and asof.day.toordinal() < day < NOW
    ]
    return min(days, default=0)


def turn_after(rows: Rows, asof: AsOf) -> tuple[int, int]:
    """The first later day on which a document has ended, and its code then; zeros without one."""
    if asof.day < asof.today:
        return (0, 0)
    later = [
        (day, code)
        for day, code in rows
        if code & PLAIN in _ENDED and asof.day.toordinal() < day < NOW
    ]
    return min(later, key=lambda row: row[0], default=(0, 0))


def expires_within(rows: Rows, after: int, until: int) -> bool:
    """Whether a row says 失效 from a day in (after, until] on."""
    return any(after < day <= until and code & PLAIN == _EXPIRED for day, code in rows)


def _stored(number: int, asof: AsOf) -> Json:
    day = max(BEGINNING, asof.day.toordinal())
    dated: Json = {"term": {f"stands.c{number}": day}}
    if asof.day < asof.today:
        return dated
    without = {"bool": {"filter": [dated], "must_not": [{"term": {"has_now": True}}]}}
    return any_of([without, {"term": {f"stands_now.c{number}": day}}])
