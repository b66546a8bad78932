"""Which file of a Word package holds what, found by its relationships."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from zipfile import ZipFile

from lxml import etree

from corpus.readers.files import FileError
from corpus.readers.packages import DAMAGE, parse_xml
from corpus.readers.word.xml_names import Element, children, name_of
from corpus.report import SkipReason, detail

_MAIN = "word/document.xml"
_DAMAGE = (*DAMAGE, etree.XMLSyntaxError)
# What stands beside the main document where nothing says what does.
_USUAL = ("styles", "numbering", "footnotes", "endnotes", "comments")


@dataclass(frozen=True, slots=True)
class _Relation:
    id: str
    kind: str
    target: str


class WordPackage:
    """The main document of a package and the parts that belong to it.

    `damaged` counts parts that should be there and cannot be read. Raises `FileError` where that is
    the main document.
    """

    def __init__(self, package: ZipFile) -> None:
        self._package = package
        # Names of parts differ by more than their case.
        self._names = {name.lower(): name for name in package.namelist()}
        self._roots: dict[str, Element | None] = {}
        self.damaged = 0
        self._main = self._find_main()
        self.document = self._read_main()
        self._relations = list(self._related_to(self._main)) or list(self._beside_main())

    def part(self, kind: str) -> Element | None:
        """The part that holds `styles`, `numbering`, `footnotes` …; None where there is none."""
        return next(iter(self.parts(kind)), None)

    def parts(self, kind: str) -> list[Element]:
        """All parts of a kind, such as `header`, that can be read."""
        read = [self._parsed(one.target) for one in self._relations if one.kind == kind]
        return [root for root in read if root is not None]

    def content(self, relation_id: str | None) -> tuple[str, bytes] | None:
        """The name and the bytes of what the main document calls by `relation_id`."""
        found = next((one for one in self._relations if one.id == relation_id), None)
        name = self._names.get(found.target.lower()) if found else None
        if name is None:
            return None
        try:
            return name, self._package.read(name)
        except _DAMAGE:
            return None

    def _find_main(self) -> str:
        found = [one.target for one in self._related_to("") if one.kind == "officeDocument"]
        for name in (*found, _MAIN):
            if name.lower() in self._names:
                return self._names[name.lower()]
        raise FileError(SkipReason.MISLABELLED, detail(form="zip"))

    def _read_main(self) -> Element:
        try:
            root = parse_xml(self._package.read(self._main))
        except _DAMAGE as error:
            raise FileError(SkipReason.UNREADABLE, detail(crashed=type(error).__name__)) from error
        if name_of(root) != "w:document":
            raise FileError(SkipReason.MISLABELLED, detail(form="zip"))
        return root

    def _related_to(self, name: str) -> Iterator[_Relation]:
        """What a part (the package itself where it has no name) says that belongs to it."""
        folder, file = posixpath.split(name)
        place = posixpath.join(folder, "_rels", f"{file}.rels")
        if place.lower() not in self._names:
            return
        root = self._parsed(place)
        for one in () if root is None else children(root, "rel:Relationship"):
            target = one.get("Target") or ""
            if one.get("TargetMode") != "External":
                kind = (one.get("Type") or "").rpartition("/")[2]
                joined = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
                yield _Relation(one.get("Id") or "", kind, posixpath.normpath(joined.lstrip("/")))

    def _beside_main(self) -> Iterator[_Relation]:
        folder = posixpath.dirname(self._main)
        for kind in _USUAL:
            target = posixpath.join(folder, f"{kind}.xml")
            if target.lower() in self._names:
                yield _Relation("", kind, target)

    def _parsed(self, name: str) -> Element | None:
        if name not in self._roots:
            try:
                self._roots[name] = parse_xml(self._package.read(self._names[name.lower()]))
            except (*_DAMAGE, KeyError):
                self._roots[name] = None
                self.damaged += 1
        return self._roots[name]
