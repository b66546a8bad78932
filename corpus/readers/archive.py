"""Unpack ZIP archives into a folder, where their files are read like any others."""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from corpus.member_names import member_name
from corpus.readers.files import FileError, ReadOptions, is_rubbish
from corpus.readers.packages import check_size
from corpus.report import Skipped, SkipReason, detail

_ENCRYPTED = 0x1
_DRIVE = re.compile(r"[A-Za-z]:")
_PIECE = 1024 * 1024
# Files of these names make a ZIP an office file or an OFD, whatever it is called.
_DOCUMENTS = {"[Content_Types].xml": "office", "OFD.xml": "ofd"}


@dataclass(frozen=True, slots=True)
class Unpacked:
    """How many files came out of an archive, their bytes together, and what did not come out."""

    members: int
    bytes: int
    skipped: tuple[Skipped, ...]


def unpack(path: Path, folder: Path, options: ReadOptions) -> Unpacked:
    """Write the files of an archive under `folder`; the paths of what is skipped are the members'.

    Raises `FileError` where it is damaged or holds more than `max_members` or `max_bytes`.
    """
    try:
        archive = ZipFile(path)
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise FileError(SkipReason.UNREADABLE, detail(cut_off="")) from error
    with archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        check_size(members, options.max_bytes, options.max_members)
        named = [(member, member_name(member)) for member in members]
        named = [(member, name) for member, name in named if not is_rubbish(name)]
        if not named:
            raise FileError(SkipReason.EMPTY)
        for member, _ in named:
            if member.filename in _DOCUMENTS:
                form = _DOCUMENTS[member.filename]
                raise FileError(SkipReason.MISLABELLED, detail(form=form))
        skipped: list[Skipped] = []
        total = count = 0
        for member, name in named:
            try:
                total += _lay(archive, member, _target(folder, name, member))
                count += 1
            except FileError as error:
                skipped.append(Skipped(name, error.reason, error.detail))
    return Unpacked(count, total, tuple(skipped))


def _target(folder: Path, name: str, member: ZipInfo) -> Path:
    """Where a member is written: never outside of `folder`, never over another one."""
    inner = PurePosixPath(name)
    leads_out = inner.is_absolute() or ".." in inner.parts or _DRIVE.match(name)
    if leads_out or "\0" in name or stat.S_ISLNK(member.external_attr >> 16):
        raise FileError(SkipReason.BAD_MEMBER)
    if member.flag_bits & _ENCRYPTED:
        raise FileError(SkipReason.ENCRYPTED)
    return folder / inner


def _lay(archive: ZipFile, member: ZipInfo, target: Path) -> int:
    """Write a member's bytes and count them; `zipfile` gives no more than its table says."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(member) as source, target.open("xb") as file:
            return _copy(source, file)
    except FileExistsError as error:
        raise FileError(SkipReason.BAD_MEMBER) from error
    except (OSError, EOFError) as error:
        # The name is too long for a file, or a folder has it.
        raise FileError(SkipReason.BAD_MEMBER) from error
    except Exception as error:
        # Damaged data, or a method that zipfile does not know: each method has its own errors.
        target.unlink(missing_ok=True)
        raise FileError(SkipReason.UNREADABLE, detail(crashed=type(error).__name__)) from error


def _copy(source: IO[bytes], file: IO[bytes]) -> int:
    count = 0
    while piece := source.read(_PIECE):
        count += file.write(piece)
    return count
