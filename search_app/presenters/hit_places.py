"""Group the hits of a text by where they stand: article (第…条), heading or attachment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search_app.presenters.text_blocks import Block, Marked, PartBlock
from search_app.wording import reading as words

MOST_LINKS = 12
"""Hits of one place that get a link; the others follow them in the text."""
MOST_LISTED = 150
"""Hits of a text that may each have a link; of more, the first of each place has one.

Links to 400 hits weigh 3.5 KB on the wire, and nobody counts their way to the 317th.
"""


@dataclass(frozen=True, slots=True)
class HitPlace:
    """A place with hits: the numbers of the first of them, and how many there are."""

    label: str
    hits: tuple[int, ...]
    count: int


def present_places(parts: Sequence[PartBlock]) -> tuple[HitPlace, ...]:
    """The places with hits, in reading order; their counts add up to all hits."""
    places: list[tuple[str, list[int]]] = []
    for label, block in _placed(parts):
        numbers = list(_hits(block))
        if not numbers:
            continue
        if places and places[-1][0] == label:
            places[-1][1].extend(numbers)
        else:
            places.append((label, numbers))
    total = sum(len(numbers) for _, numbers in places)
    most = MOST_LINKS if total <= MOST_LISTED else 1
    return tuple(HitPlace(label, tuple(all_[:most]), len(all_)) for label, all_ in places)


def anchored_hits(places: Sequence[HitPlace], total: int) -> frozenset[int] | None:
    """The hits of a text that the page leads to, None for all; the script names the others."""
    if total <= MOST_LISTED:
        return None
    return frozenset((1, total, *(place.hits[0] for place in places)))


def _placed(parts: Sequence[PartBlock]) -> Iterator[tuple[str, Block]]:
    """Each block with the name of where it stands."""
    for part in parts:
        label = part.title or words.BEGINNING
        for block in part.blocks:
            if block.form == "heading":
                label = _plain(block.text)
            elif block.form == "article":
                label = _plain(block.lead)
            if part.title and label != part.title:
                yield f"{part.title.split()[0]} {label}", block
            else:
                yield label, block


def _hits(block: Block) -> Iterator[int]:
    for runs in (block.lead, block.text, *(cell for row in block.rows for cell in row)):
        yield from (run.hit for run in runs if run.hit)


def _plain(text: Marked) -> str:
    return "".join(run.text for run in text).strip()
