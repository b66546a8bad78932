"""The box's script as it is sent, its versions, and the hash by which a page pins one of them.

A page that pins the script by its hash (subresource integrity) would lose it with the next change.
So each version has an address of its own, and stays there: `policy-search serve` keeps a copy of
its script beside the index, from which later releases go on serving it. What the script asks
(`/embed/v1`) is kept as it is, too. To stop an old version, delete its file.
"""

from __future__ import annotations

import json
import os
import re
from base64 import b64encode
from functools import cache
from hashlib import sha384
from pathlib import Path

from search_app import wording

SOURCE = Path(__file__).parents[1] / "static" / "embed.js"
STYLE = SOURCE.with_suffix(".css")
WORDS_PLACE, STYLE_PLACE = "/* words */ {}", '/* style */ ""'
"""Comments in the script that are replaced by its words and its styles."""
COMMENT = re.compile(r"^ *(?:/\*\*.*?\*/|//[^\n]*)\n", re.DOTALL | re.MULTILINE)
"""A comment on lines of its own, a quarter of what is sent; the head of the file (`/*`) is none."""
FOLDER = "embed"
"""The folder, beside the index, that keeps a copy of each version."""


@cache
def script() -> str:
    """The script as it is sent: `static/embed.js` with words and rules, without comments."""
    words = {"list": wording.embed.LIST, "slow": wording.embed.SLOW}
    text = COMMENT.sub("", SOURCE.read_text(encoding="utf-8"))
    for place, filling in ((WORDS_PLACE, words), (STYLE_PLACE, style())):
        text = text.replace(place, json.dumps(filling, ensure_ascii=False))
    return text


def style() -> str:
    """The styles of the list without comments and line breaks."""
    text = re.sub(r"/\*.*?\*/", "", STYLE.read_text(encoding="utf-8"), flags=re.DOTALL)
    return " ".join(text.split())


@cache
def version() -> str:
    """The name of the current version: the beginning of its hash."""
    return _version(script().encode())


@cache
def integrity() -> str:
    """The current version's hash, as the attribute `integrity` of a script element has it."""
    return "sha384-" + b64encode(sha384(script().encode()).digest()).decode()


def keep_script(index_dir: Path) -> None:
    """Keep the current version for pages that pin it; raises OSError."""
    folder = index_dir / FOLDER
    folder.mkdir(exist_ok=True)
    kept = folder / f"{version()}.js"
    if not kept.exists():
        new = kept.with_suffix(f".{os.getpid()}")  # another process may write the same version now
        new.write_text(script(), encoding="utf-8")
        new.replace(kept)


def script_of(index_dir: Path, wanted: str) -> str | None:
    """A version of the script; None where none is kept, or its content has another hash."""
    if wanted == version():
        return script()
    if not re.fullmatch(r"[0-9a-f]{24}", wanted):
        return None
    try:
        text = (index_dir / FOLDER / f"{wanted}.js").read_bytes()
    except OSError:
        return None
    return text.decode() if _version(text) == wanted else None


def _version(text: bytes) -> str:
    return sha384(text).hexdigest()[:24]
