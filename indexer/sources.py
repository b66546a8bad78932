"""Read `sources.toml`, which describes each source, and check it before any file is read."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic_core import PydanticCustomError

from corpus.encoding import readable
from corpus.field_corrections import FieldCorrections
from corpus.fields.organs import split_issuers
from corpus.fields.regions import read_region
from corpus.fields.topics import read_topics
from corpus.judging import SourceDefaults
from corpus.readers import ReadOptions
from indexer.errors import Problem
from indexer.settings import Settings, SettingsError, read_toml

TABLE = "source"
"""The name of the tables, one for each source."""

_DEEPEST = 20


class SourceMistake(StrEnum):
    """What can be wrong in the file; the code of a `Problem` of a `SettingsError`."""

    FILE_MISSING = "sources_missing"
    FILE_UNREADABLE = "sources_unreadable"
    EMPTY = "sources_empty"
    UNKNOWN = "source_unknown_key"
    MISSING = "source_missing_key"
    NESTED = "source_nested"
    REPEATED = "source_repeated"
    TEXT = "source_text"
    NUMBER = "source_number"
    REGION = "source_region"
    TOPIC = "source_topic"
    ISSUER = "source_issuer"
    ADDRESS = "source_address"


_EXAMPLES = {
    SourceMistake.REGION: "广东省、广东省/广州市、全国",
    SourceMistake.TOPIC: "综合政务、综合政务/政务公开",
    SourceMistake.ISSUER: "云州市人民政府",
    SourceMistake.ADDRESS: "https://www.example.gov.cn/",
    SourceMistake.NUMBER: f"1–{_DEEPEST}",
}


class _SourceTable(BaseModel):
    """One table of the file, with each value checked."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    folder: str = Field(min_length=1)
    name: str = Field("", max_length=80, pattern=r"^[^\x00-\x1f]*$")
    site_name: str = Field("", max_length=80)
    base_url: str = Field("", max_length=500, pattern=r"^(https?://[A-Za-z0-9.-]+(:\d+)?(/\S*)?)?$")
    issuer: str = ""
    topic: str = ""
    region: str = ""
    column_part: int = Field(0, ge=1, le=_DEEPEST)

    @field_validator("region")
    @classmethod
    def _is_region(cls, value: str) -> str:
        region = read_region(value) if value else ""
        if region is None:
            raise PydanticCustomError(SourceMistake.REGION, "")
        return region

    @field_validator("topic")
    @classmethod
    def _is_topic(cls, value: str) -> str:
        if value and read_topics(value) is None:
            raise PydanticCustomError(SourceMistake.TOPIC, "")
        return value

    @field_validator("issuer")
    @classmethod
    def _is_issuer(cls, value: str) -> str:
        if value and split_issuers(value)[1]:
            raise PydanticCustomError(SourceMistake.ISSUER, "")
        return value


@dataclass(frozen=True, slots=True)
class Source:
    """A source: its name, its folder, and the fields for documents that state none."""

    name: str
    folder: Path
    defaults: SourceDefaults


def load_sources(path: Path) -> tuple[Source, ...]:
    """The sources of a file, in its order; folders are relative to it, and may not be there.

    Raises `SettingsError` with all mistakes at once, or `OSError` where it cannot be opened.
    """
    data = read_toml(path, SourceMistake.FILE_MISSING, SourceMistake.FILE_UNREADABLE)
    problems = [
        Problem(SourceMistake.UNKNOWN, str(path), key, f"[[{TABLE}]]")
        for key in data
        if key != TABLE
    ]
    tables = data.get(TABLE, [])
    if not isinstance(tables, list) or not tables:
        raise SettingsError(*problems, Problem(SourceMistake.EMPTY, str(path), "", f"[[{TABLE}]]"))
    sources: list[Source] = []
    for number, table in enumerate(tables, start=1):
        place = f"{path} {TABLE}[{number}]"
        try:
            sources.append(_source(_SourceTable.model_validate(table), path))
        except ValidationError as error:
            problems += [_problem(details, place) for details in error.errors(include_url=False)]
    problems += _conflicts(sources, path)
    if problems:
        raise SettingsError(*problems)
    return tuple(sources)


def source_of(sources: Sequence[Source], name: str | None, path: Path) -> Source | None:
    """The source of that name, else the one whose folder is `path` or holds it."""
    for source in sources:
        if source.name == name:
            return source
    inside = [one for one in sources if name is None and path.resolve().is_relative_to(one.folder)]
    return max(inside, key=lambda one: len(one.folder.parts), default=None)


def _source(table: _SourceTable, path: Path) -> Source:
    folder = (path.parent / table.folder).resolve()
    defaults = SourceDefaults(
        site=table.site_name,
        base_url=table.base_url,
        issuer=table.issuer,
        topic=table.topic,
        region=table.region,
        column_part=table.column_part,
    )
    return Source(table.name or readable(folder.name), folder, defaults)


def _conflicts(sources: Sequence[Source], path: Path) -> list[Problem]:
    """Names that are given twice, and folders that would be read twice."""
    problems = []
    for index, source in enumerate(sources):
        for other in sources[:index]:
            if other.name == source.name:
                problems.append(Problem(SourceMistake.REPEATED, str(path), source.name))
            inner, outer = sorted((source, other), key=lambda one: -len(one.folder.parts))
            if inner.folder.is_relative_to(outer.folder):
                problems.append(
                    Problem(SourceMistake.NESTED, str(path), str(inner.folder), outer.name)
                )
    return problems


def _problem(details: Mapping[str, Any], place: str) -> Problem:
    """One of pydantic's errors in our own codes."""
    key = str(details["loc"][0]) if details["loc"] else ""
    kind, value = details["type"], str(details["input"])
    where = f"{place}.{key}"
    if kind == "extra_forbidden":
        nearest = difflib.get_close_matches(key, _SourceTable.model_fields, 1, cutoff=0)
        return Problem(SourceMistake.UNKNOWN, place, key, nearest[0])
    if kind == "missing":
        return Problem(SourceMistake.MISSING, place, key)
    if kind in set(SourceMistake):
        return Problem(kind, where, value, _EXAMPLES[SourceMistake(kind)])
    if key == "base_url" and kind == "string_pattern_mismatch":
        return Problem(SourceMistake.ADDRESS, where, value, _EXAMPLES[SourceMistake.ADDRESS])
    if key == "column_part":
        return Problem(SourceMistake.NUMBER, where, value, _EXAMPLES[SourceMistake.NUMBER])
    limit = str(details.get("ctx", {}).get("max_length", "80"))
    return Problem(SourceMistake.TEXT, where, value, limit)


def read_options(
    settings: Settings, defaults: SourceDefaults, corrections: FieldCorrections
) -> ReadOptions:
    """How the files of a source are read: what it says of all, corrections, and limits."""
    return ReadOptions(
        columns=settings.columns,
        defaults=defaults,
        corrections=corrections,
        max_bytes=settings.file_mb * 2**20,
        max_pages=settings.file_pages,
        max_seconds=settings.file_seconds,
        max_memory_mb=settings.file_memory_mb,
    )
