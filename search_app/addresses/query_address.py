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

_NOTHING = dict.fromkeys(NAMES, "")

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
        pieces = dict(_NOTHING)
        for name, value in search_pairs(query):
            piece = f"{name}={quoted(value)}"
            pieces[name] = f"{pieces[name]}&{piece}" if pieces[name] else piece
        self._pieces = pieces
        self.whole = "&".join(filter(None, pieces.values()))

    def having(self, changed: dict[str, Sequence[str]]) -> str:
        """The address with these values of some parameters, none of which are the default."""
        new = {name: encoded([(name, one) for one in some]) for name, some in changed.items()}
        return "&".join(filter(None, (self._pieces | new).values()))
