"""New versions of real laws, made by edits that are known: what a comparison has to find.

Each edit has articles of its own, with at least one untouched article between two edits. Articles
are numbered anew from the first to the last, as a law that is published again has them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.document import Paragraph, ParagraphKind, Part
from indexer.query.forms.han_numerals import han_number

_LEAD = re.compile(r"第[〇零一二三四五六七八九十百千]{1,7}条[\s　]*")
_SENTENCE_END = re.compile(r"(?<=[。；])(?!$)")
_FULL = str.maketrans("0123456789()%", "０１２３４５６７８９（）％")
_TRADITIONAL = str.maketrans("国应当务员会执关于书处罚无为业产", "國應當務員會執關於書處罰無為業產")
_OTHER_WORDS = (
    ("应当", "可以"),
    ("可以", "应当"),
    ("以上", "以下"),
    ("机关", "机构"),
    ("规定", "决定"),
    ("管理", "监察"),
    ("五", "七"),
    ("三", "八"),
    ("十", "二十"),
)
_ADDED = ("并书面告知当事人", "但情况紧急的除外", "最迟不超过四十五个工作日", "经集体讨论决定")
SHORTEST = 30
"""Characters of an article that edits are made in."""
FARTHEST, NEAREST = 12, 5
"""Articles that a moved one passes by."""


class Edit(StrEnum):
    """What is done to an article."""

    NONE = "none"
    WORDS = "words"
    WRITING = "writing"
    DROPPED = "dropped"
    NEW = "new"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"


@dataclass(slots=True)
class Origin:
    """Where an article of the new version comes from: articles of the old one, and how.

    `removed` and `added` are the words that went and came.
    """

    old: tuple[int, ...]
    text: str
    edit: Edit = Edit.NONE
    removed: str = ""
    added: str = ""


@dataclass(frozen=True, slots=True)
class MadeVersion:
    """A law and its made new version; articles are counted from 0 in both."""

    title: str
    old: tuple[Part, ...]
    new: tuple[Part, ...]
    origins: tuple[Origin, ...]
    dropped: frozenset[int]


def made_version(
    title: str, articles: Sequence[str], other: Sequence[str], seed: int
) -> MadeVersion:
    """A new version of a law's articles (without numbers); new articles come from another law."""
    return _Making(title, articles, other, random.Random(seed)).made()


def articles_of(paragraphs: Sequence[Paragraph]) -> list[str]:
    """The articles of a law without their numbers, their paragraphs separated by line breaks."""
    found: list[str] = []
    for paragraph in paragraphs:
        if paragraph.kind is ParagraphKind.ARTICLE and (lead := _LEAD.match(paragraph.text)):
            found.append(paragraph.text[lead.end() :])
        elif found and paragraph.kind is ParagraphKind.TEXT:
            found[-1] += f"\n{paragraph.text}"
    return found


