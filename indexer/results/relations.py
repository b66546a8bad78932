"""The relations of one document to others: plain frozen values for pages and JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from indexer.relations.effect_kinds import EffectKind
from indexer.relations.statements import Place
from indexer.relations.validity.statuses import ContradictionKind, Ground, Validity


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSummary:
    """A document of the index as another page names it; `validity` is that of the day asked for."""

    id: str
    title: str
    document_number: str | None
    dated_on: date | None
    validity: Validity


@dataclass(frozen=True, slots=True)
class DocumentState:
    """How a document stands, and the version in force of its work where it is an older one."""

    document: DocumentSummary
    newer: DocumentSummary | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownValidity:
    """How the document stands from `first_day` on (None: always, or not known where `undated`).

    `latest`: it may have begun before that day, not after. `stated`: 明示, else 推算. `sentence`
    says so, in the text of `by` (None: its own).
    """

    validity: Validity
    ground: Ground
    first_day: date | None
    undated: bool
    latest: bool
    stated: bool
    sentence: str
    by: DocumentSummary | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedReference:
    """A reference as written, and the documents that it means.

    `targets` are empty where the document is not in the index (未收录), several where one text is
    there several times; where they are not `certain`, they are of different organs and nothing
    tells which is meant. `disagrees`: the number's document has another title. `later`: only a
    later version is in the index.
    """

    number: str | None
    title: str | None
    clauses: str
    targets: tuple[DocumentSummary, ...]
    certain: bool
    disagrees: bool
    later: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A document that this one cites, at `place`. `basis`: as its legal basis (根据)."""

    reached: ResolvedReference
    basis: bool
    place: Place
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Citing:
    """A document that cites this one, with the first sentence in which it does."""

    document: DocumentSummary
    basis: bool
    clauses: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explains:
    """A document that this one, an official reading (解读), is about.

    `sentence` says so, "" where the title does.
    """

    reached: ResolvedReference
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedBy:
    """An official reading of this document; `without_text`: it has pictures alone (图解)."""

    document: DocumentSummary
    without_text: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectOnOther:
    """What the document does to another: `first_day` from when, `until` its last day.

    `where` names the places for which alone it is done, as written; "" where it is done everywhere.
    """

    kind: EffectKind
    reached: ResolvedReference
    first_day: date | None
    stated: bool
    until: date | None
    sentence: str
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectOnThis:
    """What another document does to this one; `contained`: its text has that amendment already."""

    kind: EffectKind
    by: DocumentSummary
    clauses: str
    first_day: date | None
    stated: bool
    until: date | None
    sentence: str
    where: str = ""
    contained: bool = False


class CautionKind(StrEnum):
    """What may mislead who reads the validity alone; the value is its code in JSON.

    `MAYBE_ENDED`: a document ends one of several of this title. `LATER_TEXT`: the organ of a trial
    rule (试行, 暂行) later issued the rule itself, and no text says that it ended the trial one.
    `MAYBE_REVIVED`: what repealed it was revoked (撤销). `ENDS_LATER`: a text ends it, or a part of
    it, from a later day on. `PART_ENDED`: a part has ended. `SUSPENDED` and `ADJUSTED`: it is not
    applied for now, or not everywhere. `AMENDED`: the text here is not known to contain an
    amendment that is in force. `LAW_ENDED`: what it interprets has ended; `by` is that, and it is
    told of one document only.
    """

    MAYBE_ENDED = "maybe_ended"
    LATER_TEXT = "later_text"
    MAYBE_REVIVED = "maybe_revived"
    ENDS_LATER = "ends_later"
    PART_ENDED = "part_ended"
    SUSPENDED = "suspended"
    ADJUSTED = "adjusted"
    AMENDED = "amended"
    LAW_ENDED = "law_ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """What has to be known beside the validity: `by` says it, from `first_day` to `until`.

    `effect` is what `by` does, None where it is only the later text. `clauses` are the articles it
    is about, "" for the whole; `where` the place for which alone it is done.
    """

    kind: CautionKind
    by: DocumentSummary
    effect: EffectKind | None = None
    clauses: str = ""
    first_day: date | None = None
    until: date | None = None
    where: str = ""
    sentence: str = ""
    stated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A document on the same subject, and what both have in common.

    `words`: what both titles are about (`in_titles`), else what both texts often say; what tells
    most first. `region`: None where they are for the whole country.
    """

    document: DocumentSummary
    words: tuple[str, ...]
    in_titles: bool
    issuers: tuple[str, ...]
    topics: tuple[str, ...]
    region: str | None


@dataclass(frozen=True, slots=True)
class ShownContradiction:
    """Two statements on the validity of one document that cannot both be right."""

    kind: ContradictionKind
    one: ShownValidity
    other: ShownValidity


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """One document among the others, on the day `asof`.

    `validity` is how it stands then, `timeline` all periods of its validity in order. `amended_on`:
    from when it is amended (已修改), None where it is not by then. `text_from`: the text in the
    index is that of this later day, and that of `asof` is not there (当时文本未收录). `cited_by` is
    one page of `cited_by_total`. `same_title` are other documents of its title that may be of its
    organ, among them the versions of its rule. `related` are
    on the same subject, best first: none that is named elsewhere in the answer, and none that is
    the same text. `explains` is what an official reading (解读) is about, `explained_by` are the
    readings that surely are about this document, the newest first: neither changes anything.
    `cautions` are what the validity alone does not say, such as a suspension.
    `indexed_on`: the day of the index, up to which anything can be known.
    """

    id: str
    asof: date
    validity: ShownValidity
    timeline: tuple[ShownValidity, ...]
    effects_on_this: tuple[EffectOnThis, ...]
    amended_on: date | None
    text_from: date | None
    effects_on_others: tuple[EffectOnOther, ...]
    citations: tuple[Cited, ...]
    cited_by: tuple[Citing, ...]
    cited_by_total: int
    same_title: tuple[DocumentSummary, ...]
    related: tuple[Related, ...]
    explains: tuple[Explains, ...]
    explained_by: tuple[ExplainedBy, ...]
    contradictions: tuple[ShownContradiction, ...]
    cautions: tuple[Caution, ...]
    indexed_on: date
    index_version: str

    @property
    def basis(self) -> tuple[Cited, ...]:
        """The citations of its legal bases."""
        return tuple(cited for cited in self.citations if cited.basis)
