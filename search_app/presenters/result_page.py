"""A page of results: every value carries its link, so that the template decides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from indexer.query.model import Facet, Query, Sort
from indexer.relations.statuses import Validity
from indexer.results import Histogram, Hit, Reading, SearchResult, Snippet
from search_app import wording
from search_app.links import Links
from search_app.presenters.facets import FacetBox, is_useful, present_facet
from search_app.presenters.no_hits import NoHits
from search_app.presenters.reasons import Line, present_reasons
from search_app.presenters.timeline import Timeline, present_timeline, span_label
from search_app.query_pairs import search_pairs
from search_app.request_args import WINDOW
from search_app.wording import duplicates, narrowing


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several: its name, its link, whether it is the one in force."""

    label: str
    href: str
    selected: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force and the link that removes it."""

    label: str
    remove: str


@dataclass(frozen=True, slots=True)
class SnippetLine:
    """A snippet; `place` names the attachment it stands in and `href` leads there."""

    text: Snippet
    place: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HitCard:
    """A hit: `date` and `dated_by` in words, `facts` the rest of what is known, in order.

    `others`: the matches that are the same text and that this one stands for.
    """

    href: str
    title: Snippet
    iso_date: str
    date: str
    dated_by: str
    document_number: str
    holds_number: bool
    facts: tuple[tuple[str, str], ...]
    snippets: tuple[SnippetLine, ...]
    others: Choice | None
    reasons: tuple[Line, ...]


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


@dataclass(frozen=True, slots=True)
class PageFeed:
    """The newest documents of the query as a feed, for readers of feeds to find."""

    label: str
    content_type: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultPage:
    """All that the page of results shows.

    `folded` says how many hits are listed where that is not `total`; `fold` turns folding off or
    on. `first` is the place of the first hit, counted from 1; `beyond`: the page asked for lies
    past the last; `kept` are the fields that another form sends along; `timeline` None: there is
    nothing to choose from; `truncated` says why the pages end before the hits do, where they do.
    """

    title: str
    total: int
    folded: str
    fold: Choice | None
    first: int
    notes: tuple[str, ...]
    chips: tuple[Chip, ...]
    clear: str
    facets: tuple[FacetBox, ...]
    sorts: tuple[Choice, ...]
    timeline: Timeline | None
    presets: tuple[Choice, ...]
    kept: tuple[tuple[str, str], ...]
    hits: tuple[HitCard, ...]
    pager: Pager
    beyond: bool
    truncated: str
    no_hits: NoHits | None
    canonical: str
    downloads: tuple[tuple[str, str], ...]
    feeds: tuple[PageFeed, ...]


def present_results(
    result: SearchResult,
    links: Links,
    *,
    histogram: Histogram,
    today: date,
    no_hits: NoHits | None = None,
) -> ResultPage:
    """The page of a result; presets of dates count back from `today`."""
    query = result.query
    pager = _pager(query, result.listed, links)
    ends_early = result.listed > WINDOW and query.page == pager.last
    return ResultPage(
        title=query.text or wording.results.ALL_DOCUMENTS,
        total=result.total,
        folded=duplicates.folded(result.listed) if result.listed < result.total else "",
        fold=_fold(result, links),
        first=(query.page - 1) * query.size + 1,
        notes=_notes(result.reading, result.total),
        chips=_chips(query, links, result.reading.cited_title),
        clear=links.unfiltered(query),
        facets=tuple(
            present_facet(facet, values, query, links)
            for facet, values in result.facets.items()
            if is_useful(facet, values)
        ),
        sorts=tuple(
            Choice(wording.search.SORTS[sort], links.sort(query, sort), query.sort is sort)
            for sort in Sort
            if sort is not Sort.RELEVANCE or query.expression is not None
        ),
        timeline=present_timeline(histogram, query, links, today),
        presets=tuple(_presets(query, links, today)),
        kept=tuple(search_pairs(query, page=False)),
        hits=tuple(_card(hit, query, result.reading, links) for hit in result.hits),
        pager=pager,
        beyond=query.page > max(pager.last, 1),
        truncated=wording.results.window(WINDOW) if ends_early else "",
        no_hits=no_hits,
        canonical=links.absolute(links.search(query)),
        downloads=tuple(
            (label, links.export(query, form)) for form, label in wording.exports.FORMATS.items()
        ),
        feeds=(
            PageFeed(wording.feeds.ATOM, "application/atom+xml", links.feed("atom", query)),
            PageFeed(wording.feeds.JSON_FEED, "application/feed+json", links.feed("json", query)),
        ),
    )


def _presets(query: Query, links: Links, today: date) -> Iterator[Choice]:
    """The last years up to today; the one in force leads back."""
    for years, label in narrowing.PRESET_YEARS.items():
        since = years_before(today, years)
        chosen = query.since == since and query.until is None
        yield Choice(label, links.dates(query, None if chosen else since, None), chosen)


def years_before(day: date, years: int) -> date:
    """The day so many years before, and the day after it where that year has none (29 February).

    >>> years_before(date(2024, 2, 29), 1)
    datetime.date(2023, 3, 1)
    """
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 3, 1)


def _notes(reading: Reading, total: int) -> tuple[str, ...]:
    notes = [wording.results.unlisted(number, total) for number in reading.unlisted_numbers]
    if reading.needed is not None and total:
        say = wording.results.question if reading.question else wording.results.relaxed
        notes.append(say(reading.words, reading.needed))
    return tuple(notes)


def _chips(query: Query, links: Links, cited_title: str | None) -> tuple[Chip, ...]:
    chips = [
        Chip(wording.results.chip(facet, value), links.toggle(query, facet, value))
        for facet in Facet
        for value in query.filters.of(facet)
    ]
    chips += [
        Chip(narrowing.chip_within(one.text), links.without(query, one)) for one in query.within
    ]
    if query.same:
        chips.append(Chip(duplicates.CHIP_SAME, links.same(query, None)))
    if query.since or query.until:
        exact = span_label(query.since, query.until) if query.since and query.until else ""
        label = wording.results.chip_dates(query.since, query.until, exact)
        chips.append(Chip(label, links.dates(query, None, None)))
    if query.asof:
        label = wording.relations.chip_asof(wording.values.day(query.asof))
        chips.append(Chip(label, links.asof(query, None)))
    if query.cites:
        label = wording.relations.chip_cites(cited_title)
        chips.append(Chip(label, links.all_beside(query)))
    return tuple(chips)


def _fold(result: SearchResult, links: Links) -> Choice | None:
    """The way to the other list, where it would be another one."""
    query = result.query
    if query.fold and result.listed < result.total:
        return Choice(duplicates.UNFOLD, links.fold(query, False), False)
    if not query.fold and query.same is None and any(hit.duplicates for hit in result.hits):
        return Choice(duplicates.FOLD, links.fold(query, True), False)
    return None


def _card(hit: Hit, query: Query, reading: Reading, links: Links) -> HitCard:
    facts = [("issuers", wording.results.issuers(hit.issuers))] if hit.issuers else []
    if hit.validity is not Validity.UNSTATED:
        said = wording.relations.label(hit.validity, stated=hit.validity_stated)
        facts.append(("validity", said))
    if hit.amended:
        facts.append(("amended", wording.relations.AMENDED))
    if hit.kind:
        facts.append(("kind", hit.kind))
    if hit.topics or hit.source_topic:
        facts.append(("topics", wording.values.SEPARATOR.join(hit.topics) or str(hit.source_topic)))
    return HitCard(
        href=links.document(hit.id, query),
        title=hit.title_parts,
        iso_date=hit.dated_on.isoformat() if hit.dated_on else "",
        date=wording.values.day(hit.dated_on) if hit.dated_on else wording.results.UNDATED,
        dated_by=wording.document.dated_by(hit.dated_by, hit.written_by),
        document_number=hit.document_number or "",
        holds_number=hit.holds_number,
        facts=tuple(facts),
        snippets=tuple(_snippets(hit, query, links)),
        others=Choice(duplicates.others(hit.duplicates), links.same(query, hit.id), False)
        if query.fold and hit.duplicates
        else None,
        reasons=present_reasons(hit.reasons, query, reading),
    )


def _pager(query: Query, total: int, links: Links) -> Pager:
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


def _snippets(hit: Hit, query: Query, links: Links) -> Iterator[SnippetLine]:
    for text, place in zip(hit.snippets, hit.snippet_places, strict=True):
        if place is None:
            yield SnippetLine(text, "", "")
        else:
            anchor = wording.document.attachment(place.number, "")
            href = links.document(hit.id, query, anchor)
            yield SnippetLine(
                text, wording.document.attachment_place(place.number, place.page), href
            )
