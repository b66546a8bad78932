"""Finds how a text came to be: when it was passed, and which amendments it contains.

A consolidated text says so in the note under its title (题注) or in a list at its head, or its
record lists the events: （2016年1月5日通过　根据2023年12月29日通过、自2024年3月1日起施行的
《修正案》修正）.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.document import Document, Paragraph
from corpus.fields.dates import find_dates
from corpus.fields.numbers import find_numbers
from indexer.relations.grammar.rules import history_rules as rules
from indexer.relations.grammar.rules.reference_rules import TITLE
from indexer.relations.grammar.title_keys import title_key
from indexer.relations.statements import ChangeKind, Reference, TextChange

_HEAD = 15
"""The note begins within so many paragraphs: the order that proclaims a text may stand above it."""
_LONGEST_NOTE = 60
"""Paragraphs of a note that gives each event a line."""
_ONE_ACT = 366
"""Within so many days after it was passed a text is approved and proclaimed."""


def find_history(document: Document) -> tuple[TextChange, ...]:
    """Return how a text came to be, in the order of its source; () where nothing says so.

    The note in the text itself counts before the events of its record.
    """
    return noted_history(document) or _recorded_history(document)


def noted_history(document: Document) -> tuple[TextChange, ...]:
    """Return what the text itself tells of how it came to be."""
    return _changes(_note(document))


def _recorded_history(document: Document) -> tuple[TextChange, ...]:
    """Return what the events of its record tell."""
    said = (
        f"{one.day.year}年{one.day.month}月{one.day.day}日{one.text}" for one in document.history
    )
    return _changes("　".join(said))


def _note(document: Document) -> str:
    """The note under the title; "" where the text has none."""
    paragraphs = document.parts[0].paragraphs if document.parts else ()
    for index, paragraph in enumerate(paragraphs[:_HEAD]):
        if rules.NOTE.match(paragraph.text):
            return _in_brackets(paragraphs[index : index + _LONGEST_NOTE])
        if rules.LISTED.fullmatch(paragraph.text):
            return _lines(paragraphs[index : index + _LONGEST_NOTE])
    return ""


def _in_brackets(paragraphs: Sequence[Paragraph]) -> str:
    """The text from an opening bracket to the one that closes it; "" where none does."""
    text = "\n".join(one.text for one in paragraphs)
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign in "（(") - (sign in "）)")
        if depth == 0 and sign in "）)":
            return text[:at]
    return ""


def _lines(paragraphs: Sequence[Paragraph]) -> str:
    lines: list[str] = []
    for one in paragraphs:
        if not rules.LISTED.fullmatch(one.text):
            break
        lines.append(one.text)
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of one day: `bare` is the text behind it without the names in 《》."""

    day: date
    bare: str
    name: str | None
    number: Reference | None
    enters: bool


def _changes(note: str) -> tuple[TextChange, ...]:
    """The changes that a note tells of.

    What is said of an approval, a proclamation or the first day belongs to the change before it.
    """
    found: list[TextChange] = []
    for said in _said(note):
        before = found[-1] if found else None
        if said.enters:
            if before is not None and before.first_day is None:
                found[-1] = replace(before, first_day=said.day)
            continue
        kind = _kind(said)
        if kind is None:
            continue
        late = before is None or (said.day - before.day).days > _ONE_ACT
        if kind is ChangeKind.MADE and not late and rules.PROCLAIMED.search(said.bare):
            continue
        found.append(TextChange(day=said.day, kind=kind, by=_by(said, kind)))
    return tuple(found)


def _kind(said: _Said) -> ChangeKind | None:
    amending = said.name is not None and rules.AMENDING.search(said.name) is not None
    if rules.AMENDED.search(said.bare):
        return ChangeKind.AMENDED
    if rules.REVISED.search(said.bare):
        # By a decision on single articles: the rest of the text stays as it was.
        return ChangeKind.AMENDED if amending else ChangeKind.REVISED
    if amending:
        return ChangeKind.AMENDED
    return ChangeKind.MADE if rules.MADE.search(said.bare) else None


def _by(said: _Said, kind: ChangeKind) -> Reference | None:
    """What made the change, where it is named."""
    if kind is ChangeKind.MADE:
        return None
    if said.name is not None and rules.AMENDING.search(said.name):
        return Reference(title=said.name, title_key=title_key(said.name))
    return said.number


def _said(note: str) -> Iterator[_Said]:
    """What is said of each day, in order; a day inside of what is said of another is part of it."""
    days = find_dates(note)
    at = 0
    while at < len(days):
        _, end, day = days[at]
        enters = rules.ENTERS.match(note, end) is not None
        first_days: list[_Said] = []
        stop = len(note)
        for start, behind, other in days[at + 1 :]:
            before = note[end:start]
            if rules.FROM.search(before) and rules.ENTERS.match(note, behind):
                first_days.append(_Said(other, "", None, None, enters=True))
            elif not enters and rules.WITHIN.search(before):
                day = other if rules.APPROVED.search(before) else day
            else:
                stop = start
                break
            at += 1
        at += 1
        yield _of_day(day, note[end:stop], enters=enters)
        yield from first_days


def _of_day(day: date, text: str, *, enters: bool) -> _Said:
    names = [one.group() for one in rules.DECISION.finditer(text)]
    names = names or [one[1] for one in TITLE.finditer(text)]
    bare = TITLE.sub("", rules.DECISION.sub("", text))
    numbers = find_numbers(bare) if "号" in bare else ()
    number = Reference(number=numbers[0].canonical, number_key=numbers[0].key) if numbers else None
    return _Said(day, bare, "".join(names[-1].split()) if names else None, number, enters)
