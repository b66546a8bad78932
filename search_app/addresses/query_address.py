"""The parameters of a query, encoded once for the many addresses of a page that change a few."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from urllib.parse import quote_plus

from indexer.query.date_bounds import DateKind
from indexer.query.facets import Facet
from indexer.query.model import Query
from search_app.addresses.query_pairs import DATE_ENDS, search_pairs

NAMES = (
    *("q", "within", "scope", "since", "until"),
    *(f"{kind.parameter}_{end}" for kind in DateKind for end in DATE_ENDS),
    *(facet.value for facet in Facet),
    *("asof", "cites", "article", "versions", "taken_up_since", "without_reading"),
    *("sort", "same", "id", "fold", "match", "exact", "page"),
)
"""All parameters in the order of an address, which is that of `search_pairs`; a test holds it."""

_PLACES = {name: place for place, name in enumerate(NAMES)}

quoted = lru_cache(2048)(quote_plus)
"""A value as it stands in an address; the values of a page stand in many of them."""


def encoded(pairs: Iterable[tuple[str, str]]) -> str:
    """Parameters as they stand in an address.

    >>> encoded([("q", "养犬"), ("page", "2")])
    'q=%E5%85%BB%E7%8A%AC&page=2'
    """
    return "&".join([f"{name}={quoted(value)}" for name, value in pairs])


class QueryAddress:
    """The address of a query, and of the same query with other values of some parameters.

    Two thirds of a page's links are such. Made anew, each of them cost as much as ten.
    """

    def __init__(self, query: Query) -> None:
        """Encode the parameters of a query."""
        self.query = query
        self._pieces = [(name, f"{name}={quoted(value)}") for name, value in search_pairs(query)]
        self.whole = "&".join([piece for _, piece in self._pieces])
        self._between: dict[tuple[str, ...], tuple[tuple[str, str], ...]] = {}

    def having(self, changed: dict[str, Sequence[str]]) -> str:
        """The address with these values of some parameters, none of which are the default."""
        names = tuple(changed)
        between = self._between.get(names)
        if between is None:
            between = self._between[names] = self._around(names)
        parts = []
        for before, name in between:
            if before:
                parts.append(before)
            if name:
                parts += [f"{name}={quoted(value)}" for value in changed[name]]
        return "&".join(parts)

    def _around(self, names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        """What stands before each of some parameters, in order; behind the last "" in its place."""
        found: list[tuple[str, str]] = []
        first = 0
        for name in sorted(names, key=_PLACES.__getitem__):
            found.append((self._from(first, _PLACES[name]), name))
            first = _PLACES[name] + 1
        return (*found, (self._from(first, len(NAMES)), ""))

    def _from(self, first: int, end: int) -> str:
        """The parameters from one place in the order of an address to another."""
        return "&".join([p for name, p in self._pieces if first <= _PLACES[name] < end])
