"""Read records from JSON Lines and CSV: a document each."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from html import unescape

from corpus.draft import Draft, Stated
from corpus.encoding import storable
from corpus.field_rule import RECORD
from corpus.readers.files import FileError
from corpus.readers.html_text import html_lines
from corpus.readers.record_events import proclaimed_day
from corpus.report import SkipReason, detail
from corpus.structure import to_paragraphs
from corpus.wrapped_text.join_lines import join_lines, unwrapped

# The names by which records usually call our fields; the first that is there and filled counts.
DEFAULT_COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("id", "_id", "编号id"),
    "title": ("title", "标题", "name", "名称"),
    "body": ("body", "text", "content", "正文", "内容"),
    "published": (
        "published_on",
        "date",
        "publish_date",
        "pub_date",
        "pubdate",
        "发布日期",
        "日期",
    ),
    "written": ("written_on", "written_date", "成文日期"),
    "proclaimed": ("proclaimed_on", "公布日期", "颁布日期"),
    "printed": ("printed_on", "印发日期"),
    "effective": ("effective_on", "effective_date", "施行日期", "实施日期"),
    "number": ("document_number", "doc_no", "发文字号", "文号"),
    "issuer": ("issuers", "issuer", "发文机关", "发布机构"),
    "origin": ("site", "source_site", "source_name", "来源", "信息来源", "来源网站"),
    "rank": ("rank", "效力级别", "效力位阶", "category", "法规类别"),
    "region": ("region", "地区", "所属地区", "适用地区"),
    "index_number": ("index_number", "索引号"),
    "validity": ("stated_validity", "validity", "status", "时效性", "有效性", "时效"),
    "column": ("column", "栏目"),
    "topic": ("topics", "topic", "主题分类", "主题"),
    "url": ("url", "link", "网址", "链接"),
}
# Fields that have another name in the settings than here.
_PUBLIC = {
    "published_on": "published",
    "date": "published",
    "written_on": "written",
    "proclaimed_on": "proclaimed",
    "printed_on": "printed",
    "effective_on": "effective",
    "document_number": "number",
    "doc_no": "number",
    "issuers": "issuer",
    "site": "origin",
    "stated_validity": "validity",
    "topics": "topic",
    "text": "body",
}
FIELD_NAMES = {name: field for field, names in DEFAULT_COLUMNS.items() for name in names}
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});")
_MARKUP = re.compile(r"<(?:p|div|br|span|table|section)\b[^>]*>", re.IGNORECASE)


def json_records(text: str) -> Iterator[tuple[int, Mapping[str, object] | FileError]]:
    """Each line's number from 1 with its record, or with the error that it is none."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            found = detail(line=number, sign=error.colno, not_json="")
            yield number, FileError(SkipReason.BAD_RECORD, found)
            continue
        except (ValueError, RecursionError):
            # A number with thousands of digits, or brackets nested without end.
            yield number, FileError(SkipReason.BAD_RECORD, detail(line=number, not_json=""))
            continue
        if isinstance(record, dict):
            yield number, record
        else:
            yield number, FileError(SkipReason.BAD_RECORD, detail(line=number, not_an_object=""))


def csv_records(
    text: str, separator: str = ","
) -> Iterator[tuple[int, Mapping[str, object] | FileError]]:
    """Each row's last line number with its record, or with the error that it is none."""
    csv.field_size_limit(max(len(text), 131072))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        names = [name.strip() for name in next(rows, [])]
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            if len(row) != len(names):
                found = detail(line=rows.line_num, cells=len(row), columns=len(names))
                yield rows.line_num, FileError(SkipReason.BAD_RECORD, found)
            else:
                yield rows.line_num, dict(zip(names, row, strict=True))
    except csv.Error:
        found = detail(line=rows.line_num, bad_quotes="")
        yield rows.line_num, FileError(SkipReason.BAD_RECORD, found)


def read_record(record: Mapping[str, object], columns: Mapping[str, str]) -> Draft:
    """The draft of one record; `columns` maps our fields to the record's own names."""
    own = {_PUBLIC.get(field, field): column for field, column in columns.items()}
    stated: dict[str, Stated] = {}
    for field, names in DEFAULT_COLUMNS.items():
        for name in (own[field],) if field in own else names:
            value = _text(record.get(name), "\n" if field in ("body", "topic") else "、")
            if value:
                plain = value if field in ("body", "id") else _without_entities(value).strip()
                stated[field] = Stated(plain, f"{RECORD}{name}")
                break
    proclaimed = proclaimed_day(record)
    if proclaimed is not None:
        stated.setdefault("proclaimed", Stated(proclaimed[0], f"{RECORD}{proclaimed[1]}"))
    body = stated.pop("body", None)
    record_id = stated.pop("id", None)
    return Draft(
        paragraphs=to_paragraphs(_lines(body.text) if body else ()),
        record_id=record_id.text if record_id else None,
        stated=stated,
    )


def _lines(body: str) -> list[str]:
    return (
        join_lines(html_lines(body)) if _MARKUP.search(body) else unwrapped(_without_entities(body))
    )


def _without_entities(text: str) -> str:
    """The signs for &nbsp; and the like, which exports leave in plain text."""
    return _ENTITY.sub(lambda entity: unescape(entity.group()), text) if "&" in text else text


def _text(value: object, between: str) -> str:
    if isinstance(value, list):
        return between.join(filter(None, (_text(one, between) for one in value)))
    if isinstance(value, bool) or value is None or isinstance(value, dict):
        return ""
    text = storable(str(value)).replace("\r\n", "\n").replace("\r", "\n")
    # White space before the first line is its indent, which other lines may have too.
    return text.rstrip() if between == "\n" else text.strip()
