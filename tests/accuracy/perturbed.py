"""The same pages as another site might build them: no meta tags, elements without names.

Every id and class is replaced by a name that says nothing, so that only the text, its order and
the kinds of elements are left to go by: a page whose system nobody has seen before.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from tests.accuracy.pages import measure as measure_pages
from tests.accuracy.rows import Row

_NAMED = re.compile(r"\b(id|class)(\s*=\s*)(\"[^\"]*\"|'[^']*')", re.IGNORECASE)


def measure(pages: Path) -> list[Row]:
    """The rows of the pages without meta tags and names."""
    return measure_pages(pages, with_meta=False, change=without_names)


def without_names(page: str) -> str:
    """A page whose ids and classes are replaced, equal ones by equal ones."""
    return _NAMED.sub(lambda found: f"{found[1]}{found[2]}{_other(found[3])}", page)


def _other(name: str) -> str:
    digest = hashlib.blake2b(name.encode(), digest_size=4).hexdigest()
    return f"{name[0]}n{digest}{name[0]}"
