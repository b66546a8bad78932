"""Tell what form a file has: by the ending of its name, else by what is in it.

Crawlers save pages as `view.do`, `index.html?id=5`, `h.htm.1` or without any ending.
"""

from __future__ import annotations

import json
import os
import re
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from corpus.encoding import EncodingError, decode, is_binary, suffixes


class Form(StrEnum):
    """A form of files, by the ending that such files have."""

    PAGE = ".html"
    SAVED_PAGE = ".mht"
    PDF = ".pdf"
    WORD = ".docx"
    SHEETS = ".xlsx"
    OFD = ".ofd"
    OLD_WORD = ".doc"
    OLD_SHEETS = ".xls"
    ARCHIVE = ".zip"
    RECORDS = ".jsonl"
    TEXT = ".txt"


_KNOWN = frozenset(
    [
        *(".html", ".htm", ".shtml", ".xhtml", ".mht", ".mhtml", ".pdf", ".ofd"),
        *(".docx", ".docm", ".dotx", ".dotm", ".xlsx", ".xlsm", ".xltx", ".xltm", ".json"),
        *(".doc", ".wps", ".xls", ".et", ".zip", ".jsonl", ".ndjson", ".csv", ".tsv", ".txt"),
        *(".text", ".md", ".markdown"),
    ]
)
# Text in files of these names is for programs, whatever language its comments are in.
_NO_TEXT = frozenset(
    [
        *("css", "less", "scss", "js", "mjs", "jsx", "ts", "tsx", "map", "xml", "xsl", "rss"),
        *("svg", "vue", "py", "java", "kt", "c", "h", "cc", "cpp", "cs", "go", "rs", "rb", "pl"),
        *("lua", "sql", "sh", "bat", "ps1", "ini", "cfg", "conf", "toml", "yaml", "yml", "lock"),
        *("properties", "log", "tex", "bib", "rtf", "eml", "srt", "lrc", "vtt", "ics", "vcf"),
        *("exe", "dll", "so", "class", "jar", "bin", "dat", "db", "iso", "apk", "swf", "psd"),
        *("png", "jpg", "jpeg", "gif", "bmp", "webp", "ico", "tif", "tiff", "mp3", "mp4", "wav"),
        *("avi", "mov", "flv", "woff", "woff2", "ttf", "eot", "otf", "rar", "7z", "tar", "gz"),
        *("bz2", "xz", "zst"),
    ]
)
_HEAD = 8192
# How much of an old Office file is looked through for the names of its streams.
_STREAMS = 4_000_000
_STARTS = re.compile(
    rb"(?:<\?xml[^>]*\?>|<!--.{0,4000}?-->|<%.{0,2000}?%>|\s)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|div|table|p|center|font|span|h[1-6]|ul|article"
    rb"|section|form|script|style|link|base)\b",
    re.IGNORECASE | re.DOTALL,
)
_MAIL_HEAD = re.compile(rb"\s*(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,40}", re.IGNORECASE)
_RELATED = re.compile(
    rb"^content-type:\s*(?:multipart/(?:related|mixed|alternative)|text/html)",
    re.IGNORECASE | re.MULTILINE,
)
_SENTENCE = re.compile(r"[\u4e00-\u9fff]{4}[^\n]{0,200}[。；：]")
_SCRIPT = re.compile(
    r"\s*(?:(?:/[/*].{0,400}?\n\s*)?(?:var|let|const|function|import|export|if\s*\("
    r"|window\.|document\.|jQuery|[!;(]\s*function|['\"]use strict)\b"
    r"|[A-Za-z_.$\d]{1,40}\s*\(\s*[\[{'\"]|@charset|body\s*\{)"
)
"""How a program begins that a site sends under any name."""
_PICTURES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"RIFF",
    b"II*\0",
    b"MM\0*",
    b"Rar!",
    b"7z\xbc\xaf",
)
"""How pictures and archives begin that are sent by mistake."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_as(path: Path) -> tuple[str, bool]:
    """The ending that says how a file is read, and whether it is compressed (.gz).

    It is the ending of its name where files of that ending can be read; else that of its form, or
    its own ending where it has none of the forms.
    """
    named, zipped = suffixes(path)
    if named in _KNOWN:
        return named, zipped
    form = form_of(path)
    return (named, zipped) if form is None else (form.value, False)


@contextmanager
def well_named(path: Path) -> Iterator[Path]:
    """A path that ends as the file's form does, for libraries that go by the name."""
    ending = read_as(path)[0]
    if path.suffix.lower() == ending or suffixes(path)[1]:
        yield path
        return
    with TemporaryDirectory(prefix="policy-search-") as folder:
        named = Path(folder) / f"document{ending}"
        named.symlink_to(path.resolve())
        yield named


