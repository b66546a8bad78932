"""Read `corrections.csv`, in which an operator puts right what was read of documents."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from corpus.assemble import assemble
from corpus.document import Paragraph
from corpus.draft import Draft, Stated
from corpus.encoding import EncodingError, decode
from corpus.field_corrections import FieldCorrections
from corpus.field_rule import FieldRule
from corpus.fields.dates import parse_date
from corpus.report import RefusalReason
from indexer.errors import Problem
from indexer.recommendations import document_id
from indexer.settings import SettingsError


class _CorrectedField(NamedTuple):
    """A field that can be corrected: what a draft and a document call it, and people."""

    draft: str
    document: str
    names: tuple[str, ...]


_FIELDS = (
    _CorrectedField("title", "title", ("标题", "文件标题")),
    _CorrectedField("number", "document_number", ("发文字号", "文号")),
    _CorrectedField("issuer", "issuers", ("发文机关", "发文单位", "issuer")),
    _CorrectedField("written", "written_on", ("成文日期",)),
    _CorrectedField("proclaimed", "written_on", ("公布日期", "proclaimed_on")),
    _CorrectedField("published", "published_on", ("发布日期",)),
    _CorrectedField("printed", "printed_on", ("印发日期",)),
    _CorrectedField("effective", "effective_on", ("施行日期", "实施日期")),
    _CorrectedField("topic", "topics", ("主题分类", "主题", "topic")),
    _CorrectedField("region", "region", ("地区", "适用地区")),
    _CorrectedField("rank", "rank", ("效力级别",)),
    _CorrectedField("validity", "stated_validity", ("时效性", "来源所标时效", "validity")),
    _CorrectedField("index_number", "index_number", ("索引号",)),
    _CorrectedField("origin", "site", ("来源网站", "来源")),
    _CorrectedField("url", "url", ("网址",)),
)
_BY_NAME = {
    name: one
    for one in _FIELDS
    for name in (*one.names, *((one.document,) if one.draft != "proclaimed" else ()))
}
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "document": ("document", "文件", "文件编号", "编号"),
    "field": ("field", "字段"),
    "value": ("value", "更正为"),
    "reason": ("reason", "理由"),
    "by": ("by", "who", "更正人"),
    "day": ("day", "date", "日期"),
}
"""The columns of the file by their names; the last three may be missing or empty."""
_NEEDED = ("document", "field", "value")
_COLUMN_OF = {name: column for column, names in COLUMNS.items() for name in names}
NAMES_OF_FIELDS = "、".join(one.names[0] for one in _FIELDS)
"""The fields that can be corrected, as people call them."""
# Of an address only its last part is the id; a path has its own signs.
_ADDRESS = ("http://", "https://", "/d/")


class CorrectionMistake(StrEnum):
    """What can be wrong in the file; the code of a `Problem`."""

    FILE_MISSING = "corrections_missing"
    FILE_UNREADABLE = "corrections_unreadable"
    COLUMNS = "corrections_columns"
    CELLS = "corrections_cells"
    DOCUMENT = "corrections_document"
    FIELD = "corrections_field"
    VALUE = "corrections_value"
    DAY = "corrections_day"
    TWICE = "corrections_twice"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldCorrection:
    """A line of the file: `value` is right for a field of the document `target` (its id or key).

    `line` counts the lines of the file from 1, `field` is one of `corpus.draft.FIELDS`.
    """

    line: int
    target: str
    field: str
    name: str
    value: str
    reason: str = ""
    by: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class CorrectionList:
    """What can be read of a file, in its order, and what is wrong with its other lines."""

    lines: tuple[FieldCorrection, ...] = ()
    wrong: tuple[Problem, ...] = ()

    @property
    def corrections(self) -> FieldCorrections:
        """The values by the names of documents."""
        values: dict[str, dict[str, str]] = {}
        for one in self.lines:
            values.setdefault(one.target, {})[one.field] = one.value
        return FieldCorrections(values)


@dataclass(slots=True)
class _Reading:
    """The lines of a file as they are read."""

    path: Path
    lines: dict[tuple[str, str], FieldCorrection] = field(default_factory=dict)
    wrong: list[Problem] = field(default_factory=list)

    def refuse(self, line: int, code: CorrectionMistake, value: str, limit: str = "") -> None:
        self.wrong.append(Problem(code, f"{self.path}:{line}", value, limit))

    def take(self, line: int, cells: Mapping[str, str]) -> None:
        target, said = _target(cells["document"]), _BY_NAME.get(cells["field"])
        day = parse_date(cells["day"]) if cells["day"] else None
        if not target:
            self.refuse(line, CorrectionMistake.DOCUMENT, cells["document"])
        elif said is None:
            self.refuse(line, CorrectionMistake.FIELD, cells["field"], NAMES_OF_FIELDS)
        elif cells["day"] and day is None:
            self.refuse(line, CorrectionMistake.DAY, cells["day"])
        elif not _is_taken(said, cells["value"]):
            self.refuse(line, CorrectionMistake.VALUE, cells["value"], said.names[0])
        else:
            made = FieldCorrection(
                line=line,
                target=target,
                field=said.draft,
                name=said.names[0],
                value=cells["value"],
                reason=cells["reason"],
                by=cells["by"],
                day=day,
            )
            before = self.lines.pop((target, said.document), None)
            if before is not None:
                self.refuse(before.line, CorrectionMistake.TWICE, before.value, str(line))
            self.lines[target, said.document] = made


def corrections_of_setting(setting: str) -> CorrectionList:
    """The lines of the file that the setting `corrections` names, if it names one.

    Raises `SettingsError` where it cannot be read, so that no correction is lost unnoticed.
    """
    return read_corrections(Path(setting)) if setting else CorrectionList()


def read_corrections(path: Path) -> CorrectionList:
    """The lines of a file; raises `SettingsError` where it is none or lacks a column."""
    rows = _rows(path)
    head = [_COLUMN_OF.get(name.strip().lower(), "") for name in rows[0][1]] if rows else []
    if not set(_NEEDED) <= set(head):
        needed = ",".join(next(n for n in names if not n.isascii()) for names in COLUMNS.values())
        value = ",".join(rows[0][1]) if rows else ""
        raise SettingsError(Problem(CorrectionMistake.COLUMNS, str(path), value, needed))
    reading = _Reading(path)
    for line, row in rows[1:]:
        if len(row) != len(head):
            value, limit = ",".join(row), str(len(head))
            reading.refuse(line, CorrectionMistake.CELLS, value, limit)
            continue
        cells = dict.fromkeys(COLUMNS, "") | dict(
            zip(head, (cell.strip() for cell in row), strict=True)
        )
        reading.take(line, cells)
    wrong = sorted(reading.wrong, key=lambda one: int(one.parameter.rpartition(":")[2]))
    return CorrectionList(tuple(reading.lines.values()), tuple(wrong))


def _rows(path: Path) -> list[tuple[int, list[str]]]:
    """The lines that hold anything, each with its number."""
    try:
        return list(_read_rows(decode(path.read_bytes())))
    except FileNotFoundError:
        raise SettingsError(Problem(CorrectionMistake.FILE_MISSING, str(path), "")) from None
    except (EncodingError, csv.Error):
        raise SettingsError(Problem(CorrectionMistake.FILE_UNREADABLE, str(path), "")) from None


def _read_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    for row in reader:
        if any(value.strip() for value in row):
            yield reader.line_num, row


def _target(text: str) -> str:
    return document_id(text) if text.startswith(_ADDRESS) else text


def _is_taken(said: _CorrectedField, value: str) -> bool:
    """Whether a value is one for the field, judged as those that files state are."""
    if said.draft == "url":
        return value.startswith(_ADDRESS[:2])
    stated: Sequence[tuple[str, str]] = (("title", "关于工作的通知"), (said.draft, value))
    draft = Draft(
        paragraphs=(Paragraph("正文。"),),
        stated={name: Stated(text, FieldRule.CORRECTION) for name, text in stated},
    )
    document, refused = assemble(draft, "", "", "")
    wrong = any(one.reason is not RefusalReason.NUMBER_AFTER_DATE for one in refused)
    return document.rules.get(said.document) == FieldRule.CORRECTION and not wrong
