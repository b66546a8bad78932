"""The examples of the page of help: each finds something in this site's own documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from corpus.fields.numbers import FoundNumber
from indexer.engine import View
from indexer.errors import QueryError
from indexer.query.facets import Facet
from indexer.query.model import ParsedText, Query
from indexer.query.operators import AND, BODY, FACET_FIELDS, ISSUER, NUMBER, OR, TITLE
from indexer.query.parser import parse
from search_app.help.material import Material, ask_material

MOST_TRIED = 4
"""Texts that are tried for one example; each is a count."""


class ExampleKind(StrEnum):
    """What an example shows, in the order of the page."""

    WORDS = "words"
    PHRASE = "phrase"
    NAME = "name"
    ALTERNATIVES = "alternatives"
    BOTH = "both"
    EXCLUDED = "excluded"
    TITLE = "title"
    BODY = "body"
    ISSUER = "issuer"
    KIND = "kind"
    TOPIC = "topic"
    YEAR = "year"
    REGION = "region"
    SOURCE = "source"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    ARTICLE = "article"
    NEAR = "near"
    WILDCARD = "wildcard"
    NUMBER = "number"
    SERIES = "series"
    SEVERAL = "several"
    IN_NUMBER = "in_number"


@dataclass(frozen=True, slots=True)
class LiveExample:
    """A query, what was read of it, and how many documents of the site it finds, at least one."""

    kind: ExampleKind
    parsed: ParsedText
    count: int


def ask_examples(view: View) -> tuple[LiveExample, ...]:
    """An example of each kind that finds something. At most `MOST_TRIED` counts for each."""
    material = ask_material(view)
    found = (_first_found(kind, _MAKERS[kind](material), view) for kind in ExampleKind)
    return tuple(one for one in found if one)


def _first_found(kind: ExampleKind, texts: Iterator[str], view: View) -> LiveExample | None:
    for text in islice(texts, MOST_TRIED):
        try:
            parsed = parse(text)
        except QueryError:  # a title may hold anything
            continue
        asked = Query(parsed=parsed, size=0, facets=(), snippets=False)
        if total := view.search(asked).total:
            return LiveExample(kind, parsed, total)
    return None


def _of_pairs(pattern: str) -> Callable[[Material], Iterator[str]]:
    """Neighbouring words of a title in a pattern of two places."""
    return lambda material: (pattern.format(*pair) for pair in material.pairs)


def _of_words(pattern: str) -> Callable[[Material], Iterator[str]]:
    return lambda material: (pattern.format(word) for word in material.words)


def _of_distant(pattern: str) -> Callable[[Material], Iterator[str]]:
    """Words of two different pairs in a pattern of two places."""
    return lambda material: (
        pattern.format(one, other)
        for (one, _), (other, _) in zip(material.pairs, material.pairs[1:], strict=False)
        if one != other
    )


def _of_facet(facet: Facet, name: str = "") -> Callable[[Material], Iterator[str]]:
    """The most frequent values of a facet; of two levels the last name, without signs."""
    field = name or FACET_FIELDS[facet].spellings[0]

    def texts(material: Material) -> Iterator[str]:
        for value in material.values.get(facet, ()):
            last = value.rpartition("/")[2].partition("、")[0]
            if last and not any(sign.isspace() or sign in "()（）" for sign in last):
                yield f"{field}:{last}"

    return texts


def _of_numbers(pattern: Callable[[FoundNumber], str]) -> Callable[[Material], Iterator[str]]:
    return lambda material: (text for one in material.numbers if (text := pattern(one)))


def _series(number: FoundNumber) -> str:
    return number.canonical.partition("〕")[0] + "〕"


def _code(number: FoundNumber) -> str:
    return f"{NUMBER.spellings[0]}:{number.key.partition('|')[0]}"


def _several(number: FoundNumber) -> str:
    serial = int(number.key.rpartition("|")[2])
    return f"{_series(number)}{max(1, serial - 2)}-{serial + 1}{number.canonical[-1]}"


_MAKERS: dict[ExampleKind, Callable[[Material], Iterator[str]]] = {
    ExampleKind.WORDS: _of_pairs("{} {}"),
    ExampleKind.PHRASE: _of_pairs("“{}{}”"),
    ExampleKind.NAME: lambda material: (f"《{title}》" for title in material.titles),
    ExampleKind.ALTERNATIVES: _of_distant(f"{{}} {OR.spellings[1]} {{}}"),
    ExampleKind.BOTH: _of_pairs(f"{{}} {AND.spellings[1]} {{}}"),
    ExampleKind.EXCLUDED: _of_distant("{} -{}"),
    ExampleKind.TITLE: _of_words(f"{TITLE.spellings[0]}:{{}}"),
    ExampleKind.BODY: _of_words(f"{BODY.spellings[0]}:{{}}"),
    ExampleKind.ISSUER: _of_facet(Facet.ISSUER, ISSUER.spellings[0]),
    ExampleKind.KIND: _of_facet(Facet.KIND),
    ExampleKind.TOPIC: _of_facet(Facet.TOPIC),
    ExampleKind.YEAR: _of_facet(Facet.YEAR),
    ExampleKind.REGION: _of_facet(Facet.REGION),
    ExampleKind.SOURCE: _of_facet(Facet.SOURCE),
    ExampleKind.SENTENCE: _of_pairs("{} /s {}"),
    ExampleKind.PARAGRAPH: _of_pairs("{} /p {}"),
    ExampleKind.ARTICLE: _of_pairs("{} /a {}"),
    ExampleKind.NEAR: _of_pairs("{} /5 {}"),
    ExampleKind.WILDCARD: lambda material: (f"{a[0]}*{b[-1]}" for a, b in material.pairs),
    ExampleKind.NUMBER: _of_numbers(lambda number: number.canonical),
    ExampleKind.SERIES: _of_numbers(_series),
    ExampleKind.SEVERAL: _of_numbers(_several),
    ExampleKind.IN_NUMBER: _of_numbers(_code),
}
