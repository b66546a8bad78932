"""Cut normalised text into words with jieba (HMM off), by rjieba where that is installed.

Both give the same tokens. HMM is off because it makes up words from their surroundings: a query
would be cut in another way than the document that it has to find.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from itertools import filterfalse
from pathlib import Path

from indexer.analysis.jieba_segmenter import JiebaSegmenter

_DICTIONARY = Path(__file__).with_name("policy_words.txt")
_FREQUENCY = 1000
"""High enough that each word of the dictionary stays whole among its neighbours."""


@dataclass(frozen=True, slots=True)
class Segmenter:
    """A segmenter with our dictionary loaded; `cut` and `cut_for_search` keep every character."""

    cut: Callable[[str], list[str]]
    cut_for_search: Callable[[str], list[str]]


def cut(text: str) -> list[str]:
    """The words of a normalised text in order; nothing is dropped.

    >>> cut("军运会环境质量保障")
    ['军运会', '环境质量', '保障']
    """
    return _segmenter().cut(text)


def cut_for_search(text: str) -> list[str]:
    """Words of a normalised text with the shorter words in them, without spaces and punctuation.

    >>> cut_for_search("环境质量,2019年")
    ['环境', '质量', '环境质量', '2019', '年']
    """
    return words_among(tokens_for_search(text))


def tokens_for_search(text: str) -> list[str]:
    """The same with spaces and punctuation, which cost little until they are told from words."""
    return _segmenter().cut_for_search(text)


def words_among(tokens: Sequence[str]) -> list[str]:
    """Those tokens that are words, in order."""
    # A text has few tokens that are not all letters, so few are looked at sign by sign.
    signs = {token for token in set(tokens) if not (token.isalnum() or is_word(token))}
    return list(filterfalse(signs.__contains__, tokens))


def is_word(token: str) -> bool:
    """Whether a token holds a letter, a digit or a Han character."""
    return any(map(str.isalnum, token))


def load() -> None:
    """Load the dictionary now (0.1 to 0.6 s) instead of with the first text."""
    _segmenter().cut("")


def segmenter_name() -> str:
    """The segmenter that is used, with its version; nothing is loaded for it."""
    name = "rjieba" if _rjieba_is_installed() else "jieba"
    return f"{name}-{version(name)}"


def policy_words() -> list[str]:
    """The words of our dictionary, which jieba would cut to pieces."""
    lines = _DICTIONARY.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@cache
def dictionary_names() -> frozenset[str]:
    """What jieba's dictionary calls names; many of two characters are words (许可, 文明)."""
    import jieba

    with jieba.get_dict_file() as lines:
        rows = (line.decode("utf-8").split() for line in lines)
        return frozenset(row[0] for row in rows if row[-1].startswith("nr"))


@cache
def jieba_segmenter() -> Segmenter:
    """The segmenter in plain Python, over jieba's dictionary."""
    import jieba  # for nothing where rjieba is installed

    # Only its dictionary is used. Its own reading leaves a cache file in the shared temporary
    # folder, which can be written by anybody and is read by marshal, and its cut takes twice
    # the time.
    with jieba.get_dict_file() as rows:
        segmenter = JiebaSegmenter(rows, policy_words(), _FREQUENCY)
    return Segmenter(segmenter.cut, segmenter.cut_for_search)


@cache
def rjieba_segmenter() -> Segmenter:
    """The segmenter in Rust, ten times as fast; raises ImportError where it is not installed."""
    import rjieba

    tokenizer = rjieba.Jieba()
    for word in policy_words():
        tokenizer.add_word(word, _FREQUENCY, None)
    return Segmenter(
        lambda text: tokenizer.cut(text, False),
        lambda text: tokenizer.cut_for_search(text, False),
    )


@cache
def _segmenter() -> Segmenter:
    return rjieba_segmenter() if _rjieba_is_installed() else jieba_segmenter()


@cache
def _rjieba_is_installed() -> bool:
    try:
        version("rjieba")
    except PackageNotFoundError:
        return False
    return True
