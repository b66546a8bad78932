"""Counts matches by value of a facet, by period, and by both in a table."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date

from indexer.analysis.normalise import normalise
from indexer.query.facets import UNSTATED, Facet
from indexer.query.model import DateUnit, Query
from indexer.results import (
    MOST_VALUES,
    Bar,
    FacetListing,
    FacetValue,
    Histogram,
    Pivot,
    PivotRow,
)
from tests.contract.brute_force.kept_document import KeptDocument

ValuesOf = Callable[[KeptDocument], Sequence[str]]
"""The values of a facet that a document has."""

TextOf = Callable[[KeptDocument], object]
"""Equal for documents that are to be counted once."""

_LENGTHS = {DateUnit.YEAR: 4, DateUnit.MONTH: 7, DateUnit.DAY: 10}


def facet_counts(
    found: Iterable[KeptDocument], facet: Facet, values_of: ValuesOf, chosen: Sequence[str]
) -> tuple[FacetValue, ...]:
    """The values of some documents, most frequent first or newest first; the unstated last."""
    counts, unstated = _counted(found, values_of)
    order = _ordered(counts, facet)
    if not facet.row.newest_first:
        order = order[:MOST_VALUES]
    order += [value for value in chosen if value not in order and value != UNSTATED]
    listed = [(value, counts.get(value, 0)) for value in order]
    if unstated or UNSTATED in chosen:
        listed.append((UNSTATED, unstated))
    return tuple(FacetValue(value, count, value in chosen) for value, count in listed)


def facet_listing(
    found: Iterable[KeptDocument],
    facet: Facet,
    values_of: ValuesOf,
    chosen: Sequence[str],
    name: str,
) -> FacetListing:
    """The values that hold a name."""
    counts, _ = _counted(found, values_of)
    wanted = normalise(name)
    held = [value for value in _ordered(counts, facet) if wanted in normalise(value)]
    first = (FacetValue(value, counts[value], value in chosen) for value in held[:MOST_VALUES])
    return FacetListing(tuple(first), len(held))


def histogram(
    found: Collection[KeptDocument], query: Query, unit: DateUnit, text_of: TextOf, version: str
) -> Histogram:
    """Some documents by period."""
    periods = _by_period(found, unit)
    undated = periods.pop("", [])
    return Histogram(
        query=query,
        unit=unit,
        bars=tuple(Bar(period, _texts(held, text_of)) for period, held in sorted(periods.items())),
        undated=_texts(undated, text_of),
        total=_texts(found, text_of),
        index_version=version,
    )


def pivot(
    found: Collection[KeptDocument],
    query: Query,
    unit: DateUnit,
    facet: Facet,
    values_of: ValuesOf,
    columns: tuple[Sequence[str], int],
    text_of: TextOf,
    version: str,
) -> Pivot:
    """Some documents by period and by value of a facet; `columns` are those of `pivot_columns`."""
    values, left_out = columns

    def row(period: str, held: Collection[KeptDocument]) -> PivotRow:
        return PivotRow(
            period,
            tuple(_texts((d for d in held if value in values_of(d)), text_of) for value in values),
            _texts((d for d in held if not values_of(d)), text_of),
            _texts(held, text_of),
        )

    periods = _by_period(found, unit)
    undated = periods.pop("", [])
    return Pivot(
        query=query,
        unit=unit,
        facet=facet,
        values=tuple(values),
        left_out=left_out,
        rows=tuple(row(period, held) for period, held in sorted(periods.items())),
        undated=row("", undated),
        overall=row("", found),
        index_version=version,
    )


def pivot_columns(
    found: Iterable[KeptDocument],
    facet: Facet,
    values_of: ValuesOf,
    wanted: Sequence[str],
    limit: int,
) -> tuple[list[str], int]:
    """The columns of a table, and how many more values there are; of two levels the first only."""
    counts, _ = _counted(found, values_of)
    frequent = [
        value
        for value in sorted(counts, key=lambda value: (-counts[value], value))
        if not (facet.row.nested and "/" in value)
    ]
    shown = list(dict.fromkeys(wanted)) or frequent[:limit]
    return shown, len({*frequent} - {*shown})


def _counted(found: Iterable[KeptDocument], values_of: ValuesOf) -> tuple[dict[str, int], int]:
    counts: dict[str, int] = {}
    unstated = 0
    for one in found:
        values = values_of(one)
        unstated += not values
        for value in values:
            counts[value] = counts.get(value, 0) + 1
    return counts, unstated


def _ordered(counts: Mapping[str, int], facet: Facet) -> list[str]:
    if facet.row.newest_first:
        return sorted(counts, reverse=True)
    return sorted(counts, key=lambda value: (-counts[value], value))


def _by_period(found: Iterable[KeptDocument], unit: DateUnit) -> dict[str, list[KeptDocument]]:
    """Documents by their period; those without a date under ""."""
    periods: dict[str, list[KeptDocument]] = {}
    for one in found:
        day = date.fromordinal(one.dated).isoformat() if one.dated else ""
        periods.setdefault(day[: _LENGTHS[unit]], []).append(one)
    return periods


def _texts(found: Iterable[KeptDocument], text_of: TextOf) -> int:
    return len({text_of(one) for one in found})
