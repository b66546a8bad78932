"""A facet as a list of links, the second level of a topic or region under the first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indexer.query.facets import NOT_ENDED, UNSTATED, Facet
from indexer.query.model import Query
from indexer.relations.validity.timeline import ENDED
from indexer.results import MOST_VALUES, FacetValue
from search_app import wording
from search_app.addresses.links import Links, toggled
from search_app.wording import narrowing

SHOWN = 8
"""Values before a list is folded: what fits beside the first hits of a page."""
LISTED = 30
"""Values of a facet on the page, folded ones too; others are found by name.

Sixty issuers weighed as much as all hits, each link with the query and a long name in it.
"""

ORDER = (
    *(Facet.VALIDITY, Facet.TOPIC, Facet.ISSUER, Facet.YEAR),
    *(Facet.RANK, Facet.KIND, Facet.REGION, Facet.SOURCE),
)
"""The facets as they are shown: what decides whether a document helps comes first."""


@dataclass(frozen=True, slots=True)
class FacetChoice:
    """A value of a facet; `href` adds it to the filter or takes it away.

    Where the query is too long for a link, `href` is empty: a button of the form sends the `value`.
    """

    label: str
    count: str
    selected: bool
    href: str
    children: tuple[FacetChoice, ...] = ()
    value: str = ""


@dataclass(frozen=True, slots=True)
class FacetBox:
    """A facet with its first values and all chosen ones in `shown`; the `rest` is folded.

    Where there are more values than are listed, `cut` says so and `find` is the address of the page
    that finds others by name; else both are empty.
    """

    name: str
    title: str
    shown: tuple[FacetChoice, ...]
    rest: tuple[FacetChoice, ...]
    find: str
    find_label: str
    cut: str
    leading: FacetChoice | None = None
    """A choice of several values at once, before the others."""


def present_facet(
    facet: Facet,
    values: Sequence[FacetValue],
    query: Query,
    links: Links,
    sites: Mapping[str, str],
) -> FacetBox:
    """The links of a facet, in the engine's order; `sites`: the websites of sources."""
    long, chosen = links.is_long(query), query.filters.of(facet)

    def choice(value: FacetValue, label: str, children: tuple[FacetChoice, ...]) -> FacetChoice:
        by_link = value.selected or not long
        values = toggled(chosen, facet, value.value) if by_link else ()
        href = links.choose(query, facet, values) if by_link else ""
        count = f"{value.count:,}"
        return FacetChoice(label, count, value.selected, href, children, value.value)

    choices: list[FacetChoice] = []
    # Where all documents are of one province, show its cities: the province says nothing.
    only = facet is Facet.REGION and _first_levels(values) == 1
    for value in values:
        head, slash, _ = value.value.partition("/")
        if facet.row.nested and slash:
            continue
        below = _second_level(value, values, open_=only) if facet.row.nested else []
        children = tuple(choice(v, v.value.removeprefix(f"{head}/"), ()) for v in below)
        label = wording.search.facet_value(facet, value.value, sites)
        choices.append(choice(value, label, children))
    first = choices[:SHOWN]
    others: list[FacetChoice] = []
    for one in choices[SHOWN:]:
        (first if one.selected or one.children else others).append(one)
    # The line that unfolds a list takes as much room as one or two values.
    if len(others) <= 2:
        first, others = choices, []
    rest = tuple(others[: max(0, LISTED - len(first))])
    cut = len(choices) > len(first) + len(rest) or len(values) >= MOST_VALUES
    return FacetBox(
        name=facet.value,
        title=wording.search.FACETS[facet],
        shown=tuple(first),
        rest=rest,
        find=links.values(facet) if cut else "",
        find_label=narrowing.find_value(wording.search.FACETS[facet]),
        cut=narrowing.most_frequent(len(first) + len(rest)) if cut else "",
        leading=_without_ended(values, query, links) if facet is Facet.VALIDITY else None,
    )


def _without_ended(values: Sequence[FacetValue], query: Query, links: Links) -> FacetChoice | None:
    """All but what is repealed or has expired, in one choice; None where it would change nothing.

    Most documents that hold say nothing of it, so 有效 alone would leave them out. It names all
    that has not ended, also without a hit today: a subscription must not miss what comes.
    """
    left = [value for value in values if value.value not in ENDED]
    if not left or len(left) == len(values):
        return None
    selected = set(query.filters.of(Facet.VALIDITY)) == set(NOT_ENDED)
    href = links.choose(query, Facet.VALIDITY, () if selected else NOT_ENDED)
    count = f"{sum(value.count for value in left):,}"
    return FacetChoice(narrowing.WITHOUT_ENDED, count, selected, href)


def is_useful(facet: Facet, values: Sequence[FacetValue]) -> bool:
    """Whether a facet is worth showing: its values differ among the results, or one is chosen.

    Some are the same for all documents of many a site (`hidden_when_uniform`): a list of one value,
    or of 未标注 alone, would only take room. The others always show.
    """
    if not facet.row.hidden_when_uniform or any(value.selected for value in values):
        return True
    total = sum(value.count for value in values if "/" not in value.value)
    return any(value.count < total for value in values if value.value != UNSTATED)


def _first_levels(values: Sequence[FacetValue]) -> int:
    return sum("/" not in value.value and value.value != UNSTATED for value in values)


def _second_level(
    value: FacetValue, values: Sequence[FacetValue], *, open_: bool
) -> list[FacetValue]:
    """The values below another, while that or one of them is chosen, or where it is `open_`."""
    below = [v for v in values if v.value.startswith(f"{value.value}/")]
    return below if open_ or value.selected or any(v.selected for v in below) else []
