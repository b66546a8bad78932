"""Link the places of a text that name other documents of the index."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.fields.numbers import find_numbers, number_key
from indexer.results.relations import Relations, ResolvedReference
from search_app.addresses.links import Links
from search_app.presenters.text_blocks import Marked, Run

Span = tuple[int, int, str]
"""[start, end) in a paragraph, and the address that it links to."""


@dataclass(frozen=True, slots=True)
class Leads:
    """Addresses for the numbers (by key) and titles (without white space) that one text names."""

    numbers: Mapping[str, str]
    titles: Mapping[str, str]

    @classmethod
    def of(cls, found: Relations, links: Links) -> Leads:
        """The addresses of all references of a document whose target is certain."""
        reached: list[ResolvedReference] = [one.reached for one in found.citations]
        reached += [one.reached for one in found.effects_on_others]
        numbers: dict[str, str] = {}
        titles: dict[str, str] = {}
        for one in reached:
            if not one.targets or not one.certain:
                continue
            href = links.document(one.targets[0].id)
            if one.number and (key := number_key(one.number)):
                numbers.setdefault(key, href)
            if one.title and not one.disagrees:
                titles.setdefault("".join(one.title.split()), href)
        return cls(numbers, titles)

    def spans(self, text: str) -> Iterator[Span]:
        """The places of a paragraph that get a link, in order. O(characters)."""
        found = [
            (number.start, number.end, self.numbers[number.key])
            for number in (find_numbers(text) if self.numbers else ())
            if number.key in self.numbers
        ]
        found += [
            (match.start(), match.end(), href)
            for match in (_TITLE.finditer(text) if self.titles else ())
            if (href := self.titles.get("".join(match[1].split())))
        ]
        end = 0
        for span in sorted(found):
            if span[0] >= end:
                yield span
                end = span[1]


_TITLE = re.compile(r"《([^《》]+(?:《[^《》]*》[^《》]*)*)》")


def linked(runs: Marked, leads: Leads) -> Marked:
    """Split a paragraph so that each place with a link is a run of its own."""
    spans = list(leads.spans("".join(run.text for run in runs)))
    if not spans:
        return runs
    bounds = sorted({at for start, end, _ in spans for at in (start, end)})
    pieces: list[Run] = []
    start = 0
    for run in runs:
        end = start + len(run.text)
        cuts = [start, *(at for at in bounds if start < at < end), end]
        for first, last in pairwise(cuts):
            href = next((href for a, b, href in spans if a <= first and last <= b), "")
            hit = run.hit if first == start else None
            text = run.text[first - start : last - start]
            pieces.append(replace(run, text=text, hit=hit, href=href))
        start = end
    return tuple(pieces)
