"""Put the versions of the years that a text names before others: 立法法 2015."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.fields.numerals import to_int
from indexer.relations.facts import Facts
from indexer.relations.shelf import DocRef
from indexer.snapshot import Snapshot

_YEAR = re.compile(r"(?<!\d)(?:19[4-9]|20\d)\d(?!\d)")
_HAN_YEAR = re.compile("[一二][九〇零][〇零一二三四五六七八九]{2}")


def years_first(snapshot: Snapshot, refs: Sequence[DocRef], text: str) -> tuple[DocRef, ...]:
    """Some documents in their order, those of a year that a normalised text names first."""
    years = {int(year) for year in _YEAR.findall(text)}
    years |= {year for written in _HAN_YEAR.findall(text) if (year := to_int(written))}
    if not years or len(refs) < 2:
        return tuple(refs)
    found = snapshot.documents(refs)
    return tuple(sorted(refs, key=lambda ref: years.isdisjoint(_years_of(found[ref].facts))))


def _years_of(facts: Facts) -> set[int]:
    days = (facts.version_day, facts.dated_on, facts.effective_on, facts.written_on)
    return {day.year for day in days if day is not None}
