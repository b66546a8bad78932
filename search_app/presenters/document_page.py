"""A document's page: its fields, its outline, and its text with the hits numbered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from corpus.document import Document
from corpus.field_rule import FieldRule
from corpus.fields.numbers import number_key
from indexer.query.model import Query
from indexer.relations.validity.statuses import Validity
from indexer.results import Duplicate, MarkedDocument, Snippet
from indexer.results.change_lists import TakenUp
from indexer.results.versions import DocumentVersions
from search_app import wording
from search_app.addresses.links import Links, web_address
from search_app.addresses.query_pairs import search_pairs
from search_app.presenters.citation_forms import present_citations
from search_app.presenters.clause_quotes import QuoteForm, cited_version
from search_app.presenters.hit_places import HitPlace, anchored_hits, present_places
from search_app.presenters.linked_text import Leads, linked
from search_app.presenters.outline import (
    Attachment,
    OutlineEntry,
    present_attachments,
    present_outline,
)
from search_app.presenters.same_text_links import DuplicateLink, MoreDuplicates, present_duplicates
from search_app.presenters.standing.validity_marks import MarkWeight, weight
from search_app.presenters.text_blocks import (
    PartBlock,
    number_hits,
    present_parts,
    without_title,
)


class OtherForm(NamedTuple):
    """A document in another form than its page."""

    name: str
    media_type: str
    href: str


class TextCut(NamedTuple):
    """That a page shows the beginning of a long text alone, as `said`.

    `whole` is the address of the page with all of it, `rest` that of the text left out. `last_hit`
    is the number of the last hit that is shown.
    """

    said: str
    whole: str
    rest: str
    last_hit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """All that a document's page shows.

    `hits` is None where nothing was asked; `last_hit` is the number of the last one, 0 without any;
    `anchored` are those that have an anchor, None where all have.
    `kept` are the fields that asking for another day sends along, `today` leads to this one again.
    `series` leads to the numbers of its code and year, None where it has no number. `quote` is
    None where the text has no articles. `facts` are the line under the title, `mark` says how much
    the line on its validity is to be seen. `cut` is None where the page shows the whole text;
    `tables_before` are those of the text before the parts.
    """

    id: str
    title: Snippet
    plain_title: str
    facts: tuple[str, ...]
    mark: MarkWeight
    fields: tuple[tuple[str, tuple[str, ...]], ...]
    rules: tuple[tuple[str, str], ...]
    original: str | None
    parts: tuple[PartBlock, ...]
    outline: tuple[OutlineEntry, ...]
    attachments: tuple[Attachment, ...]
    duplicates: tuple[DuplicateLink, ...]
    more_duplicates: MoreDuplicates | None
    hits: str | None
    last_hit: int
    places: tuple[HitPlace, ...]
    anchored: frozenset[int] | None
    citations: tuple[tuple[str, str], ...]
    back: str | None
    kept: tuple[tuple[str, str], ...]
    today: str
    canonical: str
    series: str | None
    other_forms: tuple[OtherForm, ...]
    quote: QuoteForm | None
    cut: TextCut | None = None
    tables_before: int = 0


def present_document(
    marked: MarkedDocument,
    query: Query | None,
    links: Links,
    *,
    today: date,
    validity: Validity = Validity.UNSTATED,
    versions: DocumentVersions | None = None,
    same: Sequence[Duplicate] = (),
    leads: Leads | None = None,
    taken_up: TakenUp | None = None,
) -> DocumentPage:
    """The page of a document, with the hits of `query` if there is one.

    `today`: the day of citations. `validity`: how it stands on the day asked for. `versions`: its
    place among them. `same`: the documents that are the same text. `leads`: where the documents it
    names are. `taken_up`: when it came here.
    """
    duplicates, more = present_duplicates(marked.document.id, same, links)
    document = marked.document
    body_parts, texts = without_title(document.parts, marked.paragraphs, document.title)
    paragraphs, found = number_hits(texts)
    if leads:
        paragraphs = [linked(paragraph, leads) for paragraph in paragraphs]
    parts = present_parts(body_parts, paragraphs)
    places = present_places(parts) if found else ()
    asked = query is not None and (query.expression is not None or bool(query.within))
    undated = replace(query, asof=None) if query else None
    canonical = links.absolute(links.document(document.id))
    cited = web_address(document.url) or canonical
    return DocumentPage(
        id=document.id,
        title=marked.title,
        plain_title=document.title,
        facts=tuple(_facts(document)),
        mark=weight(validity),
        fields=(*document_fields(document), *_taken_up(taken_up)),
        rules=tuple(
            (wording.document.field(name), wording.field_rules.sentence(rule))
            for name, rule in document.rules.items()
        ),
        original=web_address(document.url),
        parts=parts,
        outline=present_outline(parts),
        attachments=present_attachments(parts),
        duplicates=duplicates,
        more_duplicates=more,
        hits=wording.document.hits(found, _asked(query)) if query and asked else None,
        last_hit=found,
        places=places,
        anchored=anchored_hits(places, found),
        citations=present_citations(document, cited, today),
        back=links.search(query) if query else None,
        kept=tuple(search_pairs(undated)) if undated else (),
        today=links.document(document.id, undated),
        canonical=canonical,
        series=_series(document, links),
        other_forms=_other_forms(document.id, links),
        quote=_quote_form(document, versions, parts, links),
    )


def _series(document: Document, links: Links) -> str | None:
    """The other numbers of the code and year of its own; None where it has none."""
    number = document.document_number
    return links.series([("code", number)]) if number and number_key(number) else None


def _facts(document: Document) -> Iterator[str]:
    """Who, when and under which number, as a hit says it."""
    if document.issuers:
        yield wording.results.issuers(document.issuers)
    if document.dated_on:
        name = "written_on" if document.written_on else "published_on"
        by = wording.document.dated_by(name, document.written_by)
        yield wording.values.day(document.dated_on) + by
    else:
        yield wording.results.UNDATED
    if document.document_number:
        yield document.document_number


def _other_forms(id: str, links: Links) -> tuple[OtherForm, ...]:
    return (
        OtherForm(wording.document_forms.MARKDOWN, "text/markdown", links.document_form(id, "md")),
        OtherForm(wording.document_forms.PLAIN_TEXT, "text/plain", links.document_form(id, "txt")),
    )


def _quote_form(
    document: Document, versions: DocumentVersions | None, parts: Sequence[PartBlock], links: Links
) -> QuoteForm | None:
    """How the articles of a text are quoted; None where it has none."""
    if not any(block.form == "article" for part in parts for block in part.blocks):
        return None
    return QuoteForm(
        cited=cited_version(document.title, document.dated_on, versions),
        address=links.absolute(links.document(document.id)),
        articles=links.article(document.id),
    )


def _asked(query: Query) -> str:
    """What was typed, with what was looked for within the results."""
    return " ".join(filter(None, (query.text, *(one.text for one in query.within))))


def document_fields(document: Document) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The fields that are known, in the order of an official document's head."""
    values = {
        "second_title": _one(document.second_title),
        "document_number": document.document_numbers or _one(document.document_number),
        "issuers": document.issuers,
        "index_number": _one(document.index_number),
        wording.document.written_field(document.written_by): _day(document.written_on),
        "printed_on": _day(document.printed_on),
        "published_on": _day(document.published_on),
        "effective_on": _day(document.effective_on),
        "kind": _one(document.kind),
        "rank": _one(document.rank),
        "stated_validity": _one(document.stated_validity),
        "region": _one(wording.document.region(document.region)),
        "topics": _topics(document),
        "source_topic": _one(document.source_topic),
        "site": _one(document.site),
        "source": () if document.site else _one(document.source),
    }
    return ((wording.document.field(name), value) for name, value in values.items() if value)


def _taken_up(taken_up: TakenUp | None) -> Iterator[tuple[str, tuple[str, ...]]]:
    """When the document was taken up, where that is recorded."""
    if taken_up is not None:
        say = wording.changes
        day = wording.values.day(taken_up.day)
        yield say.TAKEN_UP, (say.taken_up(day, or_before=taken_up.or_before),)


def _topics(document: Document) -> tuple[str, ...]:
    """The topics, marked where no one states them."""
    if document.rules.get("topics") == FieldRule.CLASSIFIER:
        return tuple(map(wording.topics.derived, document.topics))
    return document.topics


def _day(value: date | None) -> tuple[str, ...]:
    return (wording.values.day(value),) if value else ()


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()
