"""The text that a document takes from parts of other formats: imported files and diagrams."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message
from pathlib import PurePosixPath

from lxml import etree

from corpus.document import Paragraph
from corpus.encoding import EncodingError, decode
from corpus.readers.html_text import html_lines
from corpus.readers.packages import parse_xml
from corpus.readers.word.printed_runs import drawn_lines
from corpus.readers.word.xml_names import descendants
from corpus.structure import to_paragraphs
from corpus.wrapped_text.join_lines import unwrapped

_PAGES = {".html", ".htm", ".xhtml"}
_SAVED_PAGES = {".mht", ".mhtml"}
_TEXTS = {".txt"}


def imported_paragraphs(name: str, data: bytes) -> tuple[Paragraph, ...]:
    """The paragraphs of an imported page or text, none where its form is not read."""
    suffix = PurePosixPath(name).suffix.lower()
    try:
        if suffix in _SAVED_PAGES:
            return to_paragraphs(html_lines(_saved_page(message_from_bytes(data))))
        if suffix in _PAGES:
            return to_paragraphs(html_lines(decode(data)))
        if suffix in _TEXTS:
            return to_paragraphs(unwrapped(decode(data)))
    except EncodingError:
        return ()
    return ()


def _saved_page(message: Message) -> str:
    """The page in a file that holds a page with its pictures."""
    for part in message.walk():
        if part.get_content_type() == "text/html":
            data = part.get_payload(decode=True)
            return decode(data) if isinstance(data, bytes) else ""
    return ""


def diagram_lines(data: bytes) -> list[str]:
    """The texts in the boxes of a diagram (SmartArt)."""
    try:
        root = parse_xml(data)
    except etree.XMLSyntaxError:
        return []
    return [line for one in descendants(root, "dgm:t") for line in drawn_lines(one)]
