"""The truth: each document is looked at by itself, nothing is indexed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.document import Document, ParagraphKind
from corpus.fields.numbers import find_numbers, number_key
from indexer.analysis.normalise import normalise
from indexer.query.facets import NO_VALIDITY, UNSTATED, Facet, facet_values
from indexer.query.forms.form_edges import stands_alone
from indexer.query.model import (
    And,
    Expression,
    FacetName,
    InOrder,
    IssuerName,
    Near,
    Not,
    Number,
    Or,
    Phrase,
    Query,
    Scope,
    Together,
    Unit,
    Within,
    Word,
)
from indexer.relations.facts import find_facts
from indexer.relations.validity.statuses import Ground
from indexer.relations.validity.timeline import period_on, timeline
from indexer.today import today

_SENTENCE = re.compile(r"[^。!?]*[。!?]|[^。!?]+")


@dataclass(frozen=True, eq=False)
class Plain:
    """A document as the oracle reads it."""

    document: Document
    title: str
    lines: tuple[str, ...]
    attached: tuple[str, ...]
    own: frozenset[str]
    forms: tuple[str, ...]
    mentioned: frozenset[str]
    attached_mentioned: frozenset[str]
    issuers: tuple[str, ...]


def plain(document: Document) -> Plain:
    """Normalise each paragraph by itself."""
    attached = [p.text for part in document.parts if part.number for p in part.paragraphs]
    numbers = [n for n in (document.document_number, *document.document_numbers) if n]
    return Plain(
        document,
        normalise(document.title),
        tuple(normalise(paragraph.text) for paragraph in document.paragraphs),
        tuple(map(normalise, attached)),
        frozenset(key for number in numbers if (key := number_key(number))),
        tuple(normalise(number) for number in numbers),
        frozenset(n.key for n in find_numbers(f"{document.title}\n{document.body}")),
        frozenset(n.key for n in find_numbers("\n".join(attached))),
        tuple(normalise(issuer) for issuer in document.issuers),
    )


def holds(one: Plain, asked: Expression, scope: Scope) -> bool:
    """Whether a document matches."""
    match asked:
        case Word(text, forms) if forms and scope is not Scope.NUMBER:
            lines = _looked_at(one, scope)
            return any(_holds_form(line, form) for line in lines for form in (text, *forms))
        case Word(text) | Phrase(text):
            return any(text in line for line in _looked_at(one, scope))
        case Number(key):
            if scope is Scope.ATTACHMENTS:
                return key in one.attached_mentioned
            return key in one.own or (scope is not Scope.NUMBER and key in one.mentioned)
        case IssuerName(text):
            return any(text in issuer for issuer in one.issuers)
        case FacetName(facet, text):
            found = {normalise(value) for value in values(one.document, facet)}
            whole = facet in (Facet.YEAR, Facet.KIND)
            return text in found if whole else any(text in value for value in found)
        case InOrder(parts):
            return any(_in_order(line, [p.text for p in parts]) for line in _looked_at(one, scope))
        case And(parts):
            return all(holds(one, part, scope) for part in parts)
        case Or(parts):
            return any(holds(one, part, scope) for part in parts)
        case Not(part):
            return not holds(one, part, scope)
        case Within(inner, part):
            return holds(one, part, inner)
        case Together(unit, parts):
            return any(
                all(any(_occurrences(part, line) for line in lines) for part in parts)
                for lines in _units(one, unit, scope)
            )
        case Near(distance, left, right):
            return any(
                0 <= (b - c if a < b else a - d) <= distance
                for line in _looked_at(one, scope)
                for a, c in _occurrences(left, line)
                for b, d in _occurrences(right, line)
            )


def _in_order(line: str, parts: list[str]) -> bool:
    """Whether all parts follow each other, at most 20 characters between two of them."""
    ends = {at + len(parts[0]) for at in range(len(line)) if line.startswith(parts[0], at)}
    for part in parts[1:]:
        starts = {at for at in range(len(line)) if line.startswith(part, at)}
        ends = {at + len(part) for at in starts if any(0 <= at - end <= 20 for end in ends)}
    return bool(ends)


def _holds_form(line: str, form: str) -> bool:
    places = [at for at in range(len(line)) if line.startswith(form, at)]
    return any(stands_alone(line, at, at + len(form)) for at in places)


class Oracle:
    """Answers queries over documents by looking at every one."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = [plain(document) for document in documents]

    def matching(self, query: Query, *, without: Facet | None = None) -> set[str]:
        """The ids of what matches; `without` leaves the filter by one facet off."""
        asked = query.expression
        return {
            one.document.id
            for one, held in zip(self.documents, self._hold(query, asked), strict=True)
            if held
            and _is_dated(one.document, query)
            and all(
                _is_chosen(one.document, facet, query.filters.of(facet))
                for facet in Facet
                if facet is not without
            )
        }

    def counts(self, query: Query, facet: Facet) -> Mapping[str, int]:
        """How many of the matches, the facet's own filter off, have each value."""
        found = self.matching(query, without=facet)
        counted = Counter(
            value
            for one in self.documents
            if one.document.id in found
            for value in values(one.document, facet) or {UNSTATED}
        )
        return {**dict.fromkeys(query.filters.of(facet), 0), **counted}

    def _hold(self, query: Query, asked: Expression | None) -> list[bool]:
        return [asked is None or holds(one, asked, query.scope) for one in self.documents]


