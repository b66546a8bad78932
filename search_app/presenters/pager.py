"""The pages of a result, and those around the one that is shown."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.query.model import Query
from search_app.addresses.links import Links
from search_app.addresses.search_args import WINDOW


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of the results; `number` None is a gap."""

    number: int | None
    href: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """The pages around this one."""

    page: int
    last: int
    last_href: str
    previous: str | None
    next: str | None
    links: tuple[PageLink, ...]


def present_pager(query: Query, total: int, links: Links) -> Pager:
    """The pages of `total` hits, as far as they can be turned."""
    last = -(-min(total, WINDOW // query.size * query.size) // query.size)
    page = query.page
    near = {1, last, *range(page - 2, page + 3)}
    shown: list[PageLink] = []
    before = 0
    for number in sorted(near & set(range(1, last + 1))):
        if number > before + 1:
            shown.append(PageLink(None, "", False))
        shown.append(PageLink(number, links.page(query, number), number == page))
        before = number
    return Pager(
        page=page,
        last=last,
        last_href=links.page(query, last),
        previous=links.page(query, page - 1) if 1 < page <= last else None,
        next=links.page(query, page + 1) if page < last else None,
        links=tuple(shown),
    )
