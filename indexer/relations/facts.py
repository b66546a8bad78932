"""What relations need to know of each document, and how an index stores it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pydantic import TypeAdapter

from corpus.document import Document, Rank, date_that_counts
from corpus.field_rule import DERIVED
from corpus.fields.numbers import number_key
from corpus.fields.organ_names import organ_key
from indexer.relations.grammar.find_statements import find_statements
from indexer.relations.grammar.text_history import noted_history
from indexer.relations.grammar.title_keys import own_title_keys
from indexer.relations.statements import Statements, TextChange

_NOTHING = Statements()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The keys of a document, its dates, and what it states of itself and of others.

    `title_keys` are its own, the whole title's first; `issuers` are `organ_keys`, `region` is
    `Document.region`. `text_since`: the text is that of an amendment decided on this day, after
    its first version took effect; before that day another text was in force. `text_day`: the
    day on which the text of a law or the like was passed or promulgated as it is, None for others.
    """

    title_keys: tuple[str, ...] = ()
    number_keys: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    region: str | None = None
    written_on: date | None = None
    printed_on: date | None = None
    published_on: date | None = None
    effective_on: date | None = None
    effective_stated: bool = False
    text_since: date | None = None
    text_day: date | None = None
    stated_validity: str | None = None
    statements: Statements = _NOTHING

    @property
    def dated_on(self) -> date | None:
        """The date that counts."""
        return date_that_counts(self.written_on, self.published_on)

    @property
    def start(self) -> date | None:
        """The day it takes effect, else that it was written or printed; never the web's."""
        return self.effective_on or self.written_on or self.printed_on

    @property
    def version_day(self) -> date | None:
        """The day that tells versions of one title apart."""
        return self.text_since or self.start or self.published_on

    def decided_by(self, day: date) -> bool:
        """Whether its text was passed or written by a day, as far as is known."""
        last = self.last_change
        decided = last.day if last else self.text_since or self.dated_on
        return decided is None or decided <= day

    @property
    def last_change(self) -> TextChange | None:
        """The last event of its history; None where nothing is told of how it came to be."""
        return max(self.statements.history, key=lambda one: one.day, default=None)


_REPLACED = frozenset(
    (
        Rank.LAW,
        Rank.ADMINISTRATIVE_REGULATION,
        Rank.LOCAL_REGULATION,
        Rank.JUDICIAL_INTERPRETATION,
        Rank.RULE,
    )
)
"""Ranks whose text is published anew when it is amended, under the date of the amendment."""

_LATE = timedelta(days=90)
"""So long after it is passed a text is on the web."""


def find_facts(document: Document) -> Facts:
    """Collect the facts of a document; reads its text once."""
    return facts_with(document, find_statements(document))


def facts_with(document: Document, statements: Statements) -> Facts:
    """The facts of a document whose text was read before."""
    numbers = (*filter(None, [document.document_number]), *document.document_numbers)
    effective = document.effective_on
    return Facts(
        title_keys=own_title_keys(document),
        number_keys=tuple(dict.fromkeys(k for n in numbers if (k := number_key(n)) is not None)),
        issuers=organ_keys(document.issuers),
        region=document.region,
        written_on=document.written_on,
        printed_on=document.printed_on,
        published_on=document.published_on,
        effective_on=effective,
        effective_stated=effective is not None
        and not document.rules.get("effective_on", "").startswith(DERIVED),
        text_since=_text_since(document, statements.history),
        text_day=document.dated_on if document.rank in _REPLACED else None,
        stated_validity=document.stated_validity,
        statements=statements,
    )


def organ_keys(names: tuple[str, ...]) -> tuple[str, ...]:
    """Keys that are equal for all names of one organ; a congress and its committee count as one.

    >>> organ_keys(("全国人民代表大会常务委员会",)) == organ_keys(("全国人民代表大会",))
    True
    """
    return tuple(dict.fromkeys(organ_key(name).removesuffix("常委会") for name in names))


def _text_since(document: Document, history: Sequence[TextChange]) -> date | None:
    """The day of the last amendment, where the text took effect before it; else None.

    The note in the text says so; else the events of its record, the last of which are sometimes cut
    off, and that a rule is dated later than it took effect: the later of both. Of documents that
    are no rules such a date says that they apply to a time before it.
    """
    effective = document.effective_on
    changed = max((one.day for one in history), default=None) if len(history) > 1 else None
    if changed is None or not noted_history(document):
        dated = _dated(document)
        late = dated is not None and (effective or changed) is not None
        if document.rank in _REPLACED and late:
            changed = max(filter(None, (changed, dated)))
    if changed is None or (effective is not None and effective >= changed):
        return None
    return changed


def _dated(document: Document) -> date | None:
    """The date of the text: of a record with events one that is long after all of them."""
    last = max((one.day for one in document.history), default=None)
    published = document.published_on
    if last and published and published - last > _LATE:
        return published
    return document.dated_on


_STORED = TypeAdapter(Facts)


def facts_to_json(facts: Facts) -> bytes:
    """The facts as JSON; fields that have their default are left out."""
    return _STORED.dump_json(facts, exclude_defaults=True)


def facts_from_json(stored: bytes) -> Facts:
    """The facts that `facts_to_json` was given."""
    return _STORED.validate_json(stored)
