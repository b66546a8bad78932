"""Read letters as what titles, organs and words of the collection sound like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product

from indexer.analysis.sounds import readings
from indexer.analysis.typed_pinyin import PinyinReading, spelled_mixed
from indexer.analysis.words import cut
from indexer.answers.corrections.slips import enough
from indexer.query.facets import Facet
from indexer.query.function_words import FUNCTION_WORDS
from indexer.query.model import PlainWordTable
from indexer.snapshot import Snapshot

LEAST_INITIALS = 3
"""Two initials can be nearly any word."""

MOST_TEXTS = 8
"""Texts of one reading that are looked at, those of the most titles."""

MOST_JOINED = 12
"""Ways to join what parts were read as that are counted in documents."""

MOST_OF_PART = 3
"""Texts that one part between spaces is tried as."""

RATHER = 2.0
"""A text is sure where so many times as many titles have it as any other."""

RATHER_INITIALS = 5.0
"""The same for initials, which say less."""

WHOLE_TITLE = 8
"""Texts of so many characters are titles or parts of them, which need not be words."""


@dataclass(frozen=True, slots=True)
class SoundingText:
    """A text of titles that sounds as was typed, in how many it stands, and whether it is sure."""

    text: str
    count: int
    sure: bool


@dataclass(frozen=True, slots=True)
class LetterReader:
    """Reads letters by what a snapshot holds and by the words of a table, where one is given."""

    snapshot: Snapshot
    plain_words: PlainWordTable | None = None

    def read(self, typed: str) -> SoundingText | None:
        """The text that the letters stand for, by the first reading that has one."""
        for reading in _long_enough(typed):
            if texts := self._likeliest(reading):
                best, *others = texts
                most = max((texts[text] for text in others), default=0)
                rather = RATHER if reading.likely else RATHER_INITIALS
                return SoundingText(best, texts[best], texts[best] >= rather * most)
        return None

    def read_in_parts(self, typed: str) -> SoundingText | None:
        """Parts between spaces, each read by itself; joined where enough documents hold them so."""
        read = [self._several(part) for part in typed.split()]
        if not all(read):
            return None
        parts = [list(texts) for texts in read]
        joined = ["".join(chosen) for chosen in islice(product(*parts), MOST_JOINED)]
        counted = self.snapshot.holding(joined)
        least = enough(self.snapshot)
        if held := {text: count for text, count in counted.items() if count >= least}:
            best = max(held, key=lambda text: held[text])
            others = [count for text, count in held.items() if text != best]
            return SoundingText(best, held[best], held[best] >= RATHER * max(others, default=0))
        sure = all(
            counts[0] >= RATHER * max(counts[1:], default=0)
            for counts in (list(texts.values()) for texts in read)
        )
        return SoundingText(" ".join(chosen[0] for chosen in parts), 0, sure)

    def _several(self, typed: str) -> Mapping[str, int]:
        """What one part may be, the likeliest first, with how often each is met."""
        for reading in _long_enough(typed):
            if texts := self._likeliest(reading):
                return dict(islice(texts.items(), MOST_OF_PART))
        return {}

    def _likeliest(self, reading: PinyinReading) -> dict[str, int]:
        """What sounds so, the likeliest first, with how often each is met.

        Everyday words, where documents have them, are weighed against texts of titles by the
        documents that hold each as a word: 属地保障 is no 地保. Else only titles count.
        """
        texts = self._sounding(reading)
        titles = words_first(texts, reading)
        everyday = self._everyday(reading)
        if not everyday:
            return {text: texts[text] for text in titles}
        single = [text for text in titles if len(cut(text)) == 1 and text not in everyday]
        counts = everyday | dict(self.snapshot.word_frequencies("body", single))
        known = {word: count for word, count in counts.items() if count}
        return dict(sorted(known.items(), key=lambda item: -item[1]))

    def _everyday(self, reading: PinyinReading) -> dict[str, int]:
        """The words of the table that sound so, with the documents of each or its official word."""
        listed = self.plain_words.sounding(reading.places) if self.plain_words else {}
        held = self.snapshot.holding({form for forms in listed.values() for form in forms})
        counts = {word: max(held.get(form, 0) for form in forms) for word, forms in listed.items()}
        least = enough(self.snapshot)
        return {word: count for word, count in counts.items() if count >= least}

    def _sounding(self, reading: PinyinReading) -> Mapping[str, int]:
        """What sounds as was typed: texts of titles, else organs, else words, with their documents.

        Words only for more than initials, which nearly any word has.
        """
        texts = self.snapshot.texts_sounding(reading.places, MOST_TEXTS)
        if words_first(texts, reading):
            return texts
        if organs := _organs(self.snapshot, reading):
            return organs
        if reading.initials:
            return {}
        return self.snapshot.words_sounding(reading.places, MOST_TEXTS)


def _long_enough(typed: str) -> Iterator[PinyinReading]:
    """The readings of typed letters that say enough."""
    for reading in spelled_mixed(typed):
        if len(reading.places) >= (LEAST_INITIALS if reading.initials else 2):
            yield reading


def _organs(snapshot: Snapshot, reading: PinyinReading) -> Mapping[str, int]:
    """The organs that no title names and whose names sound so, each with its documents."""
    size = len(reading.places)
    names = [name for name in snapshot.facet_names(Facet.ISSUER) if len(name) == size]
    sounding = [
        name
        for name in names
        if all(
            place.character == char if place.character else not place.syllables.isdisjoint(heard)
            for char, place in zip(name, reading.places, strict=True)
            for heard in (readings(char),)
        )
    ]
    return snapshot.holding(sounding[:MOST_TEXTS])


def words_first(texts: Mapping[str, int], reading: PinyinReading) -> list[str]:
    """Those of some texts that are of words, single words first, then those of most titles."""
    words = [text for text in texts if _is_of_words(text, reading)]
    return sorted(words, key=lambda text: (len(cut(text)) > 1, -texts[text]))


def _is_of_words(text: str, reading: PinyinReading) -> bool:
    """Whether a text that letters stand for begins and ends with words, as far as one can tell."""
    words = cut(text)
    if FUNCTION_WORDS.issuperset(words):
        return False
    if len(text) >= WHOLE_TITLE:
        return True
    if reading.likely:
        return len(words) <= (1 if len(text) == 2 else max(2, len(text) // 2))
    return all(len(word) > 1 for word in words)
