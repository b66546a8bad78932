"""Say why a document is a hit: which terms stand in which field, how often and how written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from indexer.query.model import IssuerName, Number, Phrase, Query, Word
from indexer.results import Reason
from search_app.wording import reasons as words

Line = tuple[str, str]
"""What is said, and of what: ("标题含", "养犬（2 处）")."""


_ORDER = (
    *(words.IN_TITLE, words.IN_BODY, words.HOLDS_NUMBER, words.NAMES_NUMBER, words.ISSUER),
    *(words.MISSING, words.WRITTEN, words.UNIFIED),
)
"""The lines in the order in which they stand."""


def present_reasons(reasons: tuple[Reason, ...], query: Query) -> tuple[Line, ...]:
    """The lines on one hit; empty where nothing was asked."""
    typed = _squeezed((query.text, *(narrowing.text for narrowing in query.within)))
    found: dict[str, list[str]] = {}
    for reason in reasons:
        for line, said in _said(reason, typed):
            found.setdefault(line, []).append(said)
    return tuple((line, "；".join(found[line])) for line in _ORDER if line in found)


def _said(one: Reason, typed: tuple[str, ...]) -> Iterator[Line]:
    """What is to be said of one term, by the line in which it stands."""
    name = _name(one)
    match one.asked:
        case Word() | Phrase():
            if one.title:
                yield words.IN_TITLE, words.times(name, one.title)
            if one.body:
                yield words.IN_BODY, words.times(name, one.body)
        case Number() if one.holds:
            yield words.HOLDS_NUMBER, name
        case Number() if count := one.title + one.body:
            yield words.NAMES_NUMBER, words.times(name, count)
        case IssuerName() if one.holds:
            yield words.ISSUER, name
    if one.absent:
        yield words.MISSING, name
    if _differs(one):
        yield words.WRITTEN, words.written(name, one.forms)
    if not _is_typed(one.asked.text, typed):
        yield words.UNIFIED, name


def _name(reason: Reason) -> str:
    text = reason.asked.text
    return f"“{text}”" if isinstance(reason.asked, Phrase) else text


def _differs(reason: Reason) -> bool:
    """Whether the original writes a term differently, spaces and capitals apart."""
    plain = reason.asked.text.replace(" ", "")
    return any("".join(form.split()).lower() != plain for form in reason.forms)


def _is_typed(text: str, typed: tuple[str, ...]) -> bool:
    """Whether a term was typed in the form in which it is looked for."""
    plain = text.replace(" ", "")
    return any(plain in one for one in typed)


@lru_cache(16)
def _squeezed(typed: tuple[str, ...]) -> tuple[str, ...]:
    """Typed texts in small letters without spaces: the same for all hits of a page."""
    return tuple("".join(one.split()).lower() for one in typed)
