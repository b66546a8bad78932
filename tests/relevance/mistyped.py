"""Titles as people mistype them, or type them in pinyin; each mistake is drawn at random."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from random import Random

from pypinyin import lazy_pinyin

HAN = re.compile(r"[\u4e00-\u9fff]")
_RUNS = re.compile(r"[\u4e00-\u9fff]+|[^\u4e00-\u9fff]", re.DOTALL)
COMMON = 2000
"""Characters of the collection, the most frequent ones, that a wrong one is drawn from."""


class Typist:
    """Makes mistakes with the characters that are common in a collection."""

    def __init__(self, texts: Iterable[str], rng: Random) -> None:
        """Count the characters of the texts."""
        counts: Counter[str] = Counter()
        for text in texts:
            counts.update(HAN.findall(text))
        self._common = [sign for sign, _ in counts.most_common(COMMON)]
        self._sounds: dict[str, list[str]] = defaultdict(list)
        for sign, sound in zip(self._common, lazy_pinyin(self._common), strict=True):
            self._sounds[sound].append(sign)
        self._rng = rng

    def one_wrong(self, title: str) -> str | None:
        """One Han character replaced by a common one."""
        at = self._rng.choice(_places(title))
        wrong = self._rng.choice([sign for sign in self._common if sign != title[at]])
        return title[:at] + wrong + title[at + 1 :]

    def one_missing(self, title: str) -> str | None:
        """One Han character left out."""
        at = self._rng.choice(_places(title))
        return title[:at] + title[at + 1 :]

    def one_homophone(self, title: str) -> str | None:
        """One Han character replaced by another of the same sound, None where none has one."""
        sounds = _sounds(title)
        places = [at for at in _places(title) if set(self._sounds[sounds[at]]) - {title[at]}]
        if not places:
            return None
        at = self._rng.choice(places)
        wrong = self._rng.choice([one for one in self._sounds[sounds[at]] if one != title[at]])
        return title[:at] + wrong + title[at + 1 :]

    def two_exchanged(self, title: str) -> str | None:
        """Two different Han characters that stand side by side exchanged, None where none do."""
        han = set(_places(title))
        places = [at for at in han if at + 1 in han and title[at] != title[at + 1]]
        if not places:
            return None
        at = self._rng.choice(sorted(places))
        return title[:at] + title[at + 1] + title[at] + title[at + 2 :]


def in_pinyin(title: str) -> str:
    """The whole title in pinyin without tones, joined; marks are left out.

    >>> in_pinyin("公积金（2019）")
    'gongjijin2019'
    """
    return "".join(sound for sound in _sounds(title) if sound.isalnum()).lower()


def in_initials(title: str) -> str:
    """The first letters of the pinyin.

    >>> in_initials("公积金（2019）")
    'gjj2019'
    """
    return "".join(sound[0] for sound in _sounds(title) if sound.isalnum()).lower()


def _places(title: str) -> list[int]:
    return [at for at, sign in enumerate(title) if HAN.match(sign)]


def _sounds(title: str) -> list[str]:
    """One sound for each character; what has none stands for itself."""
    sounds: list[str] = []
    for piece in _RUNS.findall(title):
        spoken = lazy_pinyin(piece)
        sounds += spoken if len(spoken) == len(piece) else piece
    return sounds
