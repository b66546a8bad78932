"""Open ZIP packages of XML (DOCX, XLSX, OFD) within bounds and without XML entities."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from corpus.readers.files import FileError, ReadOptions
from corpus.report import SkipReason, detail
from corpus.xml_characters import with_characters

# An entity can only be declared at the beginning of a file; so much of it is looked at.
_HEAD = 4096
_XML = (".xml", ".rels", ".vml")
DAMAGE = (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)
"""What `zipfile` raises for a file in a package that cannot be unpacked."""


def open_package(path: Path | IO[bytes], main: str | None, options: ReadOptions) -> ZipFile:
    """A package that holds the file `main`, where that name is always the same; raises `FileError`.

    Its files expand to no more than their table says (`zipfile` sees to it), and that is bounded.
    """
    try:
        package = ZipFile(path)
    except DAMAGE as error:
        raise FileError(SkipReason.UNREADABLE, detail(cut_off="")) from error
    check_size(package.infolist(), options.max_bytes, options.max_members)
    if main is not None and main not in package.namelist():
        raise FileError(SkipReason.MISLABELLED, detail(form="zip"))
    for member in package.infolist():
        if member.flag_bits & 1:
            raise FileError(SkipReason.ENCRYPTED)
        if member.filename.lower().endswith(_XML):
            head = _head(package, member).replace(b"\0", b"")
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise FileError(SkipReason.UNREADABLE, detail(entities=""))
    return package


def _head(package: ZipFile, member: ZipInfo) -> bytes:
    """The beginning of a file; empty for one that is damaged, which whoever needs it will meet."""
    try:
        with package.open(member) as file:
            return file.read(_HEAD)
    except DAMAGE:
        return b""


def check_size(members: list[ZipInfo], most_bytes: int, most_members: int) -> None:
    """Raise `FileError` where an archive holds too many files, or they expand to too much."""
    if len(members) > most_members:
        raise FileError(SkipReason.TOO_LARGE, detail(members=len(members)))
    expanded = sum(member.file_size for member in members)
    if expanded > most_bytes:
        raise FileError(SkipReason.TOO_LARGE, detail(more_bytes=most_bytes))


def parse_xml(data: bytes) -> etree._Element:
    """The root of an XML file; no entity is expanded, nothing else is loaded.

    A byte that is no character, or one that no XML may hold, costs that character.
    """
    try:
        return _parsed(data)
    except etree.XMLSyntaxError:
        mended = with_characters(data)
        if mended == data:
            raise
        return _parsed(mended)


def _parsed(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)
