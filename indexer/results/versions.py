"""A document among the versions of its rule: plain frozen values for pages and JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from corpus.articles import ArticleNumber
from indexer.relations.statements import ChangeKind
from indexer.relations.version_states import VersionEnd, VersionState
from indexer.results.relations import (
    Citing,
    DocumentSummary,
    EffectOnThis,
    ResolvedReference,
    ShownValidity,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewerVersion:
    """The version that has taken, or will take, the place of a document.

    `first_day`: from when it is in force, None where no text says so. `has_begun`: that day is not
    after the day asked for, which says nothing of repeal. `ended`: how it ended, None while
    it is in force itself.
    """

    document: DocumentSummary
    first_day: date | None
    has_begun: bool
    ended: VersionEnd | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownVersion:
    """One version of a rule; `ended` is how it ended, None for what is no older version."""

    document: DocumentSummary
    first_day: date | None
    state: VersionState
    ended: VersionEnd | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContainedChange:
    """An amendment that a text contains: passed on `decided_on`, in force from `first_day` on.

    `first_day` None where no text says so, `by` None where what made it is not known. `stated`: the
    text or its record names it (文件写明); else it follows from the days (推算).
    """

    kind: ChangeKind
    decided_on: date
    first_day: date | None
    by: ResolvedReference | None
    stated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentVersions:
    """A document among the versions of its rule, as they stand on the day `asof`.

    `state` is None and `versions` are empty where it is the only one; else the one in force comes
    first, itself among them. `contains` are the amendments in its text, the last one first.
    """

    id: str
    asof: date
    state: VersionState | None
    newer: NewerVersion | None
    versions: tuple[ShownVersion, ...]
    contains: tuple[ContainedChange, ...]

    @property
    def in_force(self) -> ShownVersion | None:
        """The version in force on that day; None where there is none, or no other version."""
        return next((one for one in self.versions if one.state is VersionState.NEWEST), None)

    def without_versions(self, titled: Iterable[DocumentSummary]) -> tuple[DocumentSummary, ...]:
        """Those of some documents that are not among the versions."""
        ids = {one.document.id for one in self.versions}
        return tuple(one for one in titled if one.id not in ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleClause:
    """A 款 or 项 of an article: its `name` in addresses, how it is cited, and its text.

    `item` is 0 for a 款; the text of a 款 does not have that of its items.
    """

    name: str
    label: str
    item: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleText:
    """An article in one version of its rule; `clauses` are empty where the version has none.

    `state` is None where the document is the only version, `changed_on` the day of the last change
    of its text, by 修正 or 修订 (`change`), None where the text tells of none. `moved_to` is the
    article of the version that has nearly the text of the one asked for, where its number is
    another one.
    """

    document: DocumentSummary
    first_day: date | None
    state: VersionState | None
    ended: VersionEnd | None
    changed_on: date | None
    change: ChangeKind | None
    clauses: tuple[ArticleClause, ...]
    moved_to: ArticleNumber | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleChange:
    """What another document does to the article, in the sentence or line that says so."""

    effect: EffectOnThis
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleCiting:
    """A document that cites the article: by which clauses, of which version."""

    citing: Citing
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleEnd:
    """How an article, or the document that has it, has ended.

    `clauses` are what ended of the document as its end says, "" for the whole document.
    """

    validity: ShownValidity
    clauses: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleHistory:
    """An article of a rule through all its versions, on the day `asof`.

    `texts` begin with the version in force, `changes` are in order of days; `cited_by` is one page
    of `cited_by_total`. The `version` of each names the document that is meant, by id. `ends` are
    those of the article in the document asked for, the last one last.
    """

    id: str
    article: ArticleNumber
    asof: date
    texts: tuple[ArticleText, ...]
    changes: tuple[ArticleChange, ...]
    cited_by: tuple[ArticleCiting, ...]
    cited_by_total: int
    ends: tuple[ArticleEnd, ...]
    index_version: str

    def text_of(self, id: str) -> ArticleText | None:
        """The article in one version."""
        return next((one for one in self.texts if one.document.id == id), None)
