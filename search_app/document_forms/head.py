"""What stands above the text of a document in every form: its fields and how it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from corpus.document import Document
from indexer.results.relations import Relations
from indexer.results.versions import DocumentVersions
from search_app import wording
from search_app.addresses.links import Links, web_address
from search_app.presenters.document_page import document_fields
from search_app.presenters.relation_sections import present_validity
from search_app.presenters.standing.caution_lines import caution_lines
from search_app.presenters.version_lines import newer_line


class HeadLine(NamedTuple):
    """A field of a document, with its value in words."""

    name: str
    value: str


def head_lines(
    document: Document, relations: Relations, versions: DocumentVersions | None, links: Links
) -> Iterator[HeadLine]:
    """The fields, the validity with the sentence that says so, and where the document stands.

    Of one with a newer version also what and where that is.

    Each value is on one line.
    """
    words = wording.document_forms
    for name, values in document_fields(document):
        yield HeadLine(name, _one_line(wording.values.SEPARATOR.join(values)))
    label = present_validity(relations, links)
    stands = f"{label.said}。{label.why}"
    day = wording.values.day(relations.asof)
    yield HeadLine(words.VALIDITY_ON.format(day=day), _one_line(stands + label.sentence))
    if versions and versions.newer:
        newer = newer_line(versions.newer, links)
        said = words.newer(newer.text, newer.title, links.absolute(newer.href))
        yield HeadLine(wording.versions.VERSION, _one_line(said))
    older = bool(versions and versions.newer and versions.newer.ended)
    for caution in caution_lines(relations.cautions, links, older=older):
        said = words.caution(caution.text, caution.by.text, caution.sentence)
        yield HeadLine(words.CAUTIONS, _one_line(said))
    yield HeadLine(words.ADDRESS, links.absolute(links.document(document.id)))
    if original := web_address(document.url):
        yield HeadLine(wording.document.field("url"), original)


def _one_line(text: str) -> str:
    return " ".join(text.split())
