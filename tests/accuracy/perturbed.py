"""The same pages as another site might build them: no meta tags, elements without names.

Every id and class is replaced by a name that says nothing, so that only the text, its order and
the kinds of elements are left to go by: a page whose system nobody has seen before.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path

import lxml.html

from tests.accuracy.pages import WITHOUT_META
from tests.accuracy.pages import measure as measure_pages
from tests.accuracy.rows import Row

_NAMED = re.compile(r"\b(id|class)(\s*=\s*)(\"[^\"]*\"|'[^']*')", re.IGNORECASE)

_BLOCKS = [
    "p",
    "div",
    "br",
    "tr",
    "td",
    "th",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "table",
    "section",
    "article",
    "header",
    "footer",
    "nav",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
]


def measure(pages: Path) -> list[Row]:
    """The rows of the pages without meta tags and names."""
    return measure_pages(pages, WITHOUT_META, with_meta=False, change=without_names)


def measure_as_text(pages: Path) -> list[Row]:
    """The rows of the pages as a crawler that keeps only what is shown saves them.

    Three of the 26 truths for ends count lines that only their elements tell from the site's.
    """
    goals = replace(WITHOUT_META, ends=0.88)
    return measure_pages(pages, goals, with_meta=False, change=as_text, suffix=".txt")


def as_text(page: str) -> str:
    """All that a page shows, a line for each block: side bars, ways to other pages, the foot."""
    root = lxml.html.document_fromstring(page)
    for unseen in root.xpath(".//script | .//style | .//head | .//comment()"):
        unseen.drop_tree()
    for block in root.iter(*_BLOCKS):
        block.text = f"\n{block.text or ''}"
        block.tail = f"\n{block.tail or ''}"
    lines = (" ".join(line.split()) for line in root.text_content().split("\n"))
    return "\n".join(line for line in lines if line)


def without_names(page: str) -> str:
    """A page whose ids and classes are replaced, equal ones by equal ones."""
    return _NAMED.sub(lambda found: f"{found[1]}{found[2]}{_other(found[3])}", page)


def _other(name: str) -> str:
    digest = hashlib.blake2b(name.encode(), digest_size=4).hexdigest()
    return f"{name[0]}n{digest}{name[0]}"
