"""The line above the hits that says what was looked for beside the typed words, and by whose word.

One link leaves all of it out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from indexer.query.model import Query
from indexer.results import ShownExpansion
from search_app.addresses.links import Links
from search_app.wording import expansions as words


@dataclass(frozen=True, slots=True)
class ShownOfficial:
    """A name that was looked for, why, and the document that says so, with its sentence.

    `href` and `title` are empty where a table says so.
    """

    name: str
    why: str
    title: str
    href: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ExpansionLine:
    """What was looked for beside the typed words, and the address of the same search without it."""

    officials: tuple[ShownOfficial, ...]
    exact: str


def present_expansions(
    expansions: tuple[ShownExpansion, ...], query: Query, links: Links
) -> ExpansionLine | None:
    """The line for the expansions of a query; None without any."""
    if not expansions:
        return None
    return ExpansionLine(
        tuple(_official(one, query, links) for one in expansions),
        links.search(replace(query, exact=True, page=1)),
    )


def _official(one: ShownExpansion, query: Query, links: Links) -> ShownOfficial:
    return ShownOfficial(
        words.official(one.official),
        words.why(one),
        words.title(one.title) if one.title else "",
        links.document(one.id, query) if one.id else "",
        one.sentence or "",
    )
