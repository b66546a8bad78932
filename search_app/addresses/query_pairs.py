"""Turn a Query back into the parameters that ask it; defaults are left out."""

from __future__ import annotations

from indexer.query.model import CitedVersions, Match, Query, Scope
from search_app.addresses.parameter_types import Switch

DATE_ENDS = ("since", "until")
"""The two ends of a span of days, as parameters end and as `DateBounds` names them."""


def search_pairs(query: Query, *, page: bool = True) -> list[tuple[str, str]]:
    """List the parameters that ask `query` again, in the order of an address, without defaults."""
    pairs = [("q", query.text)] if query.text else []
    pairs += [("within", one.text) for one in query.within]
    if query.scope is not Scope.ALL:
        pairs.append(("scope", query.scope.value))
    if query.since:
        pairs.append(("since", query.since.isoformat()))
    if query.until:
        pairs.append(("until", query.until.isoformat()))
    pairs += date_pairs(query)
    for facet, values in query.filters.chosen:
        pairs += [(facet.value, str(value)) for value in values]
    if query.asof:
        pairs.append(("asof", query.asof.isoformat()))
    if query.cites:
        pairs.append(("cites", query.cites))
    if query.article:
        pairs.append(("article", query.article.code))
    if query.versions is not CitedVersions.THIS:
        pairs.append(("versions", query.versions.value))
    if query.taken_up_since:
        pairs.append(("taken_up_since", query.taken_up_since.isoformat()))
    if query.without_reading:
        pairs.append(("without_reading", Switch.ON.value))
    if query.sort is not query.default_sort:
        pairs.append(("sort", query.sort.value))
    if query.same:
        pairs.append(("same", query.same))
    pairs += [("id", id) for id in query.ids]
    if query.fold is not default_fold(query.same):
        pairs.append(("fold", Switch.ON.value if query.fold else Switch.OFF.value))
    if page and query.match is Match.ALL:
        pairs.append(("match", query.match.value))
    if page and query.exact:
        pairs.append(("exact", Switch.ON.value))
    if page and query.page > 1:
        pairs.append(("page", str(query.page)))
    return pairs


def date_pairs(query: Query) -> list[tuple[str, str]]:
    """The parameters that bound single ones of the three dates."""
    return [
        (f"{one.kind.parameter}_{end}", day.isoformat())
        for one in query.dates
        for end in DATE_ENDS
        if (day := getattr(one, end))
    ]


def default_fold(same: str | None) -> bool:
    """Whether a page folds same texts by default: all but the list of one document's same texts."""
    return same is None
