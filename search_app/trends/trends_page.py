"""Present counts by period as a picture and a table; each number links to its documents."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from indexer.query.facets import UNSTATED, Facet
from indexer.query.model import DateUnit, Query, Sort
from indexer.results import Histogram, Pivot, PivotRow
from search_app.addresses.links import Links
from search_app.trends.chart import Chart, Counts, draw
from search_app.trends.cut_words_line import CutWords, present_cut
from search_app.trends.trend_answers import TrendAnswer, chosen_values, queries_of
from search_app.trends.trend_query import TrendQuery
from search_app.wording import exports, search, trends

COLUMNS = 12
"""Values of a facet beside one another in the table; the file has them all."""
LINES = 6
"""Series in the picture; more could not be told apart."""
DRAWN, DRAWN_OF_SEVERAL = 240, 72
"""Periods in the picture, the last ones: 20 years of months, 6 where several lines cross."""
SHADES = 5


@dataclass(frozen=True, slots=True)
class TrendCell:
    """A count; `shade` from 0 to `SHADES` by its share of the largest of the table."""

    count: int
    href: str
    shade: int = 0


@dataclass(frozen=True, slots=True)
class TrendRow:
    """A period with its counts, the last of which is the total."""

    label: str
    cells: tuple[TrendCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendTable:
    """Counts by period; `columns` are the names of the cells, `left_out` how many values more."""

    columns: tuple[str, ...]
    rows: tuple[TrendRow, ...]
    total: TrendRow
    undated: TrendRow | None
    left_out: int
    index_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendsPage:
    """All that the page shows. `found`: whether anything was; `chart` needs what has a date."""

    heading: str
    found: bool
    table: TrendTable
    chart: Chart | None
    notes: tuple[str, ...]
    cut: CutWords | None
    search: str
    csv: str


def present_trends(answer: TrendAnswer, links: Links) -> TrendsPage:
    """The page of a trend."""
    trend, table = answer.trend, present_table(answer, links)
    rows = _without_gaps(table.rows[::-1], trend.unit, len(table.columns))
    one = not trend.split and not trend.versus
    drawn = DRAWN if one or trend.unit is DateUnit.YEAR else DRAWN_OF_SEVERAL
    conditions = exports.conditions(trend.query)
    found = any(cell.count for cell in table.total.cells)
    return TrendsPage(
        heading=trends.heading(trend.query.text, trend.versus.text if trend.versus else ""),
        found=found,
        table=table,
        chart=_chart(trend, table, rows[-drawn:]) if rows else None,
        notes=tuple(
            note
            for note in (
                trends.among(conditions) if conditions else "",
                trends.drawn(drawn, trend.unit) if len(rows) > drawn else "",
                trends.lines(LINES) if trend.split and len(_values(table)) > LINES else "",
                trends.left_out(search.FACETS[trend.split], table.left_out)
                if trend.split and table.left_out
                else "",
                trends.SEVERAL if trend.split else "",
                trends.folded() if trend.query.fold else "",
                trends.BY_DATE,
                trends.undated(_without_date(trend, table)) if found else "",
                trends.version(table.index_version),
            )
            if note
        ),
        cut=present_cut(trend, links),
        search=links.search(trend.query),
        csv=links.trends(trend, csv=True),
    )


def _without_date(trend: TrendQuery, table: TrendTable) -> dict[str, int]:
    """How many documents have no date, by name of the series ("" for all documents)."""
    if table.undated is None:
        return {}
    counts = [cell.count for cell in table.undated.cells]
    if not trend.versus:
        return {"": counts[-1]}
    return {name: n for name, n in zip(table.columns, counts, strict=True) if n}


def present_table(answer: TrendAnswer, links: Links) -> TrendTable:
    """The counts of a trend as a table, newest period first; each leads to what it counts."""
    if answer.pivot:
        return _split(answer.trend, answer.pivot, links)
    if len(answer.histograms) > 1:
        return _compared(queries_of(answer.trend), answer.histograms, links)
    (found,) = answer.histograms
    return _plain(answer.trend.query, found, links)


def _split(trend: TrendQuery, pivot: Pivot, links: Links) -> TrendTable:
    """The counts of one search by value of a facet."""
    values = [*pivot.values, UNSTATED]
    largest = max((n for row in pivot.rows for n in (*row.counts, row.unstated)), default=0)

    def row(found: PivotRow, label: str, narrowed: Query, *, shaded: bool = False) -> TrendRow:
        counts = (*found.counts, found.unstated)
        cells = [
            TrendCell(
                count,
                links.if_short(_with_value(narrowed, pivot.facet, value)),
                _shade(count, largest if shaded else 0),
            )
            for value, count in zip(values, counts, strict=True)
        ]
        return TrendRow(label, (*cells, TrendCell(found.total, links.if_short(narrowed))))

    # Totals get no shade: beside them all others would be pale.
    rows = [
        row(r, r.period, within(trend.query, r.period), shaded=True) for r in reversed(pivot.rows)
    ]
    undated = pivot.undated
    return TrendTable(
        columns=(*values, trends.TOTAL),
        rows=tuple(rows),
        total=row(pivot.overall, trends.TOTAL, trend.query),
        undated=row(undated, UNSTATED, _undated(trend.query)) if undated.total else None,
        left_out=0 if chosen_values(trend) else pivot.left_out,
        index_version=pivot.index_version,
    )


def within(query: Query, period: str) -> Query:
    """The documents of `query` of one year ("2019") or month ("2019-08")."""
    year, _, month = period.partition("-")
    if not month:
        return _with_value(query, Facet.YEAR, year)
    first = date(int(year), int(month), 1)
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    since = max(first, query.since) if query.since else first
    until = min(last, query.until) if query.until else last
    return replace(query, since=since, until=until)


def _plain(asked: Query, found: Histogram, links: Links) -> TrendTable:
    """The counts of one search."""

    def row(label: str, count: int, query: Query) -> TrendRow:
        return TrendRow(label, (TrendCell(count, links.if_short(query)),))

    undated = row(UNSTATED, found.undated, _undated(asked)) if found.undated else None
    return TrendTable(
        columns=(trends.COUNT,),
        rows=tuple(
            row(bar.period, bar.count, within(asked, bar.period)) for bar in reversed(found.bars)
        ),
        total=row(trends.TOTAL, found.total, asked),
        undated=undated,
        left_out=0,
        index_version=found.index_version,
    )


def _compared(queries: Sequence[Query], found: Sequence[Histogram], links: Links) -> TrendTable:
    """The counts of two searches beside each other."""
    counts = [{bar.period: bar.count for bar in one.bars} for one in found]

    def row(label: str, numbers: Sequence[int], narrowed: Sequence[Query]) -> TrendRow:
        pairs = zip(numbers, narrowed, strict=True)
        return TrendRow(label, tuple(TrendCell(n, links.if_short(query)) for n, query in pairs))

    undated = [one.undated for one in found]
    return TrendTable(
        columns=tuple(query.text or trends.EVERYTHING for query in queries),
        rows=tuple(
            row(period, [c.get(period, 0) for c in counts], [within(q, period) for q in queries])
            for period in sorted({*counts[0], *counts[1]}, reverse=True)
        ),
        total=row(trends.TOTAL, [one.total for one in found], queries),
        undated=row(UNSTATED, undated, [_undated(q) for q in queries]) if any(undated) else None,
        left_out=0,
        index_version=found[0].index_version,
    )


def _chart(trend: TrendQuery, table: TrendTable, rows: Sequence[TrendRow]) -> Chart:
    """The picture of the first series of a table."""
    columns = list(range(len(table.columns)))
    if trend.split:
        # Where no document has a value, the total is drawn.
        columns = columns[: len(_values(table))][:LINES] or columns[-1:]
    return draw(
        [row.label for row in rows],
        [
            Counts(
                table.columns[at],
                [row.cells[at].count for row in rows],
                [trends.point(row.label, table.columns[at], row.cells[at].count) for row in rows],
                [row.cells[at].href for row in rows],
            )
            for at in columns
        ],
    )


def _values(table: TrendTable) -> list[str]:
    """The columns of a split table without 未标注 and the total."""
    return [c for c in table.columns[:-1] if c != UNSTATED]


def _without_gaps(rows: Sequence[TrendRow], unit: DateUnit, columns: int) -> list[TrendRow]:
    """The rows, oldest first, with those between them that have no documents."""
    if not rows:
        return []
    held = {row.label: row for row in rows}
    nothing = tuple(TrendCell(0, "") for _ in range(columns))
    first, last = _number(rows[0].label), _number(rows[-1].label)
    labels = (_label(number, unit) for number in range(first, last + 1, _step(unit)))
    return [held.get(label) or TrendRow(label, nothing) for label in labels]


def _step(unit: DateUnit) -> int:
    return 12 if unit is DateUnit.YEAR else 1


def _number(period: str) -> int:
    year, _, month = period.partition("-")
    return int(year) * 12 + (int(month) - 1 if month else 0)


def _label(number: int, unit: DateUnit) -> str:
    year, month = divmod(number, 12)
    return f"{year}" if unit is DateUnit.YEAR else f"{year}-{month + 1:02}"


def _shade(count: int, largest: int) -> int:
    return -(-count * SHADES // largest) if largest else 0


def _undated(query: Query) -> Query:
    return _with_value(query, Facet.YEAR, UNSTATED)


def _with_value(query: Query, facet: Facet, value: str) -> Query:
    """The documents of `query` with just this value of a facet."""
    return replace(query, filters=query.filters.having(facet, (value,)), sort=Sort.NEWEST, page=1)
