"""Does a document match? Each one is looked at by itself, by its normal form."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import product

from corpus.fields.organ_full_names import full_name
from indexer.analysis.normalise import normalise
from indexer.limits.deadline import check
from indexer.query.date_bounds import DateKind
from indexer.query.facets import UNSTATED, Facet
from indexer.query.forms.form_edges import stands_alone
from indexer.query.model import (
    And,
    Expression,
    FacetName,
    InOrder,
    IssuerName,
    Literals,
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
from indexer.query.syntax.facet_names import issuer_has, names
from indexer.query.syntax.wildcards import holds_in_order
from tests.contract.brute_force.kept_document import KeptDocument, KeptText


def holds(one: KeptDocument, asked: Expression, scope: Scope) -> bool:
    """Whether a document matches an expression."""
    check()
    match asked:
        case Word(text, forms) if forms and scope is not Scope.NUMBER:
            fields = fields_of(one, scope).values()
            return any(holds_form(field.text, form) for field in fields for form in (text, *forms))
        case Word(text) | Phrase(text):
            if scope is Scope.NUMBER:
                return any(text in form for form in one.number_forms)
            return any(text in field.text for field in fields_of(one, scope).values())
        case Number(key):
            if scope is Scope.ATTACHMENTS:
                return key in one.attached_mentions
            return key in one.numbers or (scope is not Scope.NUMBER and key in one.mentions)
        case IssuerName(text):
            organs = [normalise(issuer) for issuer in one.facets[Facet.ISSUER.value]]
            wanted = {text, normalise(full_name(text, central=True))}
            return any(issuer_has(part, name) for part, name in product(wanted, organs))
        case FacetName(facet, text):
            return any(names(facet, text, value) for value in one.facets[facet.value])
        case InOrder(parts):
            lines = (
                one.number_forms
                if scope is Scope.NUMBER
                else [field.text for field in fields_of(one, scope).values()]
            )
            return any(holds_in_order(line, [part.text for part in parts]) for line in lines)
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
                set.intersection(
                    *({*_units(one, name, unit, places(field, part))} for part in parts)
                )
                for name, field in fields_of(one, scope).items()
            )
        case Near():
            return any(_is_near(field, asked) for field in fields_of(one, scope).values())


def holds_form(text: str, form: str) -> bool:
    """Whether a text holds a writing of a quantity that is no part of a longer number."""
    starts = (at for at in range(len(text)) if text.startswith(form, at))
    return any(stands_alone(text, at, at + len(form)) for at in starts)


def is_dated(one: KeptDocument, query: Query) -> bool:
    """Whether the dates of a document are within the bounds of a query."""
    bounds = [(one.days[list(DateKind).index(b.kind)], b.since, b.until) for b in query.dates]
    return all(
        (since.toordinal() if since else 1) <= day <= (until.toordinal() if until else day)
        for day, since, until in ((one.dated, query.since, query.until), *bounds)
        if since or until
    )


def is_chosen(values: list[str], chosen: tuple[str, ...]) -> bool:
    """Whether a document with some values of a facet passes a filter by it."""
    return not chosen or not {*chosen}.isdisjoint(values or [UNSTATED])


def fields_of(one: KeptDocument, scope: Scope) -> dict[str, KeptText]:
    """The texts of a document that a scope looks at."""
    match scope:
        case Scope.ALL:
            return one.fields
        case Scope.NUMBER:
            return {}
        case Scope.ATTACHMENTS:
            return {"body": one.attached}
        case _:
            return {scope.value: one.fields[scope.value]}


def places(field: KeptText, part: Literals) -> list[tuple[int, int]]:
    """Where a word, a phrase or any of several stands: [start, end), ascending."""
    if isinstance(part, Or):
        inner = (places(field, each) for each in part.parts)  # type: ignore[arg-type]
        return sorted(place for found in inner for place in found)
    return [(at, at + len(part.text)) for at in field.places(part.text)]


def _units(one: KeptDocument, name: str, unit: Unit, found: list[tuple[int, int]]) -> Iterator[int]:
    """The number of the sentence, paragraph or article that holds each place whole."""
    text = one.fields[name]
    for start, end in found:
        match unit:
            case Unit.PARAGRAPH:
                first, last = (text.text.count("\n", 0, at) for at in (start, end - 1))
            case Unit.SENTENCE:
                first, last = (bisect_left(text.sentence_ends, at) for at in (start, end - 1))
            case Unit.ARTICLE:
                if name != "body":
                    return
                begins = [at for at, _ in one.articles]
                first, last = (bisect_right(begins, at) - 1 for at in (start, end - 1))
                if not one.articles[first][1]:
                    continue
        if first == last:
            yield first


def _is_near(field: KeptText, asked: Near) -> bool:
    """Whether both stand in one paragraph with few enough characters between them."""
    left, right = places(field, asked.left), places(field, asked.right)
    return any(
        second[0] >= first[1]
        and second[0] - first[1] <= asked.distance
        and "\n" not in field.text[first[0] : second[0]]
        for first, second in (*product(left, right), *product(right, left))
    )
