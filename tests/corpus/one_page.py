"""Reads one page whose content is invented, with a text of a few lines."""

from __future__ import annotations

from pathlib import Path

from corpus.document import Document
from corpus.readers import ReadOptions, read_file

LINES = (
    "各水厂：",
    "为保障夏季供水，现就开展管网巡查有关事项通知如下，请认真组织实施。",
    "巡查结果应当于每月十日前报送，并向社会公开。",
)


def shown(*lines: str) -> str:
    """Lines as paragraphs of a page."""
    return "".join(f"<p>{line}</p>" for line in lines)


def read_page_of(folder: Path, body: str, *, name: str = "", head: str = "") -> Document:
    """The document of a page with a name and a body."""
    path = folder / "page.html"
    page = f"<html><head><title>{name}</title>{head}</head><body>{body}</body></html>"
    path.write_text(page, encoding="utf-8")
    (document,) = read_file(path, "s", folder, ReadOptions()).documents
    return document
