"""Read tables of plain words, and tell every line that is wrong.

Lines that are empty or begin with `#` say nothing. `plain_words.tsv` beside this module is such a
table, and operators keep their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.analysis.normalise import normalise
from indexer.errors import Problem
from indexer.query.plain_word_line import LineMistake, PlainWordEntry, entry_of, wrong_cells

TABLE = Path(__file__).with_name("plain_words.tsv")
"""The table that comes with the program."""


@dataclass(frozen=True, slots=True)
class WordTable:
    """What was read from one file: its right lines, and what is wrong with the others."""

    path: Path
    entries: tuple[PlainWordEntry, ...]
    problems: tuple[Problem, ...]


def read_table(path: Path) -> WordTable:
    """The lines of a file, each checked by itself and against those above it.

    Raises `OSError` where the file is there but cannot be opened.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return WordTable(path, (), (Problem(LineMistake.FILE_MISSING, str(path), ""),))
    except UnicodeDecodeError:
        return WordTable(path, (), (Problem(LineMistake.FILE_UNREADABLE, str(path), ""),))
    entries: list[PlainWordEntry] = []
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        place = f"{path}:{number}"
        cells = [cell.strip() for cell in line.split("\t")]
        wrong = list(wrong_cells(cells, place))
        if not wrong and (above := seen.setdefault(normalise(cells[0]), place)) != place:
            wrong.append(Problem(LineMistake.REPEATED, place, cells[0], above))
        if wrong:
            problems += wrong
        else:
            entries.append(entry_of(cells, place))
    chains = _chains(entries, ())
    return WordTable(
        path,
        tuple(one for one in entries if one.place not in chains),
        tuple(sorted([*problems, *chains.values()], key=_line_number)),
    )


def joined(tables: Sequence[WordTable]) -> tuple[tuple[PlainWordEntry, ...], tuple[Problem, ...]]:
    """The entries of several tables, and what is wrong in them or between them.

    An entry of a later table takes the place of the entry for the same word in the first one, so
    that an operator can correct what comes with the program; between the others it is a mistake.
    """
    entries: dict[str, PlainWordEntry] = {}
    problems = [problem for table in tables for problem in table.problems]
    own: dict[str, PlainWordEntry] = {}
    for index, table in enumerate(tables):
        for entry in table.entries:
            if entry.plain in own:
                above = own[entry.plain].place
                problems.append(Problem(LineMistake.REPEATED, entry.place, entry.plain, above))
                continue
            if index:
                own[entry.plain] = entry
            entries[entry.plain] = entry
    chains = _chains(own.values(), [one for one in entries.values() if one.plain not in own])
    kept = tuple(entry for entry in entries.values() if entry.place not in chains)
    order = {str(table.path): index for index, table in enumerate(tables)}
    problems += chains.values()
    problems.sort(key=lambda problem: (order[_file(problem)], _line_number(problem)))
    return kept, tuple(problems)


def _chains(
    entries: Iterable[PlainWordEntry], others: Iterable[PlainWordEntry]
) -> dict[str, Problem]:
    """By place, the entries that lead on to another entry, or to which one of the others leads.

    Only one step is ever made, so the second would be lost in silence.
    """
    plains = {entry.plain: entry for entry in entries}
    known = {entry.plain: entry for entry in others} | plains
    found: dict[str, Problem] = {}
    for entry in plains.values():
        for official in entry.normal_officials:
            if official in known:
                instead = "|".join(known[official].officials)
                problem = Problem(LineMistake.CHAIN, entry.place, official, instead)
                found.setdefault(entry.place, problem)
    for other in others:
        for official in other.normal_officials:
            if official in plains:
                place = plains[official].place
                problem = Problem(LineMistake.CHAINED, place, official, other.plain)
                found.setdefault(place, problem)
    return found


def _file(problem: Problem) -> str:
    """The file that a mistake stands in, or that is none."""
    in_a_line = problem.code not in (LineMistake.FILE_MISSING, LineMistake.FILE_UNREADABLE)
    return problem.parameter.rpartition(":")[0] if in_a_line else problem.parameter


def _line_number(problem: Problem) -> int:
    """The line that a mistake stands in, 0 where the file is none."""
    return int(problem.parameter[len(_file(problem)) + 1 :] or 0)
