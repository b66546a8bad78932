"""The columns of a file of hits, each one row, and the lines that say where the file comes from.

To add a column, write a row here, its head in `search_app/wording/exports.py`, and its name in
`docs/api.md`; every format takes its columns from the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from indexer.results import Hit
from search_app import wording
from search_app.addresses.links import Links, web_address
from search_app.exports.cells import Cell

Value = str | date | tuple[str, ...] | None
"""What a document states; a tuple where there may be several."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the name of its field, what it takes from a hit, its width in characters.

    `ris` are the tags under which a reference (RIS) has it; most columns have none there.
    """

    name: str
    value: Callable[[Hit, Links], Value]
    width: int = 14
    ris: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The head of the column."""
        return wording.exports.COLUMNS.get(self.name, self.name)


COLUMNS = (
    Column("title", lambda hit, _: hit.title, 60, ("TI",)),
    Column("document_number", lambda hit, _: hit.document_number, 22, ("M1",)),
    Column("issuers", lambda hit, _: hit.issuers, 24, ("AU",)),
    Column("dated_on", lambda hit, _: hit.dated_on, ris=("PY", "DA")),
    Column("dated_by", lambda hit, _: wording.document.dated_by(hit.dated_by, hit.written_by)),
    Column("written_on", lambda hit, _: hit.written_on),
    Column("published_on", lambda hit, _: hit.published_on),
    Column("effective_on", lambda hit, _: hit.effective_on),
    Column("kind", lambda hit, _: hit.kind, ris=("M3",)),
    Column("rank", lambda hit, _: hit.rank),
    Column("validity", lambda hit, _: wording.validity.name_of_hit(hit)),
    Column("validity_by", lambda hit, _: wording.validity.of_hit(hit), 40),
    Column("topics", lambda hit, _: hit.topics, 24, ("KW",)),
    Column("source_topic", lambda hit, _: hit.source_topic, 18),
    Column("region", lambda hit, _: hit.region, 18),
    Column("source", lambda hit, _: hit.source, 18, ("DP",)),
    Column("site", lambda hit, _: hit.site, 18),
    Column("page", lambda hit, links: links.absolute(links.document(hit.id)), 40, ("UR",)),
    Column("url", lambda hit, _: web_address(hit.url), 40, ("UR",)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Where a file comes from; `query` in words, `address` that of the search page."""

    site: str
    query: str
    address: str
    exported_at: datetime
    index_version: str
    total: int

    def lines(self) -> Iterator[tuple[str, str]]:
        """Label and value, for people."""
        yield wording.exports.QUERY, self.query
        yield wording.exports.TOTAL, wording.values.documents(self.total)
        yield wording.exports.EXPORTED_AT, wording.values.moment(self.exported_at)
        yield wording.exports.INDEX_VERSION, self.index_version
        yield wording.exports.ADDRESS, self.address


def row(hit: Hit, links: Links) -> list[Cell]:
    """A hit as cells, in the order of `COLUMNS`; several values joined as Chinese lists are."""
    values = (column.value(hit, links) for column in COLUMNS)
    return [wording.values.SEPARATOR.join(one) if isinstance(one, tuple) else one for one in values]
