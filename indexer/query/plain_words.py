"""Tell which official words stand for the plain words that somebody typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from indexer.analysis.name_table import NameTable
from indexer.analysis.normalise import BARRIER, normalise
from indexer.analysis.sound_classes import Places
from indexer.query.model import Expansion
from indexer.query.plain_word_line import Direction, PlainWordEntry
from indexer.query.plain_words_table import TABLE, joined, read_table
from indexer.query.word_bounds import word_bounds
from indexer.settings import SettingsError

SAME = 1
"""The weight of two names of one thing."""
_LOOSE = 3
"""Characters from which a plain word may be a part of a word (打预防针 has 预防针). A shorter one
has to be whole words (上学期 is no 上学). None may end inside a word that goes on behind it, or
begin inside one that began before it (交通部门 has no 交通部)."""


class PlainWords:
    """The plain words that are known, looked up in typed text."""

    def __init__(self, entries: Iterable[PlainWordEntry]) -> None:
        """Take entries without mistakes, as `joined` gives them."""
        found: dict[str, list[Expansion]] = {}
        entries = tuple(entries)
        for entry in entries:
            found[entry.plain] = [
                Expansion(entry.plain, official, entry.weight) for official in entry.officials
            ]
        for entry in entries:
            for official in entry.normal_officials:
                # Known even where it leads nowhere: what stands inside it is not expanded.
                back = found.setdefault(official, [])
                if entry.direction is Direction.BOTH:
                    back.append(Expansion(official, entry.plain, entry.weight))
        self._expansions = {
            word: tuple((expansion, normalise(expansion.official)) for expansion in listed)
            for word, listed in found.items()
        }
        self._lengths = _lengths_by_first(found)
        self._count = len(entries)

    @classmethod
    def read(cls, extra: Sequence[str | Path] = ()) -> PlainWords:
        """The program's own table with an operator's files, which may replace its entries.

        Raises `SettingsError` with all wrong lines of all files at once, or `OSError` where a file
        cannot be opened.
        """
        entries, problems = joined([read_table(Path(path)) for path in (TABLE, *extra)])
        if problems:
            raise SettingsError(*problems)
        return cls(entries)

    @cached_property
    def names(self) -> NameTable:
        """All words, plain and official, to be found by what is typed of them."""
        return NameTable(tuple(self._expansions))

    def officials(self, word: str) -> tuple[str, ...]:
        """The words that stand for a whole normalised word; none where it is not known."""
        return tuple(expansion.official for expansion, _ in self._expansions.get(word, ()))

    def full_name(self, word: str) -> str | None:
        """The one name that a normalised word is short for, where it means nothing else."""
        found = self._expansions.get(word, ())
        names = [expansion.official for expansion, _ in found if expansion.weight == SAME]
        return names[0] if len(names) == len(found) == 1 else None

    def short_names(self) -> tuple[str, ...]:
        """All words that are short for one name."""
        return tuple(word for word in self._expansions if self.full_name(word))

    def sounding(self, places: Places) -> Mapping[str, tuple[str, ...]]:
        """The words that sound as was typed, each with the normal forms that stand for it."""
        return {
            word: (word, *map(normalise, self.officials(word)))
            for word in self.names.sounding(places)
        }

    def __len__(self) -> int:
        """How many entries there are."""
        return self._count

    def expansions(self, text: str) -> tuple[Expansion, ...]:
        """Official words for the plain words in a normalised text, in the order of the text.

        Of words that overlap, the one that begins first counts, of those the longest. An official
        word that the text holds as well is left out, and nothing is given twice.
        """
        found = (
            expansion
            for typed in self._typed(text)
            for expansion, official in self._expansions[typed]
            if official not in text.replace(typed, BARRIER)
        )
        return tuple(dict.fromkeys(found))

    def _typed(self, text: str) -> Iterator[str]:
        """The known words in a text, longest match first, without those inside other words."""
        bounds: frozenset[int] | None = None
        start, official_end = 0, 0
        while start < len(text):
            for length in self._lengths.get(text[start], ()):
                end = start + length
                word = text[start:end]
                if len(word) < length or end <= official_end or word not in self._expansions:
                    continue
                if _cuts_letters(text, start, end):
                    continue
                bounds = word_bounds(text) if bounds is None else bounds
                if _cuts_words(bounds, start, end):
                    continue
                if self._expansions[word]:
                    yield word
                    start = end
                    break
                official_end = end
            else:
                start += 1


def _lengths_by_first(found: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """For each first character the lengths of the words that begin with it, longest first."""
    lengths: dict[str, set[int]] = {}
    for word in found:
        lengths.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(known, reverse=True)) for first, known in lengths.items()}


def _cuts_words(bounds: frozenset[int], start: int, end: int) -> bool:
    """Whether a piece of a text takes words apart that it may not take apart."""
    if start in bounds and end in bounds:
        return False
    return end - start < _LOOSE or not bounds.isdisjoint(range(start + 1, end))


def _cuts_letters(text: str, start: int, end: int) -> bool:
    """Whether a piece of a text begins or ends inside a run of letters or digits (etc in fetch)."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return (_is_latin(before) and _is_latin(text[start])) or (
        _is_latin(after) and _is_latin(text[end - 1])
    )


def _is_latin(char: str) -> bool:
    """Whether a character is a letter or digit that is written without gaps beside others."""
    return char.isascii() and char.isalnum()
