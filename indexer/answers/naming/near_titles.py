"""Find titles that are nearly what was typed: one character wrong, missing, doubled or exchanged.

A title is near where it shares most pairs of characters, but never where the difference tells two
documents apart: a place, an organ, a year or number, a version (武汉市养犬管理条例 and
杭州市养犬管理条例 share three quarters of their pairs).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from corpus.fields.organs import is_organ
from corpus.fields.regions import is_place
from indexer.analysis.normalise import normalise
from indexer.analysis.sounds import readings
from indexer.analysis.words import cut
from indexer.answers.naming.typed_names import TypedName
from indexer.relations.grammar.title_keys import STATE
from indexer.relations.shelf import DocRef
from indexer.snapshot import Snapshot

LEAST_DICE = 0.75
"""Titles with one wrong, missing or homophone character share this part of their pairs, and stand
first in 98% of trials instead of 55%."""

LEAST_OF_SHORT = 0.45
"""A title of few characters shares less, and has to differ by one edit alone."""

SHORTEST, LONGEST = 4, 200
"""Characters of a text that may be a title with a mistake in it."""

MOST_EDITS = 2
"""Single characters that may differ: more of them, or two in a row (若干), are another title."""

LONGEST_LAW = 24
"""Characters of a text that may be the short name of a law."""

LOOKED_AT = 40
MOST_NEAR = 3

_TELLING = re.compile(
    r"[0-9〇零一二三四五六七八九十百千]|[a-z]|[甲乙丙丁]|试行|暂行|修订|修正|修改|草案|征求意见|废止|补充"
)


def near_titles(snapshot: Snapshot, names: Iterable[TypedName]) -> tuple[DocRef, ...]:
    """The documents whose titles are nearly one of the names that are all that was typed.

    The nearest come first; none where it is not sure.
    """
    for name in names:
        if name.others or not name.whole or not SHORTEST <= len(name.text) <= LONGEST:
            continue
        # 食品安金法 shares too little with the whole title of the law.
        law = len(name.text) <= LONGEST_LAW and _sounds_like_a_law(name.text)
        for text in (name.text, STATE + name.text) if law else (name.text,):
            if near := _near(snapshot, text):
                return near
    return ()


def _near(snapshot: Snapshot, text: str) -> tuple[DocRef, ...]:
    """The documents whose titles are nearly a text, the nearest first."""
    alike = snapshot.titles_alike(text, LEAST_OF_SHORT, LOOKED_AT)
    cards = snapshot.cards([ref for ref, _ in alike])
    near: list[tuple[int, int, DocRef]] = []
    for place, (ref, dice) in enumerate(alike):
        title = normalise(cards[ref].card.title)
        if is_near(text, title, dice):
            near.append((_size(_edits(text, title)), place, ref))
    return tuple(ref for _, _, ref in sorted(near, key=lambda one: one[:2])[:MOST_NEAR])


def _sounds_like_a_law(text: str) -> bool:
    """Whether a text ends as names of laws do, whatever character of that sound was typed.

    >>> [_sounds_like_a_law(text) for text in ("公司发", "养犬办理")]
    [True, False]
    """
    return text.endswith("条例") or not readings(text[-1]).isdisjoint(readings("法"))


def is_near(typed: str, title: str, dice: float) -> bool:
    """Whether a typed text means a title with which it shares `dice` of the pairs of characters.

    >>> is_near("杭州市养犬管理条例", "武汉市养犬管理条例", 0.75)
    False
    >>> is_near("公积金提取管理办发", "公积金提取管理办法", 0.87)
    True
    """
    edits = _edits(typed, title)
    slips = 1 if len(edits) == 1 else 2  # two exchanged characters are one taken out, one put in
    single = all(end - start <= 1 and to - from_ <= 1 for start, end, from_, to in edits)
    if not single or len(edits) > (MOST_EDITS if dice >= LEAST_DICE else slips):
        return False
    return not any(_tells_apart(typed, title, edit) for edit in edits)


def _edits(typed: str, title: str) -> list[tuple[int, int, int, int]]:
    """The differing spans: [start, end) of the typed text and of the title."""
    blocks = SequenceMatcher(None, typed, title, autojunk=False).get_opcodes()
    return [(a, b, c, d) for tag, a, b, c, d in blocks if tag != "equal"]


def _size(edits: list[tuple[int, int, int, int]]) -> int:
    """How many characters differ."""
    return sum(max(end - start, to - from_) for start, end, from_, to in edits)


def _tells_apart(typed: str, title: str, edit: tuple[int, int, int, int]) -> bool:
    start, end, from_, to = edit
    here, there = typed[start:end], title[from_:to]
    if _TELLING.search(here) or (_TELLING.search(there) and len(there) != 1):
        return True
    if any(map(_is_name, _words_at(typed, start, end))):
        return True
    # A whole name that is missing makes another document of it; a name with a slip does not.
    inner = [word for word in _words_at(title, from_, to) if word in there]
    return any(map(_is_name, inner))


def _words_at(text: str, start: int, end: int) -> list[str]:
    """The words of a text that [start, end) touches, and each two neighbours as one."""
    found: list[str] = []
    position = 0
    for word in cut(text):
        if position < max(end, start + 1) and position + len(word) > start:
            found.append(word)
        position += len(word)
    return found


def _is_name(word: str) -> bool:
    return is_place(word) or is_organ(word)
