"""The picture of results over time: a bar for each period with its link, and a link back."""

from __future__ import annotations

import calendar
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from indexer.query.facets import UNSTATED, Facet
from indexer.query.model import DateUnit, Query
from indexer.results import Histogram
from search_app import wording
from search_app.addresses.links import Links, with_filters
from search_app.wording import narrowing as words

WIDTH, HEIGHT = 264, 84
"""Size of the picture; its units are pixels where the filters stand beside the results."""
MOST_YEARS = 21
"""Bars of one year each; with one bar for all earlier years, wide enough for a finger."""
MOST_MONTHS = 24
MOST_DAYS = 62
WIDEST_BAR = 44
"""The greatest width of a bar: one year alone is no block."""
_CHARACTER = {True: 7, False: 12}
"""The width of a character of the axis: of a digit, and of a Chinese one."""
_BETWEEN = 8
"""The least room between two names of the axis."""
GAP = 0.2
"""The share of a bar's room that stays empty."""
LEAST = 2
"""The least height of a bar, so that a few documents among many are seen."""

Span = tuple[date, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineBar:
    """A period with its count; `left`, `width`, `top` and `height` place the bar, `zone` its room.

    `tick` is its name on the axis, "" where there is no room for one; it stands at `tick_at`, which
    is its `anchor`: start, middle or end.
    """

    label: str
    said: str
    tick: str
    tick_at: float
    anchor: str
    count: int
    href: str
    zone_left: float
    zone: float
    left: float
    width: float
    top: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The picture: its bars from the oldest on, those without documents too."""

    title: str
    most: str
    bars: tuple[TimelineBar, ...]
    up: str
    up_label: str
    undated: str
    undated_href: str


def unit_of(query: Query, today: date) -> DateUnit:
    """How fine to count: days of a month or two, months of a year or two, else years."""
    span = _asked(query, today)
    if span is None:
        return DateUnit.YEAR
    days = (span[1] - span[0]).days + 1
    if days <= MOST_DAYS:
        return DateUnit.DAY
    return DateUnit.MONTH if days <= MOST_MONTHS * 31 else DateUnit.YEAR


def present_timeline(
    histogram: Histogram, query: Query, links: Links, today: date
) -> Timeline | None:
    """The picture of a histogram, None where there is nothing to choose from."""
    counts = {_first_day(bar.period): bar.count for bar in histogram.bars}
    up_label, up = _up(query, links)
    if not counts or (len(counts) == 1 and not up and histogram.unit is DateUnit.DAY):
        return None
    unit = histogram.unit
    spans = _spans(unit, min(counts), max(counts), _asked(query, today), today)
    totals = _totals(spans, counts)
    return Timeline(
        title=words.unit_counts(unit),
        most=words.most(max(totals)),
        bars=tuple(_bars(unit, spans, totals, query, links)),
        up=up,
        up_label=up_label,
        undated=words.undated(histogram.undated) if histogram.undated else "",
        undated_href=links.toggle(query, Facet.YEAR, UNSTATED),
    )


def span_label(since: date, until: date) -> str:
    """The name of a span that is a day, a month or a year; else ""."""
    if since == until:
        return wording.values.day(since)
    if (since, until) == _year_span(since):
        return words.year(since)
    if (since, until) == _month_span(since):
        return words.month(since)
    return ""


def _asked(query: Query, today: date) -> Span | None:
    """The days that the dates and the year of a query allow, None where an end is open."""
    since, until = query.since, query.until
    if since and not until and since <= today:
        until = today
    years = query.filters.of(Facet.YEAR)
    if len(years) == 1 and years[0] != UNSTATED and int(years[0]) > 0:
        first, last = _year_span(date(int(years[0]), 1, 1))
        since, until = max(since or first, first), min(until or last, last)
    return (since, until) if since and until and since <= until else None


def _spans(unit: DateUnit, first: date, last: date, asked: Span | None, today: date) -> list[Span]:
    """The days of each bar, from the first to the last document.

    Of years there are `MOST_YEARS` up to now; what is earlier (or dated far ahead) has one bar.
    """
    if unit is DateUnit.DAY:
        low, high = asked or (first, last)
        days = [low + timedelta(n) for n in range((max(high, last) - low).days + 1)]
        return [(day, day) for day in days]
    if unit is DateUnit.MONTH:
        low, high = asked or (first, last)
        high = max(high, last)
        months = range(low.year * 12 + low.month - 1, high.year * 12 + high.month)
        return [_month_span(date(n // 12, n % 12 + 1, 1)) for n in months]
    end = min(last.year, max(first.year, today.year + 1))
    start = max(first.year, end - MOST_YEARS + 1)
    spans = [_year_span(date(year, 1, 1)) for year in range(start, end + 1)]
    if first < spans[0][0]:
        spans.insert(0, (first, spans[0][0] - timedelta(1)))
    if last > spans[-1][1]:
        spans.append((spans[-1][1] + timedelta(1), last))
    return spans


def _totals(spans: Sequence[Span], counts: Mapping[date, int]) -> list[int]:
    """How many documents each span has; spans are in order and none overlaps another."""
    totals = [0] * len(spans)
    starts = [low for low, _ in spans]
    for day, count in counts.items():
        place = bisect_right(starts, day) - 1
        if place >= 0 and day <= spans[place][1]:
            totals[place] += count
    return totals


@lru_cache(MOST_DAYS)
def _frames(count: int) -> tuple[tuple[float, float, float, float], ...]:
    """The room of each of so many bars and the bar in it: `zone_left`, `zone`, `left`, `width`."""
    zone = WIDTH / count
    width = min(zone * (1 - GAP), WIDEST_BAR)
    return tuple(
        (
            round(place * zone, 2),
            round(zone, 2),
            round(place * zone + (zone - width) / 2, 2),
            round(width, 2),
        )
        for place in range(count)
    )


def _bars(
    unit: DateUnit, spans: Sequence[Span], totals: Sequence[int], query: Query, links: Links
) -> Iterator[TimelineBar]:
    highest = max(totals)
    labels = [_names(unit, low, high) for low, high in spans]
    names = [short for _, short in labels]
    # Of years there is one bar for all that are earlier, or later, than those shown.
    names[0] = names[0] or words.up_to(spans[0][1])
    names[-1] = names[-1] or words.beginning(spans[-1][0])
    ticks = _ticks(tuple(names), WIDTH / len(spans))
    frames = _frames(len(spans))
    for place, ((low, high), count) in enumerate(zip(spans, totals, strict=True)):
        label, _ = labels[place]
        tick, tick_at, anchor = ticks.get(place, ("", 0, "middle"))
        height = max(LEAST, HEIGHT * count / highest) if count else 0
        zone_left, zone, left, width = frames[place]
        yield TimelineBar(
            label=label,
            said=words.bar(label, count),
            tick=tick,
            tick_at=round(tick_at, 2),
            anchor=anchor,
            count=count,
            href=links.dates(query, _bounded(low, query), _bounded(high, query)),
            zone_left=zone_left,
            zone=zone,
            left=left,
            width=width,
            top=round(HEIGHT - height, 2),
            height=round(height, 2),
        )


@lru_cache(MOST_DAYS)
def _ticks(names: tuple[str, ...], zone: float) -> Mapping[int, tuple[str, float, str]]:
    """The names of the axis that there is room for, with place and anchor, by the place of the bar.

    The first and the last bar always say what they stand for; of those between as many as fit.

    >>> [place for place in _ticks(("至2005", *map(str, range(2006, 2027))), 12)]
    [0, 21, 5, 8, 11, 14, 17]
    >>> _ticks(("2019",), 264)
    {0: ('2019', 132.0, 'middle')}
    """
    last = len(names) - 1
    found = {}
    taken: list[tuple[float, float]] = []
    for place in dict.fromkeys((0, last, *range(1, last))):
        length = sum(_CHARACTER[character.isdigit()] for character in names[place])
        middle = (place + 0.5) * zone
        at, anchor, low = middle, "middle", middle - length / 2
        if low < 0:
            at, anchor, low = 0, "start", 0
        elif low + length > WIDTH:
            at, anchor, low = WIDTH, "end", WIDTH - length
        high = low + length
        if all(high + _BETWEEN <= one or low >= other + _BETWEEN for one, other in taken):
            taken.append((low, high))
            found[place] = (names[place], at, anchor)
    return found


def _bounded(day: date, query: Query) -> date:
    """A bar's first or last day, kept inside the bounds that are in force."""
    if query.since is None and query.until is None:
        return day
    return min(max(day, query.since or day), query.until or date.max)


def _names(unit: DateUnit, first: date, last: date) -> tuple[str, str]:
    """A bar's name, and the short one on the axis."""
    match unit:
        case DateUnit.DAY:
            return wording.values.day(first), str(first.day)
        case DateUnit.MONTH:
            return words.month(first), str(first.month)
        case DateUnit.YEAR if (first, last) == _year_span(first):
            return words.year(first), str(first.year)
        case _:
            return words.years(first, last), ""


def _up(query: Query, links: Links) -> tuple[str, str]:
    """Name and link of the next wider period, both "" where all is shown."""
    span = _asked(query, date.max)
    if span is None and not query.since and not query.until:
        return "", ""
    for narrow, wide, name in _WIDER:
        if span and span == narrow(span[0]):
            return words.up(name(span[0])), links.dates(query, *wide(span[0]))
    all_years = replace(query, since=None, until=None)
    without = query.filters.having(Facet.YEAR, ())
    return words.up(words.ALL_YEARS), links.search(with_filters(all_years, without))


def _first_day(period: str) -> date:
    """The first day of "2019", "2019-08" or "2019-08-26"."""
    year, month, day = (period + "-01-01").split("-")[:3]
    return date(int(year), int(month), int(day))


def _day_span(day: date) -> Span:
    return day, day


def _month_span(day: date) -> Span:
    last = calendar.monthrange(day.year, day.month)[1]
    return day.replace(day=1), day.replace(day=last)


def _year_span(day: date) -> Span:
    return date(day.year, 1, 1), date(day.year, 12, 31)


_WIDER = (
    (_day_span, _month_span, words.month),
    (_month_span, _year_span, words.year),
)
"""From a day to its month and from a month to its year, with the name of the wider one."""
