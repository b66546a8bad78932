"""What the pages of one document of an OFD share: templates, annotations and composite graphics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from zipfile import ZipFile

from corpus.readers.ofd.elements import Element, inside, named, texts
from corpus.readers.packages import parse_xml


class Shared:
    """What a document keeps outside its pages; `name` is that of its file in the package.

    What is named but is not in the package counts as not there: a viewer shows nothing of it.
    """

    def __init__(self, package: ZipFile, name: str, root: Element) -> None:
        self._package = package
        self._members = frozenset(package.namelist())
        self._name = name
        self._root = root
        self._templates: dict[str, Element | None] = {}

    def template(self, key: str) -> Element | None:
        """The template page of an ID."""
        if key not in self._templates:
            places = (
                one.get("BaseLoc") or ""
                for one in named(self._root, "TemplatePage")
                if one.get("ID") == key
            )
            self._templates[key] = self._xml(self._name, next(places, ""))
        return self._templates[key]

    def annotations(self, page: str | None) -> Iterator[Element]:
        """The annotations of the page of an ID."""
        for file, entry in self._annotated.get(page or "", ()):
            root = self._xml(file, entry)
            if root is not None:
                yield from named(root, "Annot")

    @cached_property
    def _annotated(self) -> Mapping[str, list[tuple[str, str]]]:
        """For the ID of a page, the files of its annotations, each with what names it."""
        found: dict[str, list[tuple[str, str]]] = {}
        for place in texts(self._root, "Annotations"):
            root = self._xml(self._name, place)
            for entry in named(root, "Page") if root is not None else ():
                files = [(inside(self._name, place), file) for file in texts(entry, "FileLoc")]
                found.setdefault(entry.get("PageID") or "", []).extend(files)
        return found

    @cached_property
    def units(self) -> Mapping[str, Element]:
        """The composite graphics that pages can place, by their IDs."""
        found: dict[str, Element] = {}
        for place in (*texts(self._root, "PublicRes"), *texts(self._root, "DocumentRes")):
            root = self._xml(self._name, place)
            for unit in named(root, "CompositeGraphicUnit") if root is not None else ():
                found[unit.get("ID") or ""] = unit
        return found

    def _xml(self, file: str, place: str) -> Element | None:
        name = inside(file, place)
        return parse_xml(self._package.read(name)) if name in self._members else None
