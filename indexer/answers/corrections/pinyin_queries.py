"""Find what was meant by Latin letters that are pinyin or initials, alone or beside Han characters.

The titles say which characters have the syllables that were typed; letters that stand in documents
themselves, like names of programs, are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.analysis.normalise import normalise
from indexer.answers.corrections.candidate import CorrectionCandidate
from indexer.answers.corrections.slips import FAR_MORE, enough
from indexer.answers.corrections.sounding_texts import (
    WHOLE_TITLE,
    LetterReader,
    SoundingText,
)
from indexer.snapshot import Snapshot

_LETTERS = re.compile(r"[A-Za-zÜüǖǘǚǜāáǎàēéěèīíǐìōóǒòūúǔù]+(?:['’ ]+[A-Za-zÜü]+)*")
_AS_TYPED = re.compile(f"[\u3400-\u9fff]?{_LETTERS.pattern}[\u3400-\u9fff]?")
_HAN_BEFORE = re.compile("[\u3400-\u9fff]+$")
_HAN_AFTER = re.compile("[\u3400-\u9fff]+")
_OTHER_SIGNS = re.compile(r"[^A-Za-zÜü'’ \u3400-\u9fff]+")


def pinyin_queries(
    reader: LetterReader, line: str, stretches: Sequence[tuple[int, int]]
) -> list[CorrectionCandidate]:
    """What may have been meant by the letters in stretches of a line, the first that is known.

    Quoted letters between them are read only with all others as one title, which is never sure.
    """
    if len(stretches) > 1:
        start, end = stretches[0][0], stretches[-1][1]
        title = _whole(reader, line[start:end])
        if title and len(title.text) >= WHOLE_TITLE:
            whole = _candidate(reader.snapshot, line[start:end], start, end, title)
            return [replace(whole, sure=False)]
    for start, end in stretches:
        if _LETTERS.search(line, start, end) and (found := _in_stretch(reader, line, start, end)):
            return found
    return []


def _in_stretch(reader: LetterReader, line: str, start: int, end: int) -> list[CorrectionCandidate]:
    line, typed = line[:end], line[start:end]
    if whole := _whole(reader, typed):
        found = [_candidate(reader.snapshot, typed, start, end, whole)]
    else:
        spans = [letters.span() for letters in _LETTERS.finditer(line, start, end)]
        found = [one for span in spans if (one := _beside(reader, line, start, *span))]
    # Letters beside a Han character are half of an input: 公积jin is no other word that has jin.
    known = reader.snapshot.holding([normalise(one.group()) for one in _AS_TYPED.finditer(typed)])
    least = FAR_MORE * max(known.values(), default=0)
    return [one for one in found if one.held >= least][:1]


def _beside(
    reader: LetterReader, line: str, least: int, start: int, end: int
) -> CorrectionCandidate | None:
    """The letters line[start:end], read with the Han characters beside them or without.

    Nothing before `least` is looked at.
    """
    before = _HAN_BEFORE.search(line, least, start)
    after = _HAN_AFTER.match(line, end)
    first = before.start() if before else start
    last = after.end() if after else end
    starts, ends = (first, max(start - 1, first)), (last, min(end + 1, last))
    spans = {(a, b) for a in (*starts, start) for b in (*ends, end)}
    for a, b in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        typed = line[a:b]
        if found := reader.read(typed) or (reader.read_in_parts(typed) if " " in typed else None):
            return _candidate(reader.snapshot, typed, a, b, found)
    return None


def _whole(reader: LetterReader, typed: str) -> SoundingText | None:
    """The whole of what was typed as one text, whatever signs that are no Han stand between."""
    bare = _OTHER_SIGNS.sub(" ", typed)
    found = reader.read(bare)
    if found and _signs(found.text) != _signs(typed) and _signs(typed):
        return None
    return found


def _signs(text: str) -> str:
    """Digits and Latin letters between Han characters."""
    return "".join(re.findall("[0-9]", text))


def _candidate(
    snapshot: Snapshot, typed: str, start: int, end: int, found: SoundingText
) -> CorrectionCandidate:
    parts = found.text.split()  # words that were typed apart may stand apart
    counts = snapshot.holding((normalise(typed), *parts))
    # The count of an everyday word is also that of its official one: 失业金, 失业保险金.
    held = max(found.count, min(counts.get(part, 0) for part in parts))
    return CorrectionCandidate(
        typed=typed,
        corrected=found.text,
        start=start,
        end=end,
        piece=found.text,
        weight=1.0,
        held=held,
        sure=found.sure and held >= enough(snapshot) and normalise(typed) not in counts,
    )
