"""Find the attachments of a page: files that it links to and that lie beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.encoding import readable
from corpus.fields.numerals import to_int
from corpus.file_forms import Form, form_of
from corpus.page_elements.local_files import SavedPage, file_of
from corpus.readers.files import is_regular
from corpus.readers.html_body import is_aside
from corpus.readers.html_text import Element, parse

PAGES = frozenset({".html", ".htm", ".shtml", ".xhtml"})
ATTACHED = frozenset({
    *(".pdf", ".doc", ".docx", ".docm", ".dotx", ".wps", ".xls", ".xlsx", ".xlsm", ".et", ".ofd"),
    ".zip",
})  # fmt: skip
# The quick look: endings in lower case, what an address may begin behind, how far before.
_ENDS = re.compile(rb"\.(?:pdf|doc[xm]?|dotx|wps|xls[xm]?|et|ofd|zip)(?=[\"'?#&\s>;)])")
_DELIMITERS = (b'"', b"'", b"=", b">")
_FAR = 1000
_FRAME = re.compile(
    rb"<(?:iframe|frame|embed|object)\b[^>]{0,1000}?\b(?:src|data)\s*=\s*[\"']?([^\"'>\s]+)"
)
_BASE = re.compile(rb"<base\b[^>]{0,1000}?\bhref\s*=\s*[\"']?([^\"'>\s]+)")
_FRAMES = ("iframe", "frame", "embed", "object")
_LEAD = re.compile(
    r"^(?:附\s*[件表]\s*(?P<number>[\d一二三四五六七八九十]{0,3})\s*[:：.、．]?|(?P<item>\d{1,2})\s*[.、．])\s*"
)
_ENDING = re.compile(r"\.(?:pdf|doc[xm]?|dotx|wps|xls[xm]?|et|ofd|zip)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """A file beside a page, what the page calls it, and the number that it gives it (附件2)."""

    path: Path
    title: str
    number: int | None = None


def files_of(path: Path, base: Path, base_url: str = "") -> tuple[Path, ...]:
    """A file and those under `base` that it may have as attachments.

    A quick look at the bytes: of the links in menus and footers it takes too many, never too few.
    `base_url` is the address of the folder `base` on its site.
    """
    if not (is_regular(path) and is_page(path)):
        return (path,)
    try:
        data = path.read_bytes()
    except OSError:
        return (path,)
    return (path, *_files_named(data, path, base, base_url))


def _files_named(data: bytes, path: Path, base: Path, base_url: str) -> tuple[Path, ...]:
    """The files that the bytes of a page name, as `files_of` finds them."""
    lower = data.lower()
    named = _BASE.search(lower)
    href = _text(data[slice(*named.span(1))]) if named else ""
    page = SavedPage(path, base, base_url, href)
    addresses = dict.fromkeys(_quick_addresses(data, lower))
    linked = (file_of(page, one, ATTACHED) for one in addresses)
    frames = (_text(data[slice(*one.span(1))]) for one in _FRAME.finditer(lower))
    framed = (file_of(page, one, PAGES) for one in frames)
    found = (file for file in (*linked, *framed) if file is not None and file != path)
    return tuple(dict.fromkeys(found))


def _quick_addresses(data: bytes, lower: bytes) -> Iterator[str]:
    for end in _ENDS.finditer(lower):
        for delimiter in _DELIMITERS:
            start = lower.rfind(delimiter, max(0, end.start() - _FAR), end.start())
            if start >= 0:
                yield _text(data[start + 1 : end.end()])


def _text(address: bytes) -> str:
    try:
        return address.decode("utf-8")
    except UnicodeDecodeError:
        return address.decode("gb18030", "replace")


def is_page(path: Path) -> bool:
    """Whether a file is a web page, by its name or, where that says nothing, by what is in it."""
    return path.suffix.lower() in PAGES or form_of(path) is Form.PAGE


def links_of(
    data: bytes, text: str, path: Path, base: Path, base_url: str = "", *, frames: bool = False
) -> tuple[Link, ...]:
    """The attachments of a page in the order of their links, those of menus and footers left out.

    `data` are the bytes of the page, `text` is what they say.
    A link whose file is not there is none. Other pages are attachments only where `frames` says
    that those in frames are wanted.
    """
    if not _files_named(data, path, base, base_url):
        return ()
    root = parse(text)
    named = None if root is None else root.find(".//base[@href]")
    page = SavedPage(path, base, base_url, "" if named is None else named.get("href"))
    found: dict[Path, tuple[str, int | None]] = {}
    for element in () if root is None else root.iter("a", *_FRAMES):
        file = _linked(element, page, frames=frames)
        if file is None or file == path or any(is_aside(one) for one in element.iterancestors()):
            continue
        text = "".join(element.itertext()) if element.tag == "a" else ""
        if not found.get(file, ("", None))[0]:
            found[file] = _title(text), _number(text)
    return tuple(
        Link(file, title or _title(readable(file.name)), number or _number(readable(file.name)))
        for file, (title, number) in found.items()
    )


def _linked(element: Element, page: SavedPage, *, frames: bool) -> Path | None:
    """The file that a link, or a frame of a page, leads to."""
    if element.tag == "a":
        clicked = element.get("onclick") or ""
        return file_of(page, element.get("href") or "", ATTACHED) or (
            file_of(page, f"javascript:{clicked}", ATTACHED) if clicked else None
        )
    address = element.get("src") or element.get("data") or ""
    framed = file_of(page, address, PAGES) if frames else None
    return file_of(page, address, ATTACHED) or framed


def _title(text: str) -> str:
    """The title of a link or a file, without 附件2： before it and without the ending."""
    name = _ENDING.sub("", " ".join(text.split()))
    return _LEAD.sub("", name) or name


def _number(text: str) -> int | None:
    """The number before a title: 附件2：, 3.; None without one."""
    lead = _LEAD.match(" ".join(text.split()))
    stated = (lead["number"] or lead["item"]) if lead else None
    return to_int(stated) if stated else None
