"""The state of an index: what it holds, what was left out, and whether it is intact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from corpus.report import Noted
from indexer.results.counts import FacetValue


@dataclass(frozen=True, slots=True)
class SkippedFile:
    """A file, or a record of a file, that did not become a document.

    `reason` is a `corpus.report.SkipReason` value; `detail` names the value at fault.
    """

    path: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class RefusedValue:
    """A value that a document states and that was not taken over.

    `reason` is a `corpus.report.RefusalReason` value.
    """

    path: str
    key: str
    field: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceStatistics:
    """The state of one source. `missing`: documents without a field, by the field's name.

    `noted`: what the texts of its documents do not show of their files.
    """

    source: str
    documents: int
    missing: Mapping[str, int]
    skipped: tuple[SkippedFile, ...]
    refused: tuple[RefusedValue, ...]
    noted: tuple[Noted, ...]
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """The state of the data: counts over the whole index and for each source.

    `analysis` is the version of the analysis that made the index (`indexer.analysis_version`).
    """

    documents: int
    years: tuple[FacetValue, ...]
    topics: tuple[FacetValue, ...]
    validity: tuple[FacetValue, ...]
    sources: tuple[SourceStatistics, ...]
    published_at: datetime
    index_version: str
    analysis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What `check` compared, and the problems that it found, each with its file or document.

    `made_by` names the rules and the form of files of the program that made the index, "" where
    that cannot be read, and `program` those of this one; where they differ the index is `stale`.
    `record_problems` are those of the record of takedowns, which no rebuild of the index mends.
    """

    files: int
    documents: int
    phrases_checked: int
    stale: bool
    made_by: str
    program: str
    problems: tuple[str, ...]
    record_problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedIndex:
    """The version of the published index and the files that it needs; "" and none without one."""

    version: str
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RolledBack:
    """The index that is left, the one that is published again, and what differs between them.

    `lost` and `back` are (source, key) of documents that only one of them has, `changed` (source,
    path) of files that they read in another form. Moments are ISO 8601, "" where not known.
    """

    left: str
    left_published_at: str
    version: str
    published_at: str
    documents: int
    lost: tuple[tuple[str, str], ...]
    back: tuple[tuple[str, str], ...]
    changed: tuple[tuple[str, str], ...]
