"""Say why a document is a hit: which terms stand in which field, how often and how written."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.query.model import IssuerName, Number, Phrase, Query, Word
from indexer.results import Reason
from search_app.wording import reasons as words

Line = tuple[str, str]
"""What is said, and of what: ("标题含", "养犬（2 处）")."""


def present_reasons(reasons: tuple[Reason, ...], query: Query) -> tuple[Line, ...]:
    """The lines on one hit; empty where nothing was asked."""
    return tuple((name, "；".join(said)) for name, said in _lines(reasons, query) if said)


def _lines(reasons: tuple[Reason, ...], query: Query) -> Iterator[tuple[str, list[str]]]:
    texts = [one for one in reasons if isinstance(one.asked, Word | Phrase)]
    numbers = [one for one in reasons if isinstance(one.asked, Number)]
    issuers = [one for one in reasons if isinstance(one.asked, IssuerName)]
    yield words.IN_TITLE, [words.times(_name(one), one.title) for one in texts if one.title]
    yield words.IN_BODY, [words.times(_name(one), one.body) for one in texts if one.body]
    yield words.HOLDS_NUMBER, [_name(one) for one in numbers if one.holds]
    named = [(one, one.title + one.body) for one in numbers]
    yield (
        words.NAMES_NUMBER,
        [words.times(_name(one), count) for one, count in named if count and not one.holds],
    )
    yield words.ISSUER, [_name(one) for one in issuers if one.holds]
    yield words.MISSING, [_name(one) for one in reasons if one.absent]
    yield (
        words.WRITTEN,
        [words.written(_name(one), one.forms) for one in texts if _differs(one)],
    )
    yield words.UNIFIED, [_name(one) for one in reasons if not _is_typed(one.asked.text, query)]


def _name(reason: Reason) -> str:
    text = reason.asked.text
    return f"“{text}”" if isinstance(reason.asked, Phrase) else text


def _differs(reason: Reason) -> bool:
    """Whether the original writes a term differently, spaces and capitals apart."""
    plain = reason.asked.text.replace(" ", "")
    return any("".join(form.split()).lower() != plain for form in reason.forms)


def _is_typed(text: str, query: Query) -> bool:
    """Whether a term was typed in the form in which it is looked for."""
    typed = [query.text, *(narrowing.text for narrowing in query.within)]
    return any(text.replace(" ", "") in "".join(one.split()).lower() for one in typed)
