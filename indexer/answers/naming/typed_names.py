"""Find in a plain text the pieces that may be names of documents, and the words beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.fields.kind import find_kind
from indexer.analysis.normalise import normalise
from indexer.analysis.words import cut, is_word
from indexer.query.function_words import FUNCTION_WORDS, without_noise

MOST_WORDS = 24
"""Words of a text in which names are looked for; behind them stands a question, not a name."""

LONGEST = 14
"""Words that a name inside a longer text has at most; the whole text may have more."""

SHORT = 2
"""A name inside a longer text has more characters (办法 is none), but for a law: 刑法, 宪法."""

_BRACKETED = re.compile("《([^《》]{2,200})》")

_CLOSING = (")", "]", "〕", "】")

_ABOUT_A_TEXT = frozenset(
    (
        *("全文", "原文", "正文", "文本", "文件", "电子版", "完整版", "下载", "查询", "搜索"),
        *("最新", "最新版", "新版", "现行", "版本", "版", "修订", "修改", "内容", "规定", "精神"),
        *("有效", "失效", "作废", "废止", "生效", "施行", "实施", "执行", "条款", "法条", "条文"),
        *("时间", "日期", "发布", "公布", "出台", "文号", "字号", "根据", "依据", "按照", "依照"),
    )
)
"""Words that ask for a text or its state and say nothing of its subject."""


@dataclass(frozen=True, slots=True)
class TypedName:
    """A piece that may be a name, in normal form, and the words beside it that say a subject.

    `whole`: it is all that was typed, so any title will do; else only what ends as titles do.
    """

    text: str
    others: tuple[str, ...]
    whole: bool


def typed_names(text: str) -> Iterator[TypedName]:
    """The pieces of a plain text that may be names: the whole, then the longest first.

    At most some two hundred; each is looked up as a whole.

    >>> [name.text for name in typed_names("养犬条例是否有效")][:2]
    ['养犬条例是否有效', '养犬条例']
    """
    line = without_noise(text).strip()
    typed = normalise(line)
    if not is_word(typed):
        return
    yield TypedName(typed, (), whole=True)
    words = [word for word in cut(typed) if is_word(word)]
    if (core := _core(typed, words)) != typed:
        yield TypedName(core, (), whole=True)
    for found in _BRACKETED.finditer(line):
        rest = f"{line[: found.start()]} {line[found.end() :]}"
        yield TypedName(normalise(found[1]), subject_words(rest), whole=True)
    yield from _inside(typed, words[:MOST_WORDS])


def _core(typed: str, words: list[str]) -> str:
    """The text without the words at both ends that ask for a text or its state: 请问…是否有效."""
    first, last = 0, len(words)
    while first < last and _says_nothing(words[first]):
        first += 1
    while last > first and _says_nothing(words[last - 1]):
        last -= 1
    if first == last:
        return typed
    start = typed.index(words[first], sum(map(len, words[:first])))
    rest = sum(map(len, words[last:]))
    end = typed.rindex(words[last - 1], 0, len(typed) - rest) + len(words[last - 1])
    return typed[start : end + (typed[end : end + 1] in _CLOSING)]


def _says_nothing(word: str) -> bool:
    return word in FUNCTION_WORDS or word in _ABOUT_A_TEXT


def _inside(typed: str, words: list[str]) -> Iterator[TypedName]:
    """The runs of words within a text, the longest first."""
    starts: list[int] = []
    position = 0
    for word in words:
        position = typed.index(word, position)
        starts.append(position)
        position += len(word)
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    ends = [end + (typed[end : end + 1] in _CLOSING) for end in ends]  # 修正案(二)
    a_name = [ends_as_a_name(typed[:end]) for end in ends]
    said = [not _says_nothing(word) for word in words]
    for length in range(min(LONGEST, len(words) - 1), 0, -1):
        for first in range(len(words) - length + 1):
            last = first + length - 1
            # 刑法全文 asks for the text of that name; in a sentence a name has to end as one does.
            whole = not (any(said[:first]) or any(said[last + 1 :]))
            name = typed[starts[first] : ends[last]]
            if whole or (a_name[last] and (len(name) > SHORT or name.endswith("法"))):
                beside = (
                    *zip(words[:first], said, strict=False),
                    *zip(words[last + 1 :], said[last + 1 :], strict=True),
                )
                yield TypedName(name, tuple(word for word, says in beside if says), whole)


def ends_as_a_name(text: str) -> bool:
    """Whether a text ends as the name of a document does."""
    return find_kind(text) is not None or text.endswith(("法", "法典"))


def subject_words(text: str) -> tuple[str, ...]:
    """The words of a text that say a subject, and do not only ask for a text or its state."""
    words = (word for word in cut(normalise(text)) if is_word(word))
    return tuple(word for word in words if not _says_nothing(word))
