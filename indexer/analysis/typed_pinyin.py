"""Read typed Latin letters as pinyin: whole syllables, initials, or both, beside Han characters.

Nothing here knows an index. Letters can be read in several ways (fangan: 反感, 方案), and words of
other languages look like pinyin (women, change): the caller keeps what the index knows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, islice

from indexer.analysis.pinyin_pieces import BOUNDARY, Piece, cheapest_ways
from indexer.analysis.sound_classes import (
    PinyinReading,
    Places,
    SoundClass,
    cut_short,
    han_character,
    has_a_syllable,
    is_han,
    whole_syllable,
)
from indexer.analysis.syllables import LETTERS, TWO_LETTER_INITIALS, beginning_with, spellings

__all__ = ["MOST_READINGS", "MOST_SIGNS", "PinyinReading", "SoundClass", "spelled", "spelled_mixed"]

MOST_READINGS = 8
"""Readings of one text: three places that can be read in two ways."""

MOST_SIGNS = 1000
"""Beyond this nobody types pinyin; the time grows in step with the length."""

_VOWELS = frozenset("aoe")
_INITIALS = LETTERS - set("iuv")
_PIECE = re.compile(f"{'|'.join(TWO_LETTER_INITIALS)}|.", re.DOTALL)
_LONGEST = max(map(len, spellings()))

# What a piece costs; readings of few and whole pieces come first.
_SYLLABLE = 10
_WITHOUT_BOUNDARY = 5  # an, ou and (twice) a, o, e inside a word should follow an apostrophe
_CUT_SHORT = 12
_INITIAL = 14


def spelled(text: str) -> tuple[PinyinReading, ...]:
    """The readings of typed Latin letters, the best first; none for other text and most English.

    Spaces and apostrophes part syllables; tones, case and width of the letters do not matter.

    >>> len(spelled("xi'an")[0].places), spelled("covid")
    (2, ())
    """
    return () if any(map(is_han, text)) else spelled_mixed(text)


def spelled_mixed(text: str) -> tuple[PinyinReading, ...]:
    """The same for letters beside Han characters, each of which stands for itself.

    >>> [place.character for place in spelled_mixed("gongji金")[0].places]
    ['', '', '金']
    """
    typed = _typed(text)
    if typed is None or LETTERS.isdisjoint(typed):
        return ()
    whole = cheapest_ways(typed, _syllables_at, MOST_READINGS)
    if whole:
        found = [*whole[: MOST_READINGS - 1], *_going_on(typed, whole[0])]
    else:
        mixed = filter(has_a_syllable, cheapest_ways(typed, _pieces_at, MOST_READINGS))
        found = list(dict.fromkeys([*mixed, *_initials(typed)]))
    return tuple(map(PinyinReading, found[:MOST_READINGS]))


def _typed(text: str) -> str | None:
    """Lower letters, Han characters and boundaries; None where the text has other signs."""
    if len(text) > MOST_SIGNS:
        return None
    plain = unicodedata.normalize("NFKD", text).lower().replace("u\u0308", "v").replace("u:", "v")
    signs = (sign for sign in plain if not unicodedata.combining(sign))
    typed = "".join(BOUNDARY if sign.isspace() or sign in "'’‘`" else sign for sign in signs)
    known = all(sign in LETTERS or sign == BOUNDARY or is_han(sign) for sign in typed)
    return typed if known else None


def _syllables_at(typed: str, start: int) -> Iterator[Piece]:
    """The whole syllables that begin here, the longest first."""
    inside = start > 0 and typed[start - 1] in LETTERS
    extra = _WITHOUT_BOUNDARY if inside and typed[start] in _VOWELS else 0
    for size in range(min(_LONGEST, len(typed) - start), 0, -1):
        number = spellings().get(typed[start : start + size])
        if number is not None:
            yield size, _SYLLABLE + extra * (2 if size == 1 else 1), whole_syllable(number)


def _pieces_at(typed: str, start: int) -> Iterator[Piece]:
    """Whole syllables of at least two letters, initials, and at the end a syllable cut short."""
    for size, cost, piece in _syllables_at(typed, start):
        if size > 1:
            yield size, cost, piece
    rest = typed[start : start + _LONGEST]
    last = len(rest) > 1 and start + len(rest) == len(typed)
    if last and rest not in spellings() and beginning_with(rest):
        yield len(rest), _CUT_SHORT, cut_short(rest)
    if rest.startswith(TWO_LETTER_INITIALS):
        yield 2, _INITIAL, cut_short(rest[:2])
    if typed[start] in _INITIALS - _VOWELS:
        yield 1, _INITIAL, cut_short(typed[start])


def _initials(typed: str) -> Iterator[Places]:
    """The text as initials alone.

    First each letter is one, as most people type them, also z of zh; then zh, ch and sh are one
    wherever they stand; then wherever but at one place, and so on.
    """
    if LETTERS.intersection(typed) - _INITIALS:
        return
    pieces = [piece for piece in _PIECE.findall(typed) if piece != BOUNDARY]
    pairs = [place for place, piece in enumerate(pieces) if piece in TWO_LETTER_INITIALS]
    yield _places_of(pieces, pairs)
    sizes = range(len(pairs))
    parted = chain.from_iterable(combinations(pairs, size) for size in sizes)
    for chosen in islice(parted, MOST_READINGS - 1):
        yield _places_of(pieces, chosen)


def _places_of(pieces: Sequence[str], parted: Iterable[int]) -> Places:
    """Initials and Han characters as classes; those of two letters are `parted` at some places."""
    apart = set(parted)
    signs = (tuple(piece) if place in apart else (piece,) for place, piece in enumerate(pieces))
    return tuple(
        han_character(sign) if is_han(sign) else cut_short(sign)
        for sign in chain.from_iterable(signs)
    )


def _going_on(typed: str, places: Places) -> list[Places]:
    """The reading whose last syllable may still grow (gongji, on the way to gongjin)."""
    if typed[-1] not in LETTERS:
        return []
    (number,) = places[-1].syllables
    letters = next(end for end in _endings(typed) if spellings().get(end) == number)
    longer = cut_short(letters)
    return [(*places[:-1], longer)] if len(longer.syllables) > 1 else []


def _endings(typed: str) -> Iterator[str]:
    return (typed[-size:] for size in range(_LONGEST, 0, -1))
