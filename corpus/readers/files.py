"""List the files of a folder and read their bytes, within bounds."""

from __future__ import annotations

import gzip
import os
import stat
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpus.encoding import readable, suffixes
from corpus.field_corrections import FieldCorrections
from corpus.judging import SourceDefaults
from corpus.report import SkipReason, detail

# What macOS and Windows put into folders; the names in lower case.
_RUBBISH = {"__macosx", "thumbs.db", "ehthumbs.db", "desktop.ini", "$recycle.bin"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How files are read.

    `columns` maps our fields to a source's column names, {"body": "内容"}; `defaults` is what the
    source says of all its documents, `corrections` what an operator says of some. `max_bytes`
    bounds a file, also after it is expanded, `max_pages` the pages of one, `max_members` and
    `max_levels` the files in an archive and the archives in one another. A file that takes more
    than `max_seconds` or `max_memory_mb` to read is given up.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    defaults: SourceDefaults = field(default_factory=SourceDefaults)
    corrections: FieldCorrections = field(default_factory=FieldCorrections)
    max_bytes: int = 512 * 1024 * 1024
    max_pages: int = 3000
    max_members: int = 10_000
    max_levels: int = 3
    max_seconds: int = 60
    max_memory_mb: int = 2048


class FileError(Exception):
    """A file that cannot be read: the reason to report, and what was found."""

    def __init__(self, reason: SkipReason, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail

    def __reduce__(self) -> tuple[type[FileError], tuple[SkipReason, str]]:
        """The arguments that it was made with, so that it can be sent between processes."""
        return FileError, (self.reason, self.detail)


def list_files(folder: Path, without: Path | None = None) -> list[Path]:
    """All that is no folder under `folder`, sorted by path; hidden ones and rubbish are left out.

    Also left out is the folder `without` with all that it holds. A folder that may not be listed,
    or that a link leads to outside of `folder`, stands for all that it holds. Raises `OSError`
    where that is `folder` itself. Not all of them can be read: `refuse_irregular` says which.
    """
    found: list[Path] = []
    apart = without and without.resolve()
    whole = folder.resolve()

    def refused(error: OSError) -> None:
        if error.filename == os.fspath(folder) or not isinstance(error, PermissionError):
            raise error
        found.append(Path(error.filename))

    for place, folders, names in os.walk(folder, onerror=refused):
        inner = [Path(place, name) for name in folders if not is_rubbish(name)]
        folders[:] = [path.name for path in inner if path.resolve() != apart]
        # Links to folders are not followed; inside, the folder is read by its own name.
        linked = [path for path in inner if path.is_symlink()]
        found += [path for path in linked if not path.resolve().is_relative_to(whole)]
        found += [Path(place, name) for name in names if not is_rubbish(name)]
    return sorted(found)


def size_of(path: Path) -> int:
    """How many bytes of a file there are to read; 0 where it is none or cannot be looked at."""
    try:
        about = path.stat()
    except OSError:
        return 0
    return about.st_size if stat.S_ISREG(about.st_mode) else 0


def is_regular(path: Path) -> bool:
    """Whether a path leads to a regular file: opening anything else might never end."""
    try:
        return path.is_file()
    except OSError:
        return False


def refuse_irregular(path: Path) -> None:
    """Raise the `FileError` that says what a path leads to, where that is no regular file."""
    try:
        mode = path.stat().st_mode
    except PermissionError as error:
        raise FileError(SkipReason.UNREADABLE, detail(no_permission="")) from error
    except OSError as error:
        if path.is_symlink():
            found = detail(broken_link=readable(str(path.readlink())))
            raise FileError(SkipReason.NOT_A_FILE, found) from error
        raise FileError(SkipReason.UNREADABLE, detail(gone="")) from error
    if stat.S_ISREG(mode):
        return
    if stat.S_ISDIR(mode):
        if path.is_symlink():
            raise FileError(
                SkipReason.NOT_A_FILE, detail(folder_link=readable(str(path.readlink())))
            )
        raise FileError(SkipReason.UNREADABLE, detail(no_permission=""))
    found = "pipe" if stat.S_ISFIFO(mode) else "socket" if stat.S_ISSOCK(mode) else "device"
    raise FileError(SkipReason.NOT_A_FILE, detail(**{found: ""}))


def is_rubbish(path: str) -> bool:
    """Whether a part of a path is hidden, or named as what systems and open programs leave behind.

    >>> [is_rubbish(path) for path in ("__MACOSX/a.txt", "a/~$通知.docx", "a/Thumbs.db", "a.txt")]
    [True, True, True, False]
    """
    parts = path.replace("\\", "/").lower().split("/")
    return any(
        part in _RUBBISH or part.startswith((".", "~$")) for part in parts if part.strip(".")
    )


def relative_name(path: Path, folder: Path) -> str:
    """What a file is called in reports and keys: its path inside `folder`, with /, as text."""
    return "/".join(map(readable, path.relative_to(folder).parts))


def read_bytes(path: Path, options: ReadOptions) -> bytes:
    """The bytes of a file, expanded where its name ends in .gz; raises `FileError`."""
    try:
        if path.stat().st_size > options.max_bytes:
            raise FileError(SkipReason.TOO_LARGE, detail(bytes=path.stat().st_size))
        if not suffixes(path)[1]:
            return path.read_bytes()
        with gzip.open(path) as stream:
            data = stream.read(options.max_bytes + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise FileError(SkipReason.UNREADABLE, detail(damaged_gzip="")) from error
    except PermissionError as error:
        raise FileError(SkipReason.UNREADABLE, detail(no_permission="")) from error
    except FileNotFoundError as error:
        raise FileError(SkipReason.UNREADABLE, detail(gone="")) from error
    except OSError as error:
        raise FileError(SkipReason.UNREADABLE, error.strerror or str(error)) from error
    if len(data) > options.max_bytes:
        raise FileError(SkipReason.TOO_LARGE, detail(more_bytes=options.max_bytes))
    return data
