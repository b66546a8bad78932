"""Finds the year of the version of a document that a text says it means."""

from __future__ import annotations

from typing import NamedTuple

from indexer.relations.grammar.rules import draft_rules as rules


class SaidVersion(NamedTuple):
    """A version as written (2018年修正), its year, and where what says so ends behind the name.

    `year` is None where the text only says that it is an earlier one: 原《养犬条例》.
    """

    written: str
    year: int | None
    end: int


def version_at(text: str, start: int, title_end: int) -> SaidVersion | None:
    """The version of a name that starts at `start` and whose title ends at `title_end`.

    It stands behind the title in brackets, or before it: 2018年修正的《…》. A year alone, as in
    2018年《…》, is written as such.

    >>> version_at("《养犬条例》（2018年修正）第三条", 0, 6)
    SaidVersion(written='2018年修正', year=2018, end=15)
    """
    behind = rules.VERSION_BEHIND.match(text, title_end)
    if behind is not None:
        written = "".join(behind.group().split())[1:-1]
        return SaidVersion(written, int(behind["year"]), behind.end())
    before = rules.VERSION_BEFORE.search(text[max(0, start - 24) : start])
    if before is not None:
        written = before.group().strip().removesuffix("的")
        return SaidVersion(written, int(before["year"]), title_end)
    year = rules.YEAR_BEFORE.search(text[max(0, start - 24) : start])
    if year is not None and text.startswith("《", start):
        return SaidVersion(f"{year['year']}年", int(year["year"]), title_end)
    former = rules.FORMER_BEFORE.search(text[max(0, start - 12) : start])
    if former is not None and text.startswith("《", start):
        return SaidVersion(former["how"], None, title_end)
    return None


def version_in_title(title: str) -> tuple[str, SaidVersion] | None:
    """A title without the version in brackets at its end, and the version; None without one.

    >>> version_in_title("养犬条例（2018修正）")
    ('养犬条例', SaidVersion(written='2018修正', year=2018, end=0))
    """
    for opened in "（(":
        at = title.rfind(opened)
        found = rules.VERSION_BEHIND.match(title, at) if at > 0 else None
        if found is not None and found.end() == len(title):
            written = "".join(found.group().split())[1:-1]
            return title[:at], SaidVersion(written, int(found["year"]), 0)
    return None
