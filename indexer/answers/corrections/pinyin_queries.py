"""Find what was meant by Latin letters that are pinyin or initials, alone or beside Han characters.

The titles say which characters have the syllables that were typed; letters that stand in documents
themselves, like names of programs, are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product

from indexer.analysis.normalise import normalise
from indexer.analysis.sounds import readings
from indexer.analysis.typed_pinyin import PinyinReading, spelled_mixed
from indexer.analysis.words import cut
from indexer.answers.corrections.candidate import CorrectionCandidate
from indexer.answers.corrections.slips import ENOUGH, FAR_MORE
from indexer.query.facets import Facet
from indexer.query.function_words import FUNCTION_WORDS
from indexer.query.tokens import Token
from indexer.snapshot import Snapshot

LEAST_INITIALS = 3
"""Two initials can be nearly any word."""

MOST_TEXTS = 8
"""Texts of one reading that are looked at, those of the most titles."""

MOST_JOINED = 12
"""Ways to join what parts were read as that are counted in documents."""

RATHER = 2.0
"""A text is sure where so many times as many titles have it as any other."""

RATHER_INITIALS = 5.0
"""The same for initials, which say less."""

WHOLE_TITLE = 8
"""Texts of so many characters are titles or parts of them, which need not be words."""

_LETTERS = re.compile(r"[A-Za-zÜüǖǘǚǜāáǎàēéěèīíǐìōóǒòūúǔù]+(?:['’ ]+[A-Za-zÜü]+)*")
_HAN_BEFORE = re.compile("[\u3400-\u9fff]+$")
_HAN_AFTER = re.compile("[\u3400-\u9fff]+")
_OTHER_SIGNS = re.compile(r"[^A-Za-zÜü'’ \u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class _Found:
    """A text of titles that sounds as was typed, in how many it stands, and whether it is sure."""

    text: str
    count: int
    sure: bool


def pinyin_queries(
    snapshot: Snapshot, line: str, runs: Sequence[Token]
) -> list[CorrectionCandidate]:
    """What may have been meant by the letters of a line, the likeliest first."""
    if not any(_LETTERS.search(run.text) for run in runs):
        return []
    start, end = runs[0].start, runs[-1].end
    typed = line[start:end]
    if whole := _whole(snapshot, typed):
        found = [_candidate(snapshot, typed, start, end, whole)]
    else:
        spans = [letters.span() for letters in _LETTERS.finditer(line, start, end)]
        found = [one for span in spans if (one := _beside(snapshot, line, *span))]
    known = snapshot.holding([normalise(letters) for letters in _LETTERS.findall(typed)])
    least = FAR_MORE * max(known.values(), default=0)
    return [one for one in found if one.held >= least][:1]


def _beside(snapshot: Snapshot, line: str, start: int, end: int) -> CorrectionCandidate | None:
    """The letters line[start:end], read with the Han characters beside them or without."""
    before = _HAN_BEFORE.search(line[:start])
    after = _HAN_AFTER.match(line, end)
    first = before.start() if before else start
    last = after.end() if after else end
    starts, ends = (first, max(start - 1, first)), (last, min(end + 1, last))
    spans = {(a, b) for a in (*starts, start) for b in (*ends, end)}
    for a, b in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        typed = line[a:b]
        if found := _read(snapshot, typed) or (
            _in_parts(snapshot, typed) if " " in typed else None
        ):
            return _candidate(snapshot, typed, a, b, found)
    return None


def _whole(snapshot: Snapshot, typed: str) -> _Found | None:
    """The whole of what was typed as one text, whatever signs that are no Han stand between."""
    bare = _OTHER_SIGNS.sub(" ", typed)
    found = _read(snapshot, bare)
    if found and _signs(found.text) != _signs(typed) and _signs(typed):
        return None
    return found


def _signs(text: str) -> str:
    """Digits and Latin letters between Han characters."""
    return "".join(re.findall("[0-9]", text))


def _read(snapshot: Snapshot, typed: str) -> _Found | None:
    """The text of titles that the letters stand for, by the first reading that has one."""
    for reading in spelled_mixed(typed):
        if len(reading.places) < (LEAST_INITIALS if reading.initials else 2):
            continue
        texts = _sounding(snapshot, reading)
        if words := words_first(texts, reading):
            most = max((texts[text] for text in words[1:]), default=0)
            rather = RATHER if reading.likely else RATHER_INITIALS
            return _Found(words[0], texts[words[0]], texts[words[0]] >= rather * most)
    return None


def _sounding(snapshot: Snapshot, reading: PinyinReading) -> Mapping[str, int]:
    """What sounds as was typed: texts of titles, else organs, else words, with their documents.

    Words only for more than initials, which nearly any word has.
    """
    texts = snapshot.texts_sounding(reading.places, MOST_TEXTS)
    if words_first(texts, reading):
        return texts
    if organs := _organs(snapshot, reading):
        return organs
    return {} if reading.initials else snapshot.words_sounding(reading.places, MOST_TEXTS)


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


def _in_parts(snapshot: Snapshot, typed: str) -> _Found | None:
    """Parts between spaces, each read by itself, where documents hold them joined."""
    parts = [_several(snapshot, part) for part in typed.split()]
    if not all(parts):
        return None
    joined = ["".join(chosen) for chosen in islice(product(*parts), MOST_JOINED)]
    held = snapshot.holding(joined)
    if held:
        best = max(held, key=lambda text: held[text])
        others = [count for text, count in held.items() if text != best]
        return _Found(best, held[best], held[best] >= RATHER * max(others, default=0))
    return _Found(" ".join(chosen[0] for chosen in parts), 0, sure=False)


def _several(snapshot: Snapshot, typed: str) -> list[str]:
    for reading in spelled_mixed(typed):
        if len(reading.places) >= (LEAST_INITIALS if reading.initials else 2):
            texts = _sounding(snapshot, reading)
            if words := words_first(texts, reading):
                return words[:3]
    return []


def _candidate(
    snapshot: Snapshot, typed: str, start: int, end: int, found: _Found
) -> CorrectionCandidate:
    counts = snapshot.holding((normalise(typed), found.text))
    held = counts.get(found.text, 0)
    return CorrectionCandidate(
        typed=typed,
        corrected=found.text,
        start=start,
        end=end,
        piece=found.text,
        weight=1.0,
        held=held,
        sure=found.sure and held >= ENOUGH and normalise(typed) not in counts,
    )
