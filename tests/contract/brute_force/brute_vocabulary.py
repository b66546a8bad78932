"""What stands in texts and how titles sound, by looking at every document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from indexer.analysis.normalise import BARRIER
from indexer.analysis.sound_classes import SoundClass
from indexer.analysis.sounds import FIRST, LAST, readings
from indexer.query.model import Sort
from indexer.snapshot import TitlePlace
from tests.contract.brute_force.brute_shelf import BruteShelf
from tests.contract.brute_force.kept_document import KeptDocument
from tests.contract.brute_force.ranking import in_order


class BruteVocabulary(BruteShelf):
    """The verbs that look at the texts of all documents."""

    def titles_sounding(self, places: Sequence[SoundClass], limit: int) -> Sequence[TitlePlace]:
        """Where titles have Han characters in a row that sound so, one place a title."""
        spans = {
            one.id: next(sounding(one.title.text, places))
            for one in self._documents
            if any(sounding(one.title.text, places))
        }
        found = [one for one in self._documents if one.id in spans]
        begins = {id: float(start == 0) for id, (start, _) in spans.items()}
        return [
            TitlePlace(self._ref(one), *one.title.original(*spans[one.id]))
            for one in in_order(found, Sort.RELEVANCE, begins)[:limit]
        ]

    def texts_sounding(self, places: Sequence[SoundClass], limit: int) -> Mapping[str, int]:
        """The different normalised texts at such places, with how many titles hold each."""
        found = Counter(
            text
            for one in self._documents
            for text in {one.title.text[a:b] for a, b in sounding(one.title.text, places)}
        )
        return dict(sorted(found.items(), key=lambda each: (-each[1], each[0]))[:limit])

    def words_sounding(self, places: Sequence[SoundClass], limit: int) -> Mapping[str, int]:
        """The words of bodies that sound so, with how many documents hold each."""
        whole = (0, len(places))
        found = Counter(
            word
            for one in self._documents
            for word in one.body.words
            if 1 < len(word) <= 6 and len(word) == len(places) and whole in sounding(word, places)
        )
        return dict(sorted(found.items(), key=lambda each: (-each[1], each[0]))[:limit])

    def pair_frequencies(self, pairs: Collection[str]) -> Mapping[str, int]:
        """In how many documents each pair stands."""
        return {pair: n for pair in pairs if (n := sum(pair in _pairs(d) for d in self._documents))}

    def neighbour_frequencies(
        self, before: str, characters: str, after: str
    ) -> Sequence[Sequence[int]]:
        """In how many documents each character stands behind and in front of others."""
        pairs = [
            ([before + char] if before else []) + ([char + after] if after else [])
            for char in characters
        ]
        often = self.pair_frequencies({pair for several in pairs for pair in several})
        return [[often.get(pair, 0) for pair in several] for several in pairs]

    def pairs_beginning(self, character: str, least: int) -> Mapping[str, int]:
        """The pairs that begin with a character, in at least so many documents."""
        found = Counter(
            pair for one in self._documents for pair in _pairs(one) if pair[0] == character
        )
        return {pair: count for pair, count in found.items() if count >= least}

    def holding(self, literals: Collection[str]) -> Mapping[str, int]:
        """How many documents hold each literal in title or body."""
        return {
            text: count
            for text in literals
            if (count := sum(_holds(one, text) for one in self._documents))
        }


def sounding(title: str, places: Sequence[SoundClass]) -> Iterator[tuple[int, int]]:
    """Where Han characters of a title that follow each other sound so."""
    han = [(at, char) for at, char in enumerate(title) if FIRST <= ord(char) <= LAST]
    for head in range(len(han) - len(places) + 1):
        row = han[head : head + len(places)]
        if row and all(_fills(char, place) for (_, char), place in zip(row, places, strict=True)):
            yield row[0][0], row[-1][0] + 1


def _fills(char: str, place: SoundClass) -> bool:
    if place.character:
        return char == place.character
    return bool(readings(char) & place.syllables)


def _pairs(one: KeptDocument) -> set[str]:
    lines = (one.title.text, *one.body.text.split(BARRIER))
    return {a + b for line in lines for a, b in pairwise(line)}


def _holds(one: KeptDocument, literal: str) -> bool:
    return any(field.places(literal) for field in one.fields.values())