def values(document: Document, facet: Facet) -> set[str]:
    """The values of a facet that a document has; a topic's class is one, too.

    By rules of its own, until a facet is new: then by that of the facet.
    """
    match facet.value:
        case Facet.YEAR.value:
            return {str(document.dated_on.year)} if document.dated_on else set()
        case Facet.TOPIC.value:
            return {*document.topics, *(topic.split("/")[0] for topic in document.topics)}
        case Facet.ISSUER.value:
            return set(document.issuers)
        case Facet.KIND.value:
            return {document.kind} if document.kind else set()
        case Facet.RANK.value:
            return {document.rank} if document.rank else set()
        case Facet.REGION.value:
            region = document.region
            return {region, region.split("/")[0]} if region else set()
        case Facet.SOURCE.value:
            return {document.source}
        case Facet.VALIDITY.value:
            day = today()
            period = period_on(timeline(find_facts(document)), day, day)
            no_rule = period.ground is Ground.NO_RULE
            return {NO_VALIDITY if no_rule else str(period.validity)} - {UNSTATED}
        case _:
            return {*facet_values(document)[facet]}


def _units(one: Plain, unit: Unit, scope: Scope) -> list[list[str]]:
    """The lines of each sentence, paragraph or article of what a scope looks at."""
    if scope is Scope.NUMBER:
        return []
    if unit is Unit.PARAGRAPH:
        return [[line] for line in _looked_at(one, scope)]
    if unit is Unit.SENTENCE:
        return [[s] for line in _looked_at(one, scope) for s in _SENTENCE.findall(line)]
    articles: list[list[str]] = []
    inside = False
    main = len(one.lines) - len(one.attached)
    for number, (paragraph, line) in enumerate(
        zip(one.document.paragraphs, one.lines, strict=True)
    ):
        if paragraph.kind is ParagraphKind.ARTICLE:
            articles.append([])
        inside = paragraph.kind is ParagraphKind.ARTICLE or (
            inside and paragraph.kind is not ParagraphKind.HEADING
        )
        if inside and (number >= main or scope is not Scope.ATTACHMENTS):
            articles[-1].append(line)
    return articles if scope is not Scope.TITLE else []


def _occurrences(part: Expression, line: str) -> list[tuple[int, int]]:
    """Where a word, a phrase or any of several stands in a line."""
    match part:
        case Word(text) | Phrase(text):
            starts = [at for at in range(len(line)) if line.startswith(text, at)]
            return [(at, at + len(text)) for at in starts]
        case Or(parts):
            return [span for inner in parts for span in _occurrences(inner, line)]
    raise ValueError(part)


def _is_chosen(document: Document, facet: Facet, chosen: tuple[str, ...]) -> bool:
    return not chosen or not (values(document, facet) or {UNSTATED}).isdisjoint(chosen)


def _is_dated(document: Document, query: Query) -> bool:
    bounds = [(document.dated_on, query.since, query.until)]
    bounds += [(getattr(document, one.kind.value), one.since, one.until) for one in query.dates]
    return all(
        day is not None and (since is None or since <= day) and (until is None or day <= until)
        for day, since, until in bounds
        if since or until
    )


def _looked_at(one: Plain, scope: Scope) -> tuple[str, ...]:
    match scope:
        case Scope.TITLE:
            return (one.title,)
        case Scope.BODY:
            return one.lines
        case Scope.ATTACHMENTS:
            return one.attached
        case Scope.NUMBER:
            return one.forms
        case Scope.ALL:
            return (one.title, *one.lines)
