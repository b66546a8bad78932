"""Find the file of a saved site that an address in one of its pages leads to."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

_LONGEST = 2000
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_SCHEME = re.compile(r"(?:(?P<scheme>[a-zA-Z][a-zA-Z0-9+.-]*):)?(?P<rest>.*)", re.DOTALL)
_QUOTED = re.compile(r"['\"]([^'\"]{1,500})['\"]")
_PARAMETER = re.compile(r"[?&;#]([\w.-]{1,40})=([^&;#]{1,1000})")
_PORT = re.compile(r":\d+$")


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page that was saved at `path` below the folder `base`.

    `base_url` is the address of that folder on the site, `base_href` what the page itself names as
    the base of its addresses; both may be empty.
    """

    path: Path
    base: Path
    base_url: str = ""
    base_href: str = ""


def file_of(page: SavedPage, address: str, endings: frozenset[str]) -> Path | None:
    """The file with one of the `endings` that an address leads to; None where it is not there."""
    address = _CONTROL.sub("", unescape(address)).strip().replace("\\", "/")
    if not address or len(address) > _LONGEST:
        return None
    for one in _addresses(address):
        # Programs that save sites keep the query in the name: down.jsp?file=a.docx.
        for place in _places(page, one) if "?" in one else ():
            file = _existing(page.base, place)
            if file is not None and f".{file.name.rpartition('.')[2].lower()}" in endings:
                return file
        name = _without_query(one)
        if f".{_decoded(name).rpartition('.')[2].lower()}" not in endings:
            continue
        for place in _places(page, name):
            file = _existing(page.base, place)
            if file is not None:
                return file
    return None


def _addresses(address: str) -> Iterator[str]:
    """The address, and those within it: of a script's call, or as a parameter of a viewer."""
    if address.lower().startswith("javascript:"):
        yield from _QUOTED.findall(address)
        return
    yield address
    for _, value in _PARAMETER.findall(address):
        yield _decoded(value).replace("\\", "/")


def _without_query(address: str) -> str:
    return re.split(r"[?#]", address, maxsplit=1)[0]


def _places(page: SavedPage, name: str) -> Iterator[str]:
    """The paths below the folder where the file of an address may lie, the surest first."""
    host, path = _split(_decoded(name))
    if host is None and not path.startswith("/"):
        folder = _folder(page.path, page.base)
        if page.base_href:
            base_host, base_path = _split(_decoded(_without_query(page.base_href)))
            joined = f"{base_path.rpartition('/')[0]}/{path}"
            if base_host is not None or base_path.startswith("/"):
                yield from _from_root(page, base_host, joined)
            else:
                yield f"{folder}/{joined}"
        yield f"{folder}/{path}"
        yield from _through_above(page, os.path.normpath(f"{folder}/{path}"))
        return
    yield from _from_root(page, host, path)


@lru_cache(64)
def _folder(path: Path, base: Path) -> str:
    """The folder of a page, below the folder of its site."""
    return path.parent.relative_to(base).as_posix()


def _through_above(page: SavedPage, relative: str) -> Iterator[str]:
    """The path below the folder of one that leads out of it and back: ../zwgk/a.docx in zwgk."""
    parts = relative.split("/")
    above = sum(part == ".." for part in parts)
    back = tuple(parts[above : 2 * above])
    if above and back == page.base.parts[-above:]:
        yield "/".join(parts[2 * above :])


def _from_root(page: SavedPage, host: str | None, path: str) -> Iterator[str]:
    """The paths of an address that begins at the root of its site.

    Where the folder's own address is known, that alone decides. Else a part of the path may be the
    folder's own place, or the file lies right beside the page.
    """
    parts = [part for part in os.path.normpath(path).split("/") if part not in ("", ".")]
    if page.base_url:
        own = urlsplit(page.base_url)
        if host is not None and _bare_host(host) != _bare_host(own.netloc):
            return
        prefix = [part for part in _decoded(own.path).split("/") if part]
        if parts[: len(prefix)] == prefix:
            yield "/".join(parts[len(prefix) :])
            return
    yield "/".join(parts)
    folders = page.base.parts
    beside = page.path.parent.relative_to(page.base).parts
    for cut in range(1, len(parts)):
        rest = parts[cut:]
        if tuple(parts[:cut]) == folders[-cut:] or tuple(rest[:-1]) == beside:
            yield "/".join(rest)


def _split(address: str) -> tuple[str | None, str]:
    """The host of an address, None where it names none, and its path; "" for other schemes."""
    found = _SCHEME.fullmatch(address)
    scheme, rest = (found["scheme"], found["rest"]) if found else (None, address)
    if scheme is not None and scheme.lower() not in ("http", "https"):
        return None, ""
    if rest.startswith("//"):
        host, _, path = rest[2:].partition("/")
        return host, f"/{path}"
    return None, rest


def _bare_host(host: str) -> str:
    return _PORT.sub("", host.lower()).removeprefix("www.")


def _existing(base: Path, place: str) -> Path | None:
    """The file at a place below a folder, in letters of any case; no hidden one, none above."""
    relative = os.path.normpath(place)
    parts = relative.split("/")
    if any(part.startswith(".") for part in parts) or relative.startswith("/"):
        return None
    file = base / relative
    try:
        if file.is_file():
            return file
        folder = base
        for part in parts:
            same = _names(folder, folder.stat().st_mtime_ns).get(part.lower())
            if same is None:
                return None
            folder = folder / same
        return folder if folder.is_file() else None
    except (OSError, ValueError):
        # A name that no file can have, or a folder that is none.
        return None


@lru_cache(64)
def _names(folder: Path, _changed: int) -> dict[str, str]:
    """The names in a folder by their lower case."""
    return {path.name.lower(): path.name for path in sorted(folder.iterdir(), reverse=True)}


def _decoded(name: str) -> str:
    if "%" not in name:
        return name
    data = unquote_to_bytes(name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")
