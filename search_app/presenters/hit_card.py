"""What the list of results says of a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.query.model import Query
from indexer.relations.validity.statuses import Validity
from indexer.relations.version_states import VersionEnd
from indexer.results import Hit, Snippet
from search_app import wording
from search_app.addresses.links import Links
from search_app.presenters.beside.as_typed import as_typed
from search_app.presenters.choice import Choice
from search_app.presenters.reason_lines import Line, present_reasons
from search_app.presenters.version_lines import VersionLine, newer_line
from search_app.wording import duplicates


@dataclass(frozen=True, slots=True)
class SnippetLine:
    """A snippet; `place` names the attachment it stands in and `href` leads there."""

    text: Snippet
    place: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HitCard:
    """A hit: `date` and `dated_by` in words, `facts` the rest of what is known, in order.

    `missing` says which words of the query it lacks, `recommended` that an editor put it first,
    `newer` that its rule has a newer version. `others`: the matches that are the same text and that
    this one stands for. `select` is what the box says that selects it.
    """

    id: str
    select: str
    href: str
    title: Snippet
    iso_date: str
    date: str
    dated_by: str
    document_number: str
    holds_number: bool
    facts: tuple[tuple[str, str], ...]
    snippets: tuple[SnippetLine, ...]
    missing: str
    recommended: str
    newer: VersionLine | None
    others: Choice | None
    reasons: tuple[Line, ...]


def present_hit(hit: Hit, query: Query, links: Links) -> HitCard:
    """The card of a hit of `query`."""
    others = None
    if query.fold and hit.duplicates:
        others = Choice(duplicates.others(hit.duplicates), links.same(query, hit.id), False)
    return HitCard(
        id=hit.id,
        select=wording.citations.select(hit.title),
        href=links.document(hit.id, query),
        title=hit.title_parts,
        iso_date=hit.dated_on.isoformat() if hit.dated_on else "",
        date=wording.values.day(hit.dated_on) if hit.dated_on else wording.results.UNDATED,
        dated_by=wording.document.dated_by(hit.dated_by, hit.written_by),
        document_number=hit.document_number or "",
        holds_number=hit.holds_number,
        facts=tuple(_facts(hit)),
        snippets=tuple(_snippets(hit, query, links)),
        missing=_missing(hit, query),
        recommended=wording.results.RECOMMENDED if hit.recommended else "",
        newer=newer_line(hit.newer_version, links, query) if hit.newer_version else None,
        others=others,
        reasons=present_reasons(hit.reasons, query),
    )


def _missing(hit: Hit, query: Query) -> str:
    lacking = tuple(as_typed(word, query.text) for word in hit.missing)
    return wording.results.not_mentioned(lacking) if lacking else ""


def _facts(hit: Hit) -> Iterator[tuple[str, str]]:
    """What is known beside date and number, by the name of the field."""
    if hit.issuers:
        yield "issuers", wording.results.issuers(hit.issuers)
    if hit.validity is not Validity.UNSTATED:
        yield "validity", wording.relations.label(hit.validity, stated=hit.validity_stated)
    newer = hit.newer_version
    if hit.amended and not (newer and newer.ended is VersionEnd.AMENDED):
        yield "amended", wording.relations.AMENDED
    if hit.kind:
        yield "kind", hit.kind
    if hit.topics or hit.source_topic:
        yield "topics", wording.values.SEPARATOR.join(hit.topics) or str(hit.source_topic)


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
