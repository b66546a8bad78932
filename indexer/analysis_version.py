"""Name the version of the analysis, so that an index made by other rules is noticed.

The version is a digest of the program's own text: of every module of `corpus` and `indexer` that
can be reached by imports from those that make what an index stores, and of the tables beside them.
A list kept by hand, or a number to raise, would be forgotten with the next rule; then an index
keeps what older rules made of its documents, and nothing says so. It costs a few milliseconds, once
for each process.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from indexer.analysis import words

ENTRIES = (
    "indexer.analysed_document",
    "indexer.analysis.grams",
    "indexer.analysis.sentence_ends",
    "indexer.relations.validity.rows_by_others",
    "indexer.relations.validity.touched_keys",
    "indexer.similarity.same_texts",
)
"""Where the search for imports begins. What a document says by itself is made by `analyse`; what an
engine works out while it writes, by the others: pairs of characters, where sentences end, what
documents do to each other's validity, whose validity a change reaches, and which are the same text.
A test holds this to what engines import."""

TABLES = (".json", ".tsv", ".txt")
"""Endings of the files of data that modules read from their own folder."""

_ROOT = Path(__file__).resolve().parents[1]

# A pattern, since Python's parser takes 80 ms for these files; a test holds the one to the other.
_IMPORT = re.compile(
    r"^[ \t]*(?:from[ \t]+((?:corpus|indexer)[\w.]*)[ \t]+import[ \t]+(\([^)]*\)|[^\n]*)"
    r"|import[ \t]+((?:corpus|indexer)[^\n]*))",
    re.MULTILINE,
)
_FOR_CHECKERS = re.compile(r"^if TYPE_CHECKING:[^\n]*\n(?:[ \t]+[^\n]*\n|\n)+", re.MULTILINE)
_BESIDE_NAMES = re.compile(r"#[^\n]*|\bas\s+\w+")


@cache
def current() -> str:
    """The version of the analysis of this program.

    An index that names another one has other words, numbers, relations or validities than this
    program would give its documents; it is derived again from what it stores.
    """
    segmenter, opencc = words.segmenter_name(), version("opencc")
    unicode = unicodedata.unidata_version
    return f"{code_digest(_ROOT)} {segmenter} opencc-{opencc} unicode-{unicode}"


def code_digest(root: Path) -> str:
    """A digest of `sources` of the program below `root`."""
    digest = hashlib.blake2b(digest_size=8)
    for path in sources(root):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def sources(root: Path) -> list[Path]:
    """The files that the analysis is made of: modules that are reached, and tables beside them.

    A table that has the name of a module belongs to that module, and counts where it is reached.
    """
    modules = {path for _, path in reached(root)}
    folders = {path.parent for path in modules}
    tables = {path for folder in folders for path in folder.iterdir() if path.suffix in TABLES}
    owned = {path: path.with_suffix(".py") for path in tables}
    return sorted(
        modules | {path for path in tables if owned[path] in modules or not owned[path].exists()}
    )


def reached(root: Path) -> Iterator[tuple[str, Path]]:
    """Each module of `corpus` and `indexer` that the `ENTRIES` may load, with its file."""
    seen: set[str] = set()
    waiting = list(ENTRIES)
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        path = _file_of(root, name)
        if path is not None:
            yield name, path
            waiting.extend(imported(path.read_text(encoding="utf-8")))
            waiting.append(name.rpartition(".")[0])  # a package's own module runs first


def imported(source: str) -> set[str]:
    """The modules of `corpus` and `indexer` that a source text may import when it runs.

    Imports inside functions count, those for type checkers alone do not.

    >>> sorted(imported("from indexer.analysis import (grams, words as w)  # of a text"))
    ['indexer.analysis', 'indexer.analysis.grams', 'indexer.analysis.words']
    """
    found: set[str] = set()
    for package, names, plain in _IMPORT.findall(_FOR_CHECKERS.sub("", source)):
        if package:
            found.add(package)
            listed = _BESIDE_NAMES.sub("", names)
            found.update(f"{package}.{name}" for name in re.findall(r"\w+", listed))
        else:
            found.update(re.findall(r"[\w.]+", _BESIDE_NAMES.sub("", plain)))
    return found


def _file_of(root: Path, module: str) -> Path | None:
    """Where a module is; None where the name is no module but something that a module holds."""
    if not module:
        return None
    plain = root.joinpath(*module.split("."))
    return next(
        (path for path in (plain.with_suffix(".py"), plain / "__init__.py") if path.is_file()), None
    )
