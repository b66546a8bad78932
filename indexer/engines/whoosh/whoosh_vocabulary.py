"""What stands in the texts of one open generation: pairs, literals, and how titles sound."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import grams
from indexer.analysis.normalise import BARRIER, original_span
from indexer.analysis.sound_classes import SoundClass
from indexer.engines.whoosh.files.arrays import Array
from indexer.engines.whoosh.files.postings import CHARACTER_BITS
from indexer.engines.whoosh.files.segment import Segment
from indexer.engines.whoosh.files.segment_ref import SegmentRef
from indexer.engines.whoosh.match.matching import Matching
from indexer.engines.whoosh.match.title_sounds import TitleSounds
from indexer.engines.whoosh.match.word_sounds import WordSounds
from indexer.engines.whoosh.open_generation import OpenGeneration
from indexer.engines.whoosh.rank.selection import select
from indexer.engines.whoosh.whoosh_shelf import WhooshShelf
from indexer.query.model import Sort
from indexer.relations.shelf import ResolvedQuery
from indexer.snapshot import BorneNumber, TitlePlace


class WhooshVocabulary(WhooshShelf):
    """Looks up what stands in the texts of a generation; safe to use from several threads."""

    def __init__(self, generation: OpenGeneration, matching: Matching) -> None:
        """Look up in `generation`; the sounds of titles are read when first asked."""
        super().__init__(generation, matching)
        self._sounds_lock = Lock()
        self._title_sounds: list[TitleSounds] = []
        self._word_sounds: list[WordSounds] = []

    def titles_sounding(self, places: Sequence[SoundClass], limit: int) -> Sequence[TitlePlace]:
        """Where titles have Han characters in a row that sound so, one place a title."""
        if not places or limit < 1:
            return ()
        spans: dict[tuple[int, int], tuple[int, int]] = {}
        masks, begins = [], []
        for index, (segment, sounds) in enumerate(self._sounding()):
            documents, starts, ends = sounds.found(places)
            first = np.unique(documents, return_index=True)[1]
            documents, starts, ends = documents[first], starts[first], ends[first]
            heads = segment.title.starts[documents].astype(np.int64)
            score = np.zeros(segment.size, np.float32)
            score[documents] = starts == heads
            masks.append(sounds.mask_of(documents))
            begins.append(score)
            rows = np.stack((documents, starts - heads, ends - heads), axis=1).tolist()
            spans |= {(index, document): (start, end) for document, start, end in rows}
        chosen = select(self.segments, masks, begins, Sort.RELEVANCE, 0, limit)
        return [self._title_place(SegmentRef(s, d), *spans[s, d]) for s, d, _ in chosen]

    def numbers_beginning(
        self, beginning: str, among: ResolvedQuery | None, limit: int
    ) -> Sequence[BorneNumber]:
        """The document numbers that begin so, the newest first. O(documents that bear them)."""
        allowed = self._matching.narrowed_to(among) if among else None
        held: list[tuple[SegmentRef, str]] = []
        for index, segment in enumerate(self.segments):
            bounds = segment.number_form.beginning(beginning.encode())
            ordinals, documents = segment.number_form.pairs_between(*bounds)
            kept = (segment.live if allowed is None else allowed[index])[documents]
            rows = _newest_of_each(ordinals[kept], documents[kept], segment, limit)
            held += ((SegmentRef(index, d), segment.number_form.term(o).decode()) for o, d in rows)
        order = {ref: place for place, ref in enumerate(self.in_order({ref for ref, _ in held}))}
        newest: dict[str, SegmentRef] = {}
        for ref, form in sorted(held, key=lambda row: (order[row[0]], row[1])):
            newest.setdefault(form, ref)
        return [BorneNumber(form, ref) for form, ref in newest.items()][:limit]

    def texts_sounding(self, places: Sequence[SoundClass], limit: int) -> Mapping[str, int]:
        """The different normalised texts at such places, with how many titles hold each."""
        found: Counter[str] = Counter()
        if places:
            for _, sounds in self._sounding():
                found.update(sounds.texts(places))
        return _most_frequent(found, limit)

    def words_sounding(self, places: Sequence[SoundClass], limit: int) -> Mapping[str, int]:
        """The words of bodies that sound so, with how many documents hold each."""
        with self._sounds_lock:
            if len(self._word_sounds) < len(self.segments):
                self._word_sounds = [WordSounds(one.words["body"]) for one in self.segments]
        found: Counter[str] = Counter()
        for segment, sounds in zip(self.segments, self._word_sounds, strict=True):
            for word, ordinal in sounds.found(places):
                docs = segment.words["body"].docs(ordinal)
                found[word] += int(np.count_nonzero(segment.live[docs]))
        return _most_frequent(found, limit)

    def pair_frequencies(self, pairs: Collection[str]) -> Mapping[str, int]:
        """At least in how many documents each pair stands, by pages of titles and bodies."""
        asked = [pair for pair in dict.fromkeys(pairs) if len(pair) == 2]
        counts = self._pages_holding(grams.codes("".join(asked))[::2])
        return {pair: count for pair, count in zip(asked, counts, strict=True) if count}

    def neighbour_frequencies(
        self, before: str, characters: str, after: str
    ) -> Sequence[Sequence[int]]:
        """At least in how many documents each character stands behind and in front of others."""
        points = grams.characters(grams.codes(characters))
        pairs = [np.uint64(ord(before) << CHARACTER_BITS) | points] if before else []
        pairs += [points << np.uint64(CHARACTER_BITS) | np.uint64(ord(after))] if after else []
        return list(zip(*map(self._pages_holding, pairs), strict=True)) or [()] * len(characters)

    def _pages_holding(self, codes: grams.Codes) -> list[int]:
        """On how many pages of titles and bodies each pair of some codes stands."""
        counts = np.zeros(len(codes), np.int64)
        for segment in self.segments:
            counts += segment.title.page_counts(codes) + segment.body.page_counts(codes)
        found: list[int] = counts.tolist()
        return found

    def pairs_beginning(self, character: str, least: int) -> Mapping[str, int]:
        """The pairs that begin with a character, in at least so many documents."""
        bounds = grams.first_char_range(character)
        fields = [field for segment in self.segments for field in (segment.title, segment.body)]
        if not fields:
            return {}
        codes, counts = zip(*(field.page_counts_between(*bounds) for field in fields), strict=True)
        distinct, places = np.unique(np.concatenate(codes), return_inverse=True)
        total = np.bincount(places, np.concatenate(counts), len(distinct)).astype(np.int64)
        seconds = distinct & np.uint64((1 << CHARACTER_BITS) - 1)
        often = (total >= least) & (seconds != ord(BARRIER))
        chosen = zip(seconds[often].tolist(), total[often].tolist(), strict=True)
        return {character + chr(second): count for second, count in chosen}

    def holding(self, literals: Collection[str]) -> Mapping[str, int]:
        """How many documents hold each literal in title or body. O(documents) each."""
        found: dict[str, int] = {}
        for literal in literals:
            for segment in self.segments:
                held = (segment.literal(name, literal).mask() for name in ("title", "body"))
                count = int(np.count_nonzero(np.logical_or(*held) & segment.live))
                found[literal] = found.get(literal, 0) + count
        return {literal: count for literal, count in found.items() if count}

    def _sounding(self) -> Sequence[tuple[Segment, TitleSounds]]:
        with self._sounds_lock:
            if len(self._title_sounds) < len(self.segments):
                self._title_sounds = list(map(TitleSounds, self.segments))
            return list(zip(self.segments, self._title_sounds, strict=True))

    def _title_place(self, ref: SegmentRef, start: int, end: int) -> TitlePlace:
        breaks = self.segments[ref.segment].breaks("title", ref.document)
        return TitlePlace(ref, *original_span(breaks, start, end))


def _newest_of_each(
    ordinals: NDArray[np.uint32], documents: Array, segment: Segment, limit: int
) -> list[tuple[int, int]]:
    """(term, document) of the newest document of each term, those of the newest first."""
    numbers = documents.astype(np.int64)
    order = np.lexsort((segment.tie[numbers], -segment.dated[numbers].astype(np.int64)))
    ordinals, numbers = ordinals[order], numbers[order]
    firsts = np.sort(np.unique(ordinals, return_index=True)[1])
    # Numbers of one document tie: they are ordered by their forms, which terms are, too.
    firsts = firsts[np.lexsort((ordinals[firsts], _ranks(numbers[firsts])))][:limit]
    return list(zip(ordinals[firsts].tolist(), numbers[firsts].tolist(), strict=True))


def _ranks(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """The place at which each number comes first."""
    _, firsts, places = np.unique(numbers, return_index=True, return_inverse=True)
    ranks: NDArray[np.int64] = firsts[places]
    return ranks


def _most_frequent(found: Mapping[str, int], limit: int) -> Mapping[str, int]:
    """At most so many texts that stand somewhere, the most frequent first."""
    held = ((text, count) for text, count in found.items() if count)
    return dict(sorted(held, key=lambda one: (-one[1], one[0]))[:limit])
