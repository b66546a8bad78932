"""What the list of results says of a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from indexer.query.model import Query
from indexer.relations.validity.statuses import Validity
from indexer.relations.version_states import VersionEnd
from indexer.results import Hit, Snippet
from search_app import wording
from search_app.addresses.links import Links
from search_app.presenters.beside.as_typed import as_typed
from search_app.presenters.choice import Choice
from search_app.presenters.reason_lines import Line, present_reasons
from search_app.presenters.standing.caution_lines import CautionLine, caution_lines
from search_app.presenters.standing.ends_to_come import end_to_come
from search_app.presenters.standing.validity_marks import MarkWeight, parted, says_enough, weight
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
    """A hit: `issuers`, `date` and `dated_by` in words, and how it stands.

    `validity` is its mark, which is to be seen as much as `mark` says, and what follows it; both
    are "" where `newer` says enough.
    `facts` are kind and topics, where these tell it from another hit of the page. `missing` says
    which words of the query it lacks, `recommended` that an editor put it first, `newer` that its
    rule has a newer version, `cautions` what else has to be known of how it stands. `others`: the
    matches that are the same text and that this one stands for. `select` is what the box says that
    selects it.
    """

    id: str
    select: str
    href: str
    title: Snippet
    plain_title: str
    issuers: str
    iso_date: str
    date: str
    dated_by: str
    document_number: str
    holds_number: bool
    validity: tuple[str, str]
    mark: MarkWeight
    amended: str
    facts: tuple[tuple[str, str], ...]
    snippets: tuple[SnippetLine, ...]
    missing: str
    recommended: str
    newer: VersionLine | None
    cautions: tuple[CautionLine, ...]
    others: Choice | None
    reasons: tuple[Line, ...]


def present_hits(hits: Sequence[Hit], query: Query, links: Links) -> tuple[HitCard, ...]:
    """The cards of a page of hits of `query`."""
    named = Counter((hit.title, hit.issuers) for hit in hits)
    return tuple(
        present_hit(hit, query, links, alike=named[hit.title, hit.issuers] > 1) for hit in hits
    )


def present_hit(hit: Hit, query: Query, links: Links, *, alike: bool = False) -> HitCard:
    """The card of a hit of `query`; `alike`: another one of its page has its title and organ."""
    newer = hit.newer_version
    others = None
    if query.fold and hit.duplicates:
        others = Choice(duplicates.others(hit.duplicates), links.same(query, hit.id), False)
    return HitCard(
        id=hit.id,
        select=wording.citations.select(hit.title),
        href=links.document(hit.id, query),
        title=hit.title_parts,
        plain_title=hit.title,
        issuers=wording.results.issuers(hit.issuers),
        iso_date=hit.dated_on.isoformat() if hit.dated_on else "",
        date=wording.values.day(hit.dated_on) if hit.dated_on else wording.results.UNDATED,
        dated_by=wording.document.dated_by(hit.dated_by, hit.written_by),
        document_number=hit.document_number or "",
        holds_number=hit.holds_number,
        validity=_validity(hit),
        mark=weight(hit.validity),
        amended=wording.relations.AMENDED
        if hit.amended and not (newer and newer.ended is VersionEnd.AMENDED)
        else "",
        facts=tuple(_facts(hit)) if alike else (),
        snippets=tuple(_snippets(hit, query, links)),
        missing=_missing(hit, query),
        recommended=wording.results.RECOMMENDED if hit.recommended else "",
        newer=newer_line(newer, links, query) if newer else None,
        cautions=caution_lines(hit.cautions, links, older=bool(newer and newer.ended)),
        others=others,
        reasons=present_reasons(hit.reasons, query),
    )


def _validity(hit: Hit) -> tuple[str, str]:
    if says_enough(hit) or (hit.validity is Validity.UNSTATED and end_to_come(hit.cautions)):
        return "", ""  # a line below says it
    return parted(wording.validity.of_hit(hit), hit.validity)


def _missing(hit: Hit, query: Query) -> str:
    lacking = tuple(as_typed(word, query.text) for word in hit.missing)
    return wording.results.not_mentioned(lacking) if lacking else ""


def _facts(hit: Hit) -> Iterator[tuple[str, str]]:
    """Kind and topics, by the name of the field."""
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
            href = links.place(hit.id, query, quote(anchor))
            yield SnippetLine(
                text, wording.document.attachment_place(place.number, place.page), href
            )
