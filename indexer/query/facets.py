"""The facets: each is one row, from which filters, parameters, columns and counts follow.

To add one, write a member of `Facet`, its name in `search_app.wording.search.FACET_NAMES`, and its
parameter in `docs/api.md` and `docs/commands.md`; an older index is derived again by itself.
`tests/docs/test_registries.py` lists every place that lacks it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from corpus.document import Document
from corpus.fields.regions import OWN_LEVEL, has_cities
from indexer.relations.validity.statuses import Validity

UNSTATED = Validity.UNSTATED.value
"""The value of a facet that stands for "this document states none"; it can be chosen."""

NO_VALIDITY = "不适用"
"""The value of the validity of what is no rule (a draft, an official reading, news)."""
NOT_ENDED = (
    *(one.value for one in Validity if one not in (Validity.EXPIRED, Validity.REPEALED)),
    NO_VALIDITY,
)
"""The values of the validity of all that has not ended, as one choice of a filter."""

ValuesOf = Callable[[Document], tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetRow:
    """What is true of a facet.

    `values` takes the distinct values from a document; None for a facet that depends on the day,
    which an engine derives from the document's validity periods. `nested`: values have two levels,
    and a document under "class/second" is one under "class" too. `newest_first`: values are
    listed from the last to the first, not by how many documents have them. `missing` names the
    field that the statistics count as missing where a document has no value; "" where they count
    none. `hidden_when_uniform`: the page of results leaves the facet out where it tells no
    documents apart.
    """

    values: ValuesOf | None
    nested: bool = False
    newest_first: bool = False
    missing: str = ""
    hidden_when_uniform: bool = False


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _with_classes(values: Iterable[str]) -> tuple[str, ...]:
    """Two-level values, each behind its first level.

    >>> _with_classes(["卫生、体育/医药管理", "卫生、体育/医疗"])
    ('卫生、体育', '卫生、体育/医药管理', '卫生、体育/医疗')
    """
    levels = (level for value in values for level in (value.split("/")[0], value))
    return tuple(dict.fromkeys(levels))


def _region(region: str | None) -> tuple[str, ...]:
    """A place behind its province; of a whole province also the value that leaves out its cities.

    The place itself comes last: documents of one place are known by that.

    >>> _region("广东省/广州市"), _region("广东省"), _region("北京市")
    (('广东省', '广东省/广州市'), ('广东省/本级', '广东省'), ('北京市',))
    """
    if region and has_cities(region):
        return (f"{region}/{OWN_LEVEL}", region)
    return _with_classes(_one(region))


def _year(document: Document) -> tuple[str, ...]:
    dated = document.dated_on
    return (str(dated.year),) if dated else ()


class Facet(StrEnum):
    """Properties that can be counted and filtered by, in the order in which they are shown.

    The value is the name in addresses, in JSON and of the column of an index.
    """

    YEAR = "year", FacetRow(values=_year, newest_first=True, missing="date")
    TOPIC = (
        "topic",
        FacetRow(values=lambda d: _with_classes(d.topics), nested=True, missing="topics"),
    )
    ISSUER = "issuer", FacetRow(values=lambda d: tuple(dict.fromkeys(d.issuers)), missing="issuers")
    KIND = "kind", FacetRow(values=lambda d: _one(d.kind), missing="kind")
    RANK = (
        "rank",
        FacetRow(values=lambda d: _one(d.rank), missing="rank", hidden_when_uniform=True),
    )
    REGION = (
        "region",
        FacetRow(
            values=lambda d: _region(d.region),
            nested=True,
            missing="region",
            hidden_when_uniform=True,
        ),
    )
    SOURCE = "source", FacetRow(values=lambda d: (d.source,), hidden_when_uniform=True)
    VALIDITY = "validity", FacetRow(values=None)

    row: FacetRow

    def __new__(cls, name: str, row: FacetRow | None = None) -> Self:
        """Make a member that is its name and carries its row; `Facet("year")` looks one up."""
        if row is None:
            raise TypeError(f"the facet {name} has no row")
        member = str.__new__(cls, name)
        member._value_ = name
        member.row = row
        return member


STORED_FACETS = tuple(facet for facet in Facet if facet.row.values is not None)
"""The facets whose values come from the document alone, and are the same on every day."""


def facet_values(document: Document) -> dict[str, tuple[str, ...]]:
    """The values of each stored facet of a document, by the facet's name."""
    return {f.value: f.row.values(document) for f in STORED_FACETS if f.row.values is not None}
