"""Find the attachments of a page: files that it links to and that lie beside it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote_to_bytes

from corpus.encoding import readable
from corpus.fields.numerals import to_int
from corpus.readers.html_body import is_aside
from corpus.readers.html_text import parse

PAGES = {".html", ".htm", ".shtml", ".xhtml"}
ATTACHED = {".pdf", ".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".ofd", ".zip"}
# Searched in lower case: a pattern that begins with plain letters is looked for much faster.
_HREF = re.compile(rb"""href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_LEAD = re.compile(
    r"^(?:附\s*[件表]\s*(?P<number>[\d一二三四五六七八九十]{0,3})\s*[:：.、．]?|(?P<item>\d{1,2})\s*[.、．])\s*"
)
_ENDING = re.compile(r"\.(?:pdf|docx?|wps|xlsx?|et|ofd|zip)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """A file beside a page, what the page calls it, and the number that it gives it (附件2)."""

    path: Path
    title: str
    number: int | None = None


def files_of(path: Path, base: Path) -> tuple[Path, ...]:
    """A file and those under `base` that it may have as attachments.

    A quick look at the bytes: of the links in menus and footers it takes too many, never too few.
    """
    if path.suffix.lower() not in PAGES:
        return (path,)
    try:
        data = path.read_bytes()
    except OSError:
        return (path,)
    places = (href.span(href.lastindex or 0) for href in _HREF.finditer(data.lower()))
    found = (_beside(data[start:end], path, base) for start, end in places)
    return (path, *dict.fromkeys(file for file in found if file is not None))


def links_of(text: str, path: Path, base: Path) -> tuple[Link, ...]:
    """The attachments of a page in the order of their links, those of menus and footers left out.

    A link whose file is not there is none.
    """
    if len(files_of(path, base)) < 2:
        return ()
    root = parse(text)
    found: dict[Path, tuple[str, int | None]] = {}
    for element in () if root is None else root.iter("a"):
        file = _beside((element.get("href") or "").encode(), path, base)
        if file is None or any(is_aside(one) for one in element.iterancestors()):
            continue
        text = "".join(element.itertext())
        if not found.get(file, ("", None))[0]:
            found[file] = _title(text), _number(text)
    return tuple(
        Link(file, title or _title(readable(file.name)), number or _number(readable(file.name)))
        for file, (title, number) in found.items()
    )


def _title(text: str) -> str:
    """The title of a link or a file, without 附件2： before it and without the ending."""
    name = _ENDING.sub("", " ".join(text.split()))
    return _LEAD.sub("", name) or name


def _number(text: str) -> int | None:
    """The number before a title: 附件2：, 3.; None without one."""
    lead = _LEAD.match(" ".join(text.split()))
    stated = (lead["number"] or lead["item"]) if lead else None
    return to_int(stated) if stated else None


def _beside(href: bytes, path: Path, base: Path) -> Path | None:
    """The file under `base` that a page's relative address leads to, where it may be attached."""
    address = re.split(rb"[?#]", href.strip(), maxsplit=1)[0]
    if not address or address.startswith(b"/") or b":" in address:
        return None
    name = _decoded(unquote_to_bytes(address))
    if Path(name).suffix.lower() not in ATTACHED:
        return None
    relative = os.path.normpath(path.parent.relative_to(base) / name)
    if any(part.startswith(".") for part in Path(relative).parts):
        return None
    file = base / relative
    try:
        return file if file.is_file() else None
    except (OSError, ValueError):
        # A name that no file can have.
        return None


def _decoded(name: bytes) -> str:
    try:
        return unescape(name.decode("utf-8"))
    except UnicodeDecodeError:
        return unescape(name.decode("gb18030", "replace"))