class _Making:
    """A version while it is made: each edit takes articles, and those beside them stay as is."""

    def __init__(
        self, title: str, articles: Sequence[str], other: Sequence[str], chance: random.Random
    ) -> None:
        self._title, self._articles, self._chance = title, articles, chance
        self._other = [one for one in other if len(one) >= SHORTEST]
        self._free = set(range(1, len(articles) - 1))
        self._new = [Origin((number,), text) for number, text in enumerate(articles)]
        self._moved_to: dict[int, int] = {}
        self._dropped: set[int] = set()

    def made(self) -> MadeVersion:
        """One edit of each kind, and as many as the law has room for of words and writing."""
        steps: Sequence[Callable[[int], bool]] = (
            self._move,
            self._drop,
            self._insert,
            self._split,
            self._merge,
            self._words,
            self._writing,
            self._words,
            self._writing,
        )
        for step in steps:
            candidates = [
                number for number in sorted(self._free) if len(self._articles[number]) >= SHORTEST
            ]
            self._chance.shuffle(candidates)
            for number in candidates:
                if step(number):
                    break
        return MadeVersion(
            self._title,
            _numbered(self._articles),
            _numbered([one.text for one in self._in_order()]),
            tuple(self._in_order()),
            frozenset(self._dropped),
        )

    def _take(self, *numbers: int) -> bool:
        """Take articles for an edit, if none is taken or beside one that is."""
        if not set(numbers) <= self._free:
            return False
        near = {number + step for number in numbers for step in (-1, 0, 1)}
        self._free -= near
        return True

    def _words(self, number: int) -> bool:
        one = self._new[number]
        word, instead = self._chance.choice(_OTHER_WORDS)
        places = [found.start() for found in re.finditer(word, one.text)]
        ends = [found.start() for found in re.finditer(r"[，。；]", one.text)]
        adds = self._chance.random() < 0.4
        if not (ends if adds else places) or not self._take(number):
            return False
        if adds:
            place, added = self._chance.choice(ends), self._chance.choice(_ADDED)
            text = f"{one.text[:place]}，{added}{one.text[place:]}"
            self._new[number] = Origin((number,), text, Edit.WORDS, "", added)
        else:
            place = self._chance.choice(places)
            text = f"{one.text[:place]}{instead}{one.text[place + len(word) :]}"
            self._new[number] = Origin((number,), text, Edit.WORDS, word, instead)
        return True

    def _writing(self, number: int) -> bool:
        text = self._articles[number]
        written = self._chance.choice(
            (
                text.translate(_FULL),
                text.translate(_TRADITIONAL),
                text.replace("，", ","),
                text.replace("；", "; "),
                re.sub(r"(\d+)", r" \1 ", text),
                text.replace("、", "，", 2),
                text.replace("\n", "", 1),
            )
        )
        if written == text or not self._take(number):
            return False
        self._new[number] = Origin((number,), written, Edit.WRITING)
        return True

    def _drop(self, number: int) -> bool:
        if not self._take(number):
            return False
        self._dropped.add(number)
        return True

    def _insert(self, number: int) -> bool:
        if not self._other or not self._take(number):
            return False
        self._new.append(Origin((), self._chance.choice(self._other), Edit.NEW))
        self._moved_to[len(self._new) - 1] = number
        return True

    def _move(self, number: int) -> bool:
        distance = self._chance.randint(NEAREST, FARTHEST) * self._chance.choice((-1, 1))
        target = number + distance
        if not 1 <= target < len(self._articles) - 1 or not self._take(number, target):
            return False
        self._new[number].edit = Edit.MOVED
        self._moved_to[number] = target
        return True

    def _split(self, number: int) -> bool:
        text = self._articles[number]
        cuts = [
            cut
            for cut in (found.start() for found in _SENTENCE_END.finditer(text))
            if SHORTEST <= cut <= len(text) - SHORTEST
        ]
        if not cuts or not self._take(number):
            return False
        cut = self._chance.choice(cuts)
        first, second = text[:cut].strip(), text[cut:].strip()
        self._new[number] = Origin((number,), first, Edit.SPLIT)
        self._new.append(Origin((number,), second, Edit.SPLIT))
        self._moved_to[len(self._new) - 1] = number
        return True

    def _merge(self, number: int) -> bool:
        if len(self._articles[number + 1]) < SHORTEST or not self._take(number, number + 1):
            return False
        text = f"{self._articles[number]}\n{self._articles[number + 1]}"
        self._new[number] = Origin((number, number + 1), text, Edit.MERGED)
        self._new[number + 1].edit = Edit.MERGED
        self._dropped.add(number + 1)
        return True

    def _in_order(self) -> list[Origin]:
        """The articles of the new version: what was moved or put in stands behind its place."""
        placed: list[tuple[float, Origin]] = []
        for number, one in enumerate(self._new):
            if number in self._dropped:
                continue
            place = self._moved_to.get(number)
            placed.append((number if place is None else place + 0.5, one))
        return [one for _, one in sorted(placed, key=lambda pair: pair[0])]


def _numbered(articles: Sequence[str]) -> tuple[Part, ...]:
    lines: list[Paragraph] = []
    for number, text in enumerate(articles, start=1):
        first, *rest = text.split("\n")
        lead = f"第{han_number(number)}条　"
        lines.append(Paragraph(lead + first, ParagraphKind.ARTICLE))
        lines += [Paragraph(line) for line in rest if line.strip()]
    return (Part(tuple(lines)),)
