"""Make the tables of readings and of common characters from the data that they are taken from."""

from __future__ import annotations

import bz2
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import jieba

from indexer.analysis.sounds import FIRST, LAST
from indexer.analysis.syllables import SYLLABLES

ANALYSIS = Path(__file__).resolve().parents[2] / "indexer" / "analysis"
READINGS = ANALYSIS / "readings.tsv"
COMMON = ANALYSIS / "common_characters.tsv"

UNIHAN = Path("/usr/share/unicode")
"""Where Debian's package unicode-data puts the files of Unihan."""

MANY_WORDS = 40
"""A character in so many words of pypinyin has no reading that none of them has."""

READINGS_HEAD = (
    "# Readings of pypinyin (MIT) that dictionaries of today have by Unihan (Unicode License"
    " V3), see data_licences.txt; made by python -m tests.characters",
    "# syllable, characters that are usually read so, characters that may be read so",
)
COMMON_HEAD = (
    "# Characters of GB 2312 by their frequency in jieba's dictionary (MIT), with codes of Unihan"
    " (Unicode License V3), see data_licences.txt; made by python -m tests.characters",
    "# character, Cangjie code, four corner code, number of strokes",
)


def gb2312() -> str:
    """The 6,763 characters of GB 2312, level 1 and 2."""
    return "".join(
        bytes((row, cell)).decode("gb2312")
        for row in range(0xB0, 0xF8)
        for cell in range(0xA1, 0xFA if row == 0xD7 else 0xFF)
    )


def plain(reading: str) -> str:
    """A reading without its tone, ü as v.

    >>> plain("lǚ"), plain("zhòng")
    ('lv', 'zhong')
    """
    parts = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(sign for sign in parts if not unicodedata.combining(sign) or sign == "\u0302")


def reading_lines(
    known: Mapping[int, str], phrases: Mapping[str, Sequence[Sequence[str]]], unihan: Path
) -> Iterator[str]:
    """The lines of `readings.tsv`: those readings of pypinyin that dictionaries of today have.

    `known` is pypinyin's dictionary, code point → readings with tones; many are only read in old
    texts (女 as rǔ, 台 as yí). Where neither 通用规范汉字字典 nor 现代汉语词典, as Unihan quotes
    them, has any reading of a character, all of pypinyin's stay. `phrases` are pypinyin's words
    with the readings of their characters: a reading that a character has in none of its many
    words is left out (市 as fú, 员 as yún).
    """
    today = _readings_of_today(unihan)
    spoken = _readings_in_words(phrases)
    usual: dict[str, str] = defaultdict(str)
    other: dict[str, str] = defaultdict(str)
    for code in sorted(code for code in known if FIRST <= code <= LAST):
        found = [one for one in map(plain, known[code].split(",")) if one in SYLLABLES]
        heard = spoken[chr(code)]
        often = heard.total() >= MANY_WORDS
        current = [one for one in found if one in today[chr(code)] and (heard[one] or not often)]
        for place, syllable in enumerate(dict.fromkeys(current or found)):
            (other if place else usual)[syllable] += chr(code)
    yield from READINGS_HEAD
    yield from (f"{syllable}\t{usual[syllable]}\t{other[syllable]}" for syllable in SYLLABLES)


def _readings_of_today(unihan: Path) -> dict[str, set[str]]:
    """The toneless readings of each character in two dictionaries of today's language."""
    found: dict[str, set[str]] = defaultdict(set)
    for field in ("kTGHZ2013", "kXHC1983"):
        for char, places in _field(unihan, "Readings", field).items():
            found[char] |= {
                plain(one)
                for place in places.split(" ")
                for one in place.rpartition(":")[2].split(",")
            }
    return found


def _readings_in_words(phrases: Mapping[str, Sequence[Sequence[str]]]) -> dict[str, Counter[str]]:
    """In how many words each character has each of its toneless readings."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for word, sounds in phrases.items():
        for char, (sound, *_) in zip(word, sounds, strict=False):
            found[char][plain(sound)] += 1
    return found


def by_frequency(chars: str) -> list[str]:
    """Characters by the counts of the words of jieba's dictionary that hold them, then by code."""
    counts: Counter[str] = Counter()
    with jieba.Tokenizer().get_dict_file() as lines:
        for line in lines:
            word, count, _ = line.decode("utf-8").split(" ")
            for char in word:
                counts[char] += int(count)
    return sorted(chars, key=lambda char: (-counts[char], char))


def common_lines(unihan: Path) -> Iterator[str]:
    """The lines of `common_characters.tsv`; `unihan` is a folder with the files of Unihan."""
    cangjie = _first_values(unihan, "DictionaryLikeData", "kCangjie")
    corners = _first_values(unihan, "DictionaryLikeData", "kFourCornerCode")
    strokes = _first_values(unihan, "IRGSources", "kTotalStrokes")
    yield from COMMON_HEAD
    for char in by_frequency(gb2312()):
        # A leading X only tells a code from an equal one; the fifth digit of corners does the same.
        code = cangjie[char].removeprefix("X") or cangjie[char]
        yield "\t".join((char, code, corners.get(char, "")[:4], strokes[char]))


def _first_values(unihan: Path, file: str, wanted: str) -> dict[str, str]:
    return {char: given.split(" ")[0] for char, given in _field(unihan, file, wanted).items()}


def _field(unihan: Path, file: str, wanted: str) -> dict[str, str]:
    """All that a field of Unihan says of each character that has it."""
    rows = (line.rstrip("\n").split("\t") for line in _lines(unihan, file) if line[:2] == "U+")
    return {chr(int(code[2:], 16)): given for code, name, given in rows if name == wanted}


def _lines(unihan: Path, file: str) -> Iterable[str]:
    path = unihan / f"Unihan_{file}.txt"
    if path.is_file():
        return path.read_text(encoding="utf-8").splitlines()
    packed = path.with_name(f"{path.name}.bz2").read_bytes()
    return bz2.decompress(packed).decode("utf-8").splitlines()
