"""Find the titles that answer to what somebody is typing: as it is, by sound, with a mistake."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from indexer.analysis import words
from indexer.analysis.name_table import LEAST_HOMOPHONES, LEAST_INITIALS
from indexer.analysis.normalise import normalise
from indexer.analysis.sound_classes import PinyinReading, SoundClass, is_han
from indexer.analysis.sounds import readings
from indexer.analysis.typed_pinyin import spelled_mixed
from indexer.answers.corrections.corrected import corrected
from indexer.answers.corrections.sounding_texts import MOST_TEXTS, words_first
from indexer.answers.naming.near_titles import near_titles
from indexer.answers.naming.typed_names import typed_names
from indexer.answers.suggesting.narrowed import within
from indexer.query.model import ParsedText, Query
from indexer.relations.shelf import DocRef, ResolvedQuery
from indexer.snapshot import Snapshot

MOST_SOUNDING = 2
"""Texts of one reading whose titles are listed: gjj may be 公积金 or 国家级."""

MOST_READINGS = 3
"""Readings of a typed text that are looked up, the likeliest; each takes 5 to 10 ms where 100,000
titles are looked through."""

MOST_HOMOPHONES = 20
"""Characters of a text that is looked up by its sounds; longer ones are nearly whole titles."""

MOST_TYPED = 60
"""Characters up to which a text may still become a title; a longer one is a question or pasted."""


@dataclass(frozen=True, slots=True)
class TypedTitles:
    """Documents whose titles answer, best first.

    `literals` stand in the titles, and are marked. `instead`: no title holds what was typed, and
    these are the words that were meant ("" where nothing else was).
    """

    literals: tuple[str, ...] = ()
    refs: Sequence[DocRef] = ()
    instead: str = ""


def typed_titles(
    snapshot: Snapshot, text: str, limit: int, among: ResolvedQuery | None
) -> TypedTitles:
    """At most `limit` documents whose titles hold what was typed, or else what was meant by it.

    The ways are tried in order until one finds titles: all of the text, its sounds, its words, a
    correction, titles that are nearly the same. Of `among` the filters, dates and searches within
    count, not what it asks for.
    """
    typed = normalise(text)
    if not words.is_word(typed):
        return TypedTitles()
    if refs := snapshot.titles_holding([typed], among, limit):
        return TypedTitles((typed,), refs)
    if len(typed) > MOST_TYPED:
        return TypedTitles()
    cut = tuple(word for word in words.cut(typed) if words.is_word(word))
    # A word of one character beside others is what a mistake leaves of a word.
    mistaken = any(len(word) == 1 for word in cut)
    ways = (_sounding, _all_words, _corrected) if mistaken else (_all_words, _sounding, _corrected)
    for way in ways:
        for found in way(snapshot, text, cut):
            if refs := snapshot.titles_holding(found.literals, among, limit):
                return TypedTitles(found.literals, refs, found.instead)
    near = within(snapshot, among, near_titles(snapshot, typed_names(text)))
    return TypedTitles(cut, near)


def _all_words(snapshot: Snapshot, text: str, cut: tuple[str, ...]) -> Iterator[TypedTitles]:
    if len(cut) > 1:
        yield TypedTitles(cut)


def _sounding(snapshot: Snapshot, text: str, cut: tuple[str, ...]) -> Iterator[TypedTitles]:
    """What titles hold that sounds as was typed, the likeliest first."""
    for reading in islice(sound_readings(text), MOST_READINGS):
        texts = snapshot.texts_sounding(reading.places, MOST_TEXTS)
        for found in words_first(texts, reading)[:MOST_SOUNDING]:
            yield TypedTitles((found,), instead=found)


def sound_readings(text: str) -> Iterator[PinyinReading]:
    """A typed text as sounds: letters as pinyin or initials, Han characters by how they are read.

    >>> [len(reading.places) for reading in sound_readings("居住正")]
    [3]
    """
    for reading in spelled_mixed(text):
        if len(reading.places) >= (LEAST_INITIALS if reading.initials else 2):
            yield reading
    typed = normalise(text)
    if LEAST_HOMOPHONES <= len(typed) <= MOST_HOMOPHONES and all(map(is_han, typed)):
        yield PinyinReading(tuple(SoundClass(readings(char), complete=True) for char in typed))


def _corrected(snapshot: Snapshot, text: str, cut: tuple[str, ...]) -> Iterator[TypedTitles]:
    if " " not in text.strip() and not any(map(is_han, text)):
        return  # letters that no title sounds like have been looked up in every way
    found = corrected(snapshot, Query(parsed=ParsedText(text=text)))
    if found is not None:
        meant = normalise(found.query_text)
        yield TypedTitles((meant,), instead=found.query_text)
        if others := tuple(word for word in words.cut(meant) if words.is_word(word)):
            yield TypedTitles(others, instead=found.query_text)