def form_of(path: Path) -> Form | None:
    """The form of a file whose name says nothing, by what is in it; None where that is none."""
    if suffixes(path)[0] in _KNOWN:
        return None
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            return None
        return _form(path, about.st_mtime_ns, about.st_size)
    except OSError:
        return None


@lru_cache(4096)
def _form(path: Path, _changed: int, size: int) -> Form | None:
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
        start = head.lstrip(b"\xef\xbb\xbf \r\n\t")
        if start.startswith(b"%PDF-"):
            return Form.PDF
        if start.startswith(b"PK\x03\x04"):
            return _packed(path)
        if start.startswith(_OLE):
            stream.seek(0)
            found = stream.read(_STREAMS)
            stream.seek(max(0, size - _STREAMS), os.SEEK_SET)
            return _old_office(found + stream.read(_STREAMS))
    return _written(path, head, start)


def form_of_data(data: bytes) -> Form | None:
    """The form of what somebody sent, by what is in it; None where that is none that is read."""
    start = data[:_HEAD].lstrip(b"\xef\xbb\xbf \r\n\t")
    if start.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        return Form.PDF
    if start.startswith(b"PK\x03\x04"):
        return _packed(BytesIO(data))
    if start.startswith(_OLE):
        return _old_office(data[:_STREAMS] + data[-_STREAMS:])
    if _STARTS.match(start):
        return Form.PAGE
    return None if is_binary(data) or start.startswith(_PICTURES) else Form.TEXT


def _packed(file: Path | IO[bytes]) -> Form:
    try:
        with zipfile.ZipFile(file) as archive:
            names = frozenset(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return Form.ARCHIVE
    for name, form in (
        ("word/document.xml", Form.WORD),
        ("xl/workbook.xml", Form.SHEETS),
        ("OFD.xml", Form.OFD),
    ):
        if name in names:
            return form
    return Form.ARCHIVE


def _old_office(data: bytes) -> Form | None:
    for name, form in (("WordDocument", Form.OLD_WORD), ("Workbook", Form.OLD_SHEETS)):
        if name.encode("utf-16-le") in data:
            return form
    return Form.OLD_SHEETS if "Book".encode("utf-16-le") in data else None


def _written(path: Path, head: bytes, start: bytes) -> Form | None:
    """The form of a file of text."""
    mail = _MAIL_HEAD.match(start)
    if mail is not None and _RELATED.search(mail.group()):
        return Form.SAVED_PAGE
    if is_binary(head):
        return None
    if 0 in head:
        # UTF-16, where ASCII has two bytes, too.
        try:
            start = decode(head).encode().lstrip(b" \r\n\t")
        except EncodingError:
            return None
    if start.startswith(b"<"):
        return Form.PAGE if _STARTS.match(start) else None
    if path.suffix.lower().lstrip(".") in _NO_TEXT:
        return None
    if start.startswith(b"{"):
        return Form.RECORDS if _is_record(start.split(b"\n", 1)[0], path) else None
    try:
        text = decode(head)
    except EncodingError:
        return None
    return Form.TEXT if _SENTENCE.search(text) and not _SCRIPT.match(text) else None


def _is_record(line: bytes, path: Path) -> bool:
    """Whether the first line of a file is an object of JSON; it may be longer than the head."""
    if b"\n" not in line and len(line) >= _HEAD - 4:
        with path.open("rb") as stream:
            line = stream.readline(_STREAMS)
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
