"""A document on a page of results, with text in parts and never as HTML."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from indexer.attachment_places import AttachmentPlace
from indexer.query.model import IssuerName, Number, Phrase, Word
from indexer.relations.validity.statuses import Validity
from indexer.results.relations import Caution
from indexer.results.versions import NewerVersion
from indexer.stored_record import Card


@dataclass(frozen=True, slots=True, init=False)
class TextPart:
    """A run of original text; `match` where it answers the query."""

    text: str
    match: bool

    def __init__(self, text: str, match: bool) -> None:
        """Set both fields by their slots: in half the time of a frozen class, for each of many."""
        _set_text(self, text)
        _set_match(self, match)


_set_text, _set_match = (vars(TextPart)[name].__set__ for name in ("text", "match"))

Snippet = tuple[TextPart, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """How often a hit holds one thing that was asked: `title` and `body` count its occurrences.

    Both are 0 where it does not: it was an alternative, or the list is ranked.
    `holds`: the document's own number, or an issuer's name, is what was asked. `forms`: how the
    original writes it where that is not how `asked` is written, at most three.
    """

    asked: Word | Phrase | Number | IssuerName
    title: int = 0
    body: int = 0
    holds: bool = False
    forms: tuple[str, ...] = ()

    @property
    def absent(self) -> bool:
        """Whether the hit does not hold it at all."""
        return not (self.title or self.body or self.holds)


@dataclass(frozen=True, slots=True)
class EndToCome:
    """That a document ends (失效, 已废止) on a later day; `stated`: a text says so."""

    validity: Validity
    first_day: date
    stated: bool


@dataclass(frozen=True, kw_only=True)
class Hit(Card):
    """One document of a page of results.

    `holds_number`: the document's own number was asked for. `validity` and `amended` (已修改) are
    those of the day `Query.asof`, `validity_stated`: a text says so (明示), else it is derived.
    `no_rule`: it is a draft, an official reading or news, and has no validity at all.
    `valid_until`: the last day before it expires, as far as it has not and that is known.
    `end_to_come`: how and from when it ends later, as far as that is known.
    `snippets`: at most three, of each `snippet_places` the attachment that its match stands in.
    `duplicates`: how many other matches are the same text, folded away or not.
    `reasons`: one for each thing that was asked, in order; none in a list of all hits.
    `missing`: the bare words of the query that it lacks, where the list is ranked.
    `recommended`: it stands first because an editor recommends it for this query.
    `newer_version`: the version of its rule that has taken, or will take, its place; None for the
    newest one, and in a list of all hits.
    `cautions`: what the validity alone does not say; none in a list of all hits.
    """

    id: str
    title_parts: Snippet
    score: float
    holds_number: bool
    snippets: tuple[Snippet, ...]
    snippet_places: tuple[AttachmentPlace | None, ...]
    validity: Validity
    validity_stated: bool
    amended: bool
    no_rule: bool = False
    valid_until: date | None = None
    end_to_come: EndToCome | None = None
    duplicates: int = 0
    reasons: tuple[Reason, ...] = ()
    missing: tuple[str, ...] = ()
    recommended: bool = False
    newer_version: NewerVersion | None = None
    cautions: tuple[Caution, ...] = ()

    @classmethod
    def of(cls, values: dict[str, Any]) -> Self:
        """The hit that has these values, which are of all fields by name, and become its own.

        To set three dozen fields of a frozen class one by one takes a twentieth of a query.
        """
        hit = object.__new__(cls)
        object.__setattr__(hit, "__dict__", values)
        return hit

    @property
    def dated_by(self) -> str | None:
        """The field of the date that counts."""
        return "written_on" if self.written_on else "published_on" if self.published_on else None


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A document that is the same text as another one."""

    id: str
    source: str
    title: str
    dated_on: date | None
    document_number: str | None
    issuers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A title that continues what was typed, as parts with the typed text marked.

    The organs, the place and the date that counts tell documents of one title apart.
    """

    id: str
    title: str
    parts: Snippet
    issuers: tuple[str, ...] = ()
    region: str | None = None
    dated_on: date | None = None
