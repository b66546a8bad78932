"""How well the fields and bodies of real pages are read, against what is known of them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import lxml.html

from corpus.document import Document
from corpus.fields.numbers import number_key
from corpus.readers import ReadOptions, read_file
from tests.accuracy.rows import Row

Gold = Mapping[str, Any]
_META = re.compile(r"<meta\b[^>]*>", re.IGNORECASE)
_SPACE = re.compile(r"[\s\u200b\ufeff]+")
_ENDS = 12
"""Characters that must agree where a body begins and ends."""


def load_gold(pages: Path) -> list[Gold]:
    """The pages that have a truth."""
    lines = (pages / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [gold for line in lines if (gold := json.loads(line)).get("title")]


@dataclass(frozen=True, kw_only=True)
class Goals:
    """The share of pages of which each field must be right; of bodies, begin, end and F1."""

    title: float = 0.99
    published_on: float = 0.99
    document_number: float = 0.98
    written_on: float = 0.97
    issuers: float = 0.95
    begins: float = 0.95
    ends: float = 0.95
    f1: float = 0.97


WITHOUT_META = Goals(title=0.96, published_on=0.96, issuers=0.90)


def measure(
    pages: Path,
    goals: Goals,
    *,
    with_meta: bool = True,
    change: Callable[[str], str] = str,
    suffix: str = ".html",
    chosen: Sequence[Gold] | None = None,
) -> list[Row]:
    """Read every page with a truth, or those `chosen`, and compare.

    They are read with their meta tags or without them; `change` is applied to each HTML page first,
    which is then called by `suffix`.
    """
    names = {"begins": "body begins", "ends": "body ends", "f1": "body F1"}
    rows = {name: Row(names.get(name, name), goal) for name, goal in asdict(goals).items()}
    for gold in load_gold(pages) if chosen is None else chosen:
        changed = change if with_meta else _bare_of_meta(change)
        document = _read(pages / gold["file"], changed, suffix)
        _compare(gold, document, rows, with_meta=with_meta)
        selector = gold.get("body_selector")
        if selector:
            truths = _selected(pages / gold["file"], selector)
            score = max(_f1(truth, document.body if document else "") for truth in truths)
            rows["f1"].count(score, f"{gold['file']}: {score:.3f}")
    return [row for row in rows.values() if row.total]


def _bare_of_meta(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda page: change(_META.sub("", page))


def _read(path: Path, change: Callable[[str], str], suffix: str) -> Document | None:
    with TemporaryDirectory() as folder:
        changed = Path(folder) / path.name
        page = path.read_text(encoding="utf-8")
        if path.suffix == ".html":
            changed = changed.with_suffix(suffix)
        changed.write_text(change(page) if path.suffix == ".html" else page, encoding="utf-8")
        result = read_file(changed, "pages", changed.parent, ReadOptions())
        return result.documents[0] if result.documents else None


def _compare(
    gold: Gold, document: Document | None, rows: Mapping[str, Row], *, with_meta: bool
) -> None:
    def check(row: str, truth: object, found: object, same: Callable[[Any, Any], bool]) -> None:
        if truth:
            right = found is not None and same(truth, found)
            rows[row].count(float(right), f"{gold['file']}: {truth!r}, read as {found!r}")

    if with_meta or "title" not in gold.get("meta_only", ()):
        check("title", gold["title"], document and document.title, _same_title)
    if with_meta or "date" not in gold.get("meta_only", ()):
        day = document.published_on if document else None
        check("published_on", gold["date"], day and day.isoformat(), str.__eq__)
    number = document.document_number if document else None
    check("document_number", gold.get("doc_no"), number, _same_number)
    day = document.written_on if document else None
    check("written_on", gold.get("written_date"), day and day.isoformat(), str.__eq__)
    issuers = "、".join(document.issuers) if document else None
    check("issuers", gold.get("issuer"), issuers, _same_text)
    body = _bare(document.body) if document else ""
    if gold.get("head_in_body"):
        body = _without_head(body, gold)
    begin, end = _bare(gold.get("body_start") or ""), _bare(gold.get("body_end") or "")
    check("begins", begin, body[:60], lambda truth, found: _begins(truth, found))
    check("ends", end, body[-60:], lambda truth, found: found.endswith(truth[-_ENDS:]))


def _without_head(body: str, gold: Gold) -> str:
    """A bare body without the title and the number where it begins with them once more."""
    heads = [_bare(head) for head in (gold["title"], gold.get("doc_no")) if head]
    while head := next((head for head in heads if body.startswith(head)), ""):
        body = body[len(head) :]
    return body


def _bare(text: str) -> str:
    return _SPACE.sub("", text)


def _begins(truth: str, found: str) -> bool:
    return found.startswith(truth[:_ENDS]) or truth.startswith(found[:_ENDS] or "\0")


def _same_title(truth: str, found: str) -> bool:
    left, right = _plain(truth), _plain(found)
    if left.endswith("..."):
        return right.startswith(left.removesuffix("..."))
    return left == right


def _plain(text: str) -> str:
    return re.sub(r"[“”\"'‘’\s]", "", text)


def _same_text(truth: str, found: str) -> bool:
    return re.sub(r"[\s、]", "", truth) == re.sub(r"[\s、]", "", found)


def _same_number(truth: str, found: str) -> bool:
    return number_key(truth) == number_key(found) is not None


def _selected(path: Path, selector: str) -> tuple[str, ...]:
    """The text of a page's body; cells over several rows may say theirs in each of these."""
    root = lxml.html.document_fromstring(path.read_text(encoding="utf-8"))
    name = selector[1:]
    query = (
        f"//*[@id='{name}']"
        if selector.startswith("#")
        else f"//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
    )
    body = max(root.xpath(query), key=lambda element: len(_shown(element)))
    return _shown(body), _shown(body) + _said_again(body)


def _shown(element: Any) -> str:  # noqa: ANN401 - lxml has no types
    unseen = element.xpath(".//script//text() | .//style//text() | .//comment()")
    skip = {id(text) for text in unseen}
    return "".join(text for text in element.xpath(".//text()") if id(text) not in skip)


def _said_again(element: Any) -> str:  # noqa: ANN401 - lxml has no types
    """What cells over several rows say in each row behind their first one."""
    cells = element.xpath(".//*[self::td or self::th][number(@rowspan) > 1]")
    return "".join(_shown(cell) * (int(cell.get("rowspan")) - 1) for cell in cells)


def _f1(truth: str, found: str) -> float:
    left, right = Counter(_bare(truth)), Counter(_bare(found))
    common = sum((left & right).values())
    return 2 * common / (sum(left.values()) + sum(right.values()) or 1)
