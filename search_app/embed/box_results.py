"""Present what the box for other sites lists: suggestions by kind and the first results."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from indexer.query.model import Query
from indexer.relations.validity.statuses import Validity
from indexer.results import (
    Hit,
    Offer,
    OfferKind,
    SearchResult,
    Snippet,
    Suggestion,
    TextPart,
)
from search_app import wording
from search_app.addresses.links import Links
from search_app.presenters.beside.shown_offers import (
    TypingOffer,
    present_typing_offer,
    suggestion_facts,
)

SUGGESTIONS = 4
OFFERS = 4
"""Laws, numbers, words, organs and topics; with the titles these are eight at most."""
RESULTS = 4
"""More than a phone shows above its keyboard at once; the line to all results stays in sight."""
LEAD = 8
"""Characters before the first match of an excerpt: a phone's line has some 24 of them."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class BoxAnswer:
    """What was found for what was typed into a box.

    `query` is None where it cannot be read, `result` where nothing is asked, too.
    """

    suggestions: Sequence[Suggestion]
    offers: Sequence[Offer]
    query: Query | None
    result: SearchResult | None


def present_box(answer: BoxAnswer, links: Links) -> Json:
    """The groups of the list, each document once, and the sentence for screen readers."""
    shown = [present_typing_offer(one, links, answer.query) for one in answer.offers]
    offered = {kind: [one for one in shown if one.offer.kind is kind] for kind in OfferKind}
    named = {one.offer.id for kind in (OfferKind.LAW, OfferKind.NUMBER) for one in offered[kind]}
    titles = [
        _option(one.parts, links.document(one.id), wording.embed.facts(suggestion_facts(one)))
        for one in answer.suggestions
        if one.id not in named
    ]
    listed = named | {one.id for one in answer.suggestions}
    namesakes = [one for one in offered.pop(OfferKind.DOCUMENT) if one.offer.id not in listed]
    titles = [*titles, *map(_offer_option, namesakes)][:SUGGESTIONS]
    listed |= {one.offer.id for one in shown}

    groups: list[Json] = []
    total = answer.result.total if answer.result else 0
    # Titles stand behind what is surer and before what is wider. A word is surer that goes on with
    # what was typed, and where no document holds what was typed (pinyin, a mistake).
    words = offered[OfferKind.WORD]
    surer = not total or any(one.offer.parts[0].match for one in words[:1])
    wider = OfferKind.ORGAN if surer else OfferKind.WORD
    for kind, some in offered.items():
        if kind is wider:
            _add(groups, wording.embed.SUGGESTIONS, titles)
        _add(groups, wording.suggesting.KINDS[kind], list(map(_offer_option, some)))
    if answer.result and answer.result.listed:
        name = wording.embed.RESULTS if total else wording.embed.NEAREST
        _add(groups, name, _results(answer.result, listed, links))
    count = sum(len(group["options"]) for group in groups)
    said = wording.embed.found(count, total) if groups else _nothing(answer.query)
    return {"groups": groups, "total": total, "said": said}


def _results(result: SearchResult, listed: Container[str | None], links: Links) -> list[Json]:
    """The first results that are not listed yet, and the line that leads to all."""
    others = [hit for hit in result.hits if hit.id not in listed][:RESULTS]
    options = [
        _option(
            hit.title_parts,
            links.document(hit.id, result.query),
            wording.embed.facts(_facts(hit)),
            excerpt(hit.snippets),
        )
        for hit in others
    ]
    total = result.total
    whole = wording.embed.everything(total) if total else wording.embed.nearest(result.listed)
    return [*options, _option((TextPart(whole, match=False),), "")]


def _nothing(query: Query | None) -> str:
    """Why nothing is listed, and what to do."""
    if query is None:
        return wording.embed.UNREADABLE
    narrowed = query.filters.chosen or query.since or query.until or query.dates or query.within
    return wording.embed.NOTHING_WITHIN if narrowed else wording.embed.NOTHING


def _offer_option(shown: TypingOffer) -> Json:
    return _option(shown.offer.parts, shown.href, wording.embed.facts(shown.facts))


def _add(groups: list[Json], name: str, options: list[Json]) -> None:
    if options:
        groups.append({"name": name, "options": options})


def excerpt(snippets: Sequence[Snippet]) -> Snippet:
    """The first piece of text that holds a match, begun shortly before it; () where none does."""
    for first, *others in filter(None, snippets):
        if first.match:
            return (first, *others)
        if any(part.match for part in others):
            text = first.text if len(first.text) <= LEAD else "…" + first.text[-LEAD:]
            return (TextPart(text, match=False), *others)
    return ()


def _option(parts: Snippet, href: str, facts: str = "", excerpt: Snippet = ()) -> Json:
    option: Json = {"parts": _json(parts), "facts": facts, "href": href}
    return {**option, "excerpt": _json(excerpt)} if excerpt else option


def _json(parts: Snippet) -> list[Json]:
    return [{"text": part.text, "match": part.match} for part in parts]


def _facts(hit: Hit) -> Iterator[str]:
    if hit.recommended:
        yield wording.results.RECOMMENDED
    if hit.validity is not Validity.UNSTATED:
        yield wording.validity.name(hit.validity)
    if hit.document_number:
        yield hit.document_number
    if hit.dated_on:
        yield wording.values.day(hit.dated_on) + wording.results.DATED_BY.get(
            hit.dated_by or "", ""
        )
