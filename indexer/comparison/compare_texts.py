"""Compare two texts piece by piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.document import Part
from indexer.comparison.alignment import Aligned, alignment
from indexer.comparison.marked_words import marked_words
from indexer.comparison.text_units import TextUnit, text_units
from indexer.limits.deadline import check
from indexer.results.comparisons import (
    ComparedRow,
    ComparedRun,
    ComparedUnit,
    Comparison,
    UnitChange,
    UnitKind,
)


def compare_texts(old: Sequence[Part], new: Sequence[Part]) -> Comparison:
    """What became of each article, heading and other paragraph of a text in another one."""
    mine, others = text_units(old), text_units(new)
    found = alignment(mine, others)
    perhaps = {
        alone: number
        for i, j in found.perhaps
        for alone, number in (
            (Aligned((i,), ()), others[j].number),
            (Aligned((), (j,)), mine[i].number),
        )
    }
    return Comparison(
        tuple(
            _row(
                [mine[i] for i in one.old],
                [others[j] for j in one.new],
                moved=one.moved,
                perhaps=perhaps.get(one, ""),
            )
            for one in _in_order(found.aligned, len(mine), len(others))
        )
    )


def _in_order(aligned: Sequence[Aligned], old: int, new: int) -> Iterator[Aligned]:
    """All pieces by the order of the new text; what was dropped before what came in its place."""
    by_new = {one.new[0]: one for one in aligned}
    inside = {number for one in aligned for number in one.new[1:]}
    taken = {number for one in aligned for number in one.old}
    dropped = [number for number in range(old) if number not in taken]
    rows = [
        by_new.get(number, Aligned((), (number,))) for number in range(new) if number not in inside
    ]
    # The first old piece in order from each row on: what was dropped before it stands above.
    following = old
    first_behind: list[int] = []
    for row in reversed(rows):
        following = row.old[0] if row.old and not row.moved else following
        first_behind.append(following)
    at = 0
    for row, behind in zip(rows, reversed(first_behind), strict=True):
        while at < len(dropped) and dropped[at] < behind:
            yield Aligned((dropped[at],), ())
            at += 1
        yield row
    yield from (Aligned((number,), ()) for number in dropped[at:])


def _row(
    old: Sequence[TextUnit], new: Sequence[TextUnit], *, moved: bool, perhaps: str
) -> ComparedRow:
    check()
    marked = marked_words(old, new)
    first = (new or old)[0]
    pair = len(old) == len(new) == 1
    renumbered = pair and old[0].key != new[0].key
    spelt = pair and not renumbered and _spelling(old[0]) != _spelling(new[0])
    # Paragraphs that say the same, cut otherwise: nothing was split but lines.
    breaks = 0
    if old and new and not pair and not marked.edited and _are_paragraphs([*old, *new]):
        breaks = len(old) + len(new) - 2
    return ComparedRow(
        kind=first.kind,
        level=first.level,
        change=_change(
            len(old),
            len(new),
            moved=moved,
            broken=breaks > 0,
            reworded=marked.edited,
            renumbered=renumbered,
        ),
        old=_shown(old, marked.old),
        new=_shown(new, marked.new),
        reworded=marked.edited,
        renumbered=renumbered,
        writing=marked.writing + breaks + spelt,
        breaks=marked.breaks + breaks,
        coarse=marked.coarse,
        perhaps=perhaps,
    )


def _change(
    old: int, new: int, *, moved: bool, broken: bool, reworded: bool, renumbered: bool
) -> UnitChange:
    """The change of so many old and new pieces."""
    if not old or not new:
        return UnitChange.NEW if new else UnitChange.DROPPED
    if old + new > 2 and not broken:
        return UnitChange.SPLIT if new > 1 else UnitChange.MERGED
    if moved:
        return UnitChange.MOVED
    if reworded:
        return UnitChange.CHANGED
    return UnitChange.RENUMBERED if renumbered else UnitChange.KEPT


def _spelling(unit: TextUnit) -> str:
    return "".join(unit.number.split())


def _are_paragraphs(units: Sequence[TextUnit]) -> bool:
    return all(unit.kind is UnitKind.PARAGRAPH for unit in units)


def _shown(
    units: Sequence[TextUnit], runs: Sequence[tuple[ComparedRun, ...]]
) -> tuple[ComparedUnit, ...]:
    return tuple(
        ComparedUnit(unit.number, unit.name, one) for unit, one in zip(units, runs, strict=True)
    )
