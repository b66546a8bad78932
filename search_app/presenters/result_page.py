"""The page of results; each value carries its link, so that the template decides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from indexer.query.expressions import leaves
from indexer.query.model import Phrase, Query, Sort
from indexer.results import SearchResult
from search_app import wording
from search_app.addresses.links import Links
from search_app.addresses.query_pairs import search_pairs
from search_app.addresses.search_args import WINDOW
from search_app.pages.search_answer import SearchAnswer
from search_app.presenters.beside.as_typed import as_typed
from search_app.presenters.beside.correction_line import CorrectionLine, present_correction
from search_app.presenters.beside.expansion_line import ExpansionLine, present_expansions
from search_app.presenters.beside.passage_box import PassageBox, present_passage
from search_app.presenters.beside.query_reading_lines import (
    QueryReadingLines,
    present_query_reading,
)
from search_app.presenters.beside.zero_hits import NoHits, present_no_hits
from search_app.presenters.chips import Chip, present_chips
from search_app.presenters.choice import Choice
from search_app.presenters.date_bars import Timeline, present_timeline
from search_app.presenters.date_presets import present_presets
from search_app.presenters.facet_links import ORDER, FacetBox, is_useful, present_facet
from search_app.presenters.hit_card import HitCard, present_hits
from search_app.presenters.pager import Pager, present_pager
from search_app.wording import duplicates
from search_app.wording import queries as words


@dataclass(frozen=True, slots=True)
class PageFeed:
    """The newest documents of the query as a feed, for readers of feeds to find."""

    label: str
    content_type: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultPage:
    """All that the page of results shows.

    `asked` is the query with all that narrows it, for paper, where neither form nor filters are.
    `heading` says how many match, `total`: of a corrected text its own. `folded` says how many
    matches are listed where that is not `total`; `further` how many more documents are listed that
    lack words, and `counted` then says what the counts of the filters are of; `fold` turns folding
    off or on, `contiguous` asks for the words in one piece and `begun` for more numbers. `first` is
    the place of the first hit, counted from 1; `beyond`: the page asked for lies past the last;
    `kept` are the fields that another form sends along, and `long` says that the filters are one;
    `other_sorts` are by one of the three dates; `timeline` None: there is nothing to choose from;
    `clear` leads on without all of `chips`, "" where there are not several;
    `answer` is the passage that answers the question; `truncated` says why the pages end before the
    hits do, where they do.
    """

    title: str
    asked: str
    total: int
    heading: str
    folded: str
    further: str
    counted: str
    fold: Choice | None
    contiguous: Choice | None
    begun: Choice | None
    first: int
    reading: QueryReadingLines | None
    correction: CorrectionLine | None
    notes: tuple[str, ...]
    expansions: ExpansionLine | None
    chips: tuple[Chip, ...]
    clear: str
    facets: tuple[FacetBox, ...]
    scopes: tuple[Choice, ...]
    sorts: tuple[Choice, ...]
    other_sorts: tuple[Choice, ...]
    timeline: Timeline | None
    presets: tuple[Choice, ...]
    kept: tuple[tuple[str, str], ...]
    long: bool
    answer: PassageBox | None
    hits: tuple[HitCard, ...]
    pager: Pager
    beyond: bool
    truncated: str
    no_hits: NoHits | None
    canonical: str
    downloads: tuple[tuple[str, str], ...]
    feeds: tuple[PageFeed, ...]


def present_results(answer: SearchAnswer, links: Links, today: date) -> ResultPage:
    """The page of a result; presets of dates count back from `today`."""
    result = answer.result
    query = result.query
    pager = present_pager(query, result.listed, links)
    long = links.is_long(query)
    ends_early = result.listed > WINDOW and query.page == pager.last
    chips = tuple(present_chips(query, links, result.reading.cited_title, answer.sites))
    return ResultPage(
        title=query.text or wording.results.ALL_DOCUMENTS,
        asked=wording.exports.asked(query),
        total=result.total,
        heading=wording.results.total(result.total, others=bool(result.hits)),
        folded=duplicates.folded(matches)
        if (matches := listed_matches(result)) < result.total
        else "",
        further=wording.results.further(result.further) if result.further and result.total else "",
        counted=wording.results.COUNTED if result.further and result.total else "",
        fold=_fold(result, links),
        contiguous=_contiguous(answer, links),
        begun=Choice(
            (words.ending if more.is_end else words.begun)(more.half, more.count),
            links.search(more.query),
            False,
        )
        if (more := answer.begun)
        else None,
        first=(query.page - 1) * query.size + 1,
        reading=present_query_reading(query, result.reading.quoted_numbers, links),
        correction=present_correction(result.reading.correction, answer.typed, links),
        notes=_notes(result),
        expansions=present_expansions(result.reading.expansions, query, links),
        chips=chips,
        clear=links.unfiltered(query) if len(chips) > 1 else "",
        facets=tuple(
            present_facet(facet, result.facets[facet], query, links, answer.sites)
            for facet in ORDER
            if facet in result.facets and is_useful(facet, result.facets[facet])
        ),
        scopes=tuple(
            Choice(label, links.scope(query, scope), query.scope is scope)
            for scope, label in wording.search.SCOPES.items()
        )
        if query.text
        else (),
        sorts=tuple(_sorts(query, links, by_one_date=False)),
        other_sorts=tuple(_sorts(query, links, by_one_date=True)),
        timeline=present_timeline(answer.histogram, query, links, today)
        if answer.histogram and not long
        else None,
        presets=() if long else tuple(present_presets(query, links, today)),
        kept=tuple(pair for pair in search_pairs(query) if pair[0] != "page"),
        long=long,
        answer=present_passage(result.answer, query, links) if result.answer else None,
        hits=present_hits(result.hits, query, links),
        pager=pager,
        beyond=query.page > max(pager.last, 1),
        truncated=wording.results.window(WINDOW) if ends_early else "",
        no_hits=present_no_hits(query, answer.relaxed, links) if answer.relaxed else None,
        canonical=links.absolute(links.same_search(query)),
        downloads=tuple(
            (label, links.export(query, form)) for form, label in wording.exports.FORMATS.items()
        ),
        feeds=(
            PageFeed(wording.feeds.ATOM, "application/atom+xml", links.feed("atom", query)),
            PageFeed(wording.feeds.JSON_FEED, "application/feed+json", links.feed("json", query)),
        ),
    )


def _sorts(query: Query, links: Links, *, by_one_date: bool) -> Iterator[Choice]:
    """The orders by relevance and by the date that counts, or those by one of the three dates."""
    for sort in Sort:
        offered = sort is not Sort.RELEVANCE or query.default_sort is Sort.RELEVANCE
        if offered and (sort.date is not None) is by_one_date:
            yield Choice(wording.search.SORTS[sort], links.sort(query, sort), query.sort is sort)


def _contiguous(answer: SearchAnswer, links: Links) -> Choice | None:
    """The link to the documents that hold in one piece what the dictionary cuts."""
    found = answer.contiguous
    if found is None:
        return None
    phrases = [leaf.text for leaf in leaves(found.query.expression) if isinstance(leaf, Phrase)]
    shown = [as_typed(phrase, found.query.text) for phrase in phrases]
    return Choice(words.contiguous(shown, found.count), links.search(found.query), False)


def _notes(result: SearchResult) -> tuple[str, ...]:
    reading = result.reading
    notes = [wording.results.unlisted(number, result.total) for number in reading.unlisted_numbers]
    notes += [wording.results.unlisted_title(title) for title in reading.unlisted_titles]
    if result.left_out:
        notes.append(wording.limits.left_out(result.left_out))
    if reading.near_titles:
        notes.append(wording.results.NEAR_TITLES)
    elif result.nothing_holds_all:
        asked = tuple(as_typed(word, result.query.text) for word in reading.words)
        notes.append(wording.results.none_holds_all(asked))
    return tuple(notes)


def listed_matches(result: SearchResult) -> int:
    """How many of the hits of all pages hold all that was asked."""
    return result.listed - result.further


def _fold(result: SearchResult, links: Links) -> Choice | None:
    """The link that turns folding on or off, None where that would change nothing."""
    query = result.query
    if query.fold and listed_matches(result) < result.total:
        return Choice(duplicates.UNFOLD, links.fold(query, False), False)
    if not query.fold and query.same is None and any(hit.duplicates for hit in result.hits):
        return Choice(duplicates.FOLD, links.fold(query, True), False)
    return None
