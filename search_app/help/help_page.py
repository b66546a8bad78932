"""The page of help: what can be typed, each with an example that leads to its hits."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.query.model import Query
from search_app.addresses.links import Links
from search_app.help.live_examples import LiveExample
from search_app.presenters.beside.query_in_words import is_more_than_words, query_in_words
from search_app.wording import help as words
from search_app.wording import values


@dataclass(frozen=True, slots=True)
class HelpLine:
    """What can be done, a query that does it, what it looks for, and how much that finds."""

    what: str
    typed: str
    href: str
    said: str
    count: str


@dataclass(frozen=True, slots=True)
class HelpSection:
    """Lines about one thing."""

    title: str
    lines: tuple[HelpLine, ...]


def present_help(examples: tuple[LiveExample, ...], links: Links) -> tuple[HelpSection, ...]:
    """The sections that have examples."""
    shown = {one.kind.value: _line(one, links) for one in examples}
    sections = (
        HelpSection(title, tuple(shown[kind] for kind in kinds if kind in shown))
        for title, kinds in words.SECTIONS.items()
    )
    return tuple(section for section in sections if section.lines)


def _line(example: LiveExample, links: Links) -> HelpLine:
    parsed = example.parsed
    return HelpLine(
        words.WHAT[example.kind],
        parsed.text,
        links.search(Query(parsed=parsed, fold=True)),
        query_in_words(parsed) if is_more_than_words(parsed.expression) else "",
        values.documents(example.count),
    )
