"""Read a typed text as a question: what it is about, what it wants to know, and for which place."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from corpus.fields.kind import find_kind
from indexer.analysis.normalise import normalise
from indexer.analysis.words import cut, is_word
from indexer.answers.passages import bounds
from indexer.answers.passages.wanted_values import WantedValue, wanted_values
from indexer.query.expressions import leaves
from indexer.query.function_words import FUNCTION_WORDS, without_noise
from indexer.query.model import Phrase, Query, Word
from indexer.query.typed.typed_places import TypedPlace, typed_places
from indexer.snapshot import Snapshot

CONTENT_WORDS = 4
"""A text that does not ask by its words has so many others, or it names a subject: 公租房申请."""

MOST_TERMS = 60
"""What has more is pasted text: the longest question on notices has 53. This bounds the time."""

_ASKS = re.compile(
    "[?？吗嗎呢]|什么|啥|怎[么样]|如何|哪|多少|几[个种项天年月岁次号点]|多[久长大]|何时|何地|为何|是否|能否|可否"
    "|能不能|可不可以|要不要|是不是|有没有|谁"
)
_ASKING_WORD = re.compile("[哪啥怎]|什么|何[时地种处项]?$|^几.?$|多[少长久大]")
_WHETHER = re.compile(
    "(?:是否|能否|可否)(?:能够|可以|需要|应当|能|会|要|需|应|已)?([\u4e00-\u9fff]{2})"
)
_PARTICLE = re.compile("[吗嗎么]")
_DISTRICT = re.compile("[\u4e00-\u9fff]{2,}(?:[县区镇乡旗]|街道)$")
"""Names of districts and towns, which many places have (西湖区), and words like 服务区."""
_NUMBER = re.compile(r"\d+")
_NAMED = re.compile("[《》〔〕]")


class _Anywhere:
    """A container of all regions."""

    def __contains__(self, region: object) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Question:
    """A question to one index.

    `asks`: it has a word or a mark that asks. `terms` are its words and the pairs of characters in
    them and between neighbours, each with its share of what the question is about (together 1);
    `evidence` is their idf in units of a term that no document holds. An answer must hold `literal`
    just so: what stood in quotation marks, and what 是否 asks, or 吗 in few words. `wanted` are the
    kinds of value that it must hold, `places` those that it must be for, `districts` may be such.
    """

    text: str
    asks: bool
    terms: tuple[tuple[str, float], ...]
    evidence: float
    literal: tuple[str, ...]
    wanted: tuple[WantedValue, ...]
    places: tuple[TypedPlace, ...]
    districts: tuple[str, ...]

    @property
    def named_places(self) -> Iterator[tuple[str, TypedPlace]]:
        """Each place with its narrowest name as it was typed: 海陵区 of 泰州市海陵区."""
        return ((self.text[place.narrowest : place.end], place) for place in self.places)

    @property
    def of_places(self) -> int:
        """The terms that stand in names of places, as a set of bits."""
        names = [self.text[place.start : place.end] for place in self.places]
        terms = enumerate(self.terms)
        return sum(1 << at for at, (term, _) in terms if any(term in name for name in names))

    @property
    def numbers(self) -> list[str]:
        """The numbers in the question, which an answer repeats."""
        return sorted(set(_NUMBER.findall(self.text)), key=len, reverse=True)


def read_question(snapshot: Snapshot, query: Query) -> Question | None:
    """The question that the text of a query is; None where it asks nothing.

    A name of a document, a number, one word and quoted text ask nothing.
    """
    text = normalise(without_noise(query.text))
    asked = list(leaves(query.expression))
    if not all(isinstance(leaf, Word | Phrase) for leaf in asked):
        return None
    typed = cut(text)
    content = [word for word in typed if is_word(word) and word not in FUNCTION_WORDS]
    asks = _ASKS.search(text) is not None
    if len(content) < (2 if asks else CONTENT_WORDS):
        return None
    if not asks and (find_kind(text) or _NAMED.search(text)):
        return None
    places = typed_places(text, (0, *accumulate(map(len, typed))), _Anywhere())
    about = _about(typed)
    idfs = {
        term.text: term.idf
        for term in snapshot.term_weights(query)
        if (term.text in about or len(term.text) == 2) and any(term.text in run for run in about)
    }
    total = sum(idfs.values())
    if not total or len(idfs) > MOST_TERMS:
        return None
    evidence = total / math.log1p(2 * snapshot.size + 1)
    return Question(
        text,
        asks,
        tuple((term, idf / total) for term, idf in idfs.items()),
        evidence,
        (
            *(leaf.text for leaf in asked if isinstance(leaf, Phrase)),
            *_WHETHER.findall(text),
            *(_asked_by_particle(typed) if evidence < bounds.SHORT_QUESTION else ()),
        ),
        tuple(wanted_values(text)),
        places,
        tuple(word for word in typed if _DISTRICT.match(word)),
    )


def _asked_by_particle(typed: Sequence[str]) -> list[str]:
    """The word that 吗 asks about, the last one with a content before it: 恢复 of 公交恢复了吗."""
    at = next((at for at, word in enumerate(typed) if _PARTICLE.fullmatch(word)), 0)
    content = [word for word in typed[:at] if is_word(word) and word not in FUNCTION_WORDS]
    return content[-1:]


def _about(typed: Sequence[str]) -> list[str]:
    """The runs of words that say what a question is about, and each of these words.

    Words that only ask or bind part them.
    """
    runs = [""]
    words = []
    for word in typed:
        if not is_word(word) or word in FUNCTION_WORDS or _ASKING_WORD.search(word):
            runs.append("")
        else:
            runs[-1] += word
            words.append(word)
    return [run for run in (*runs, *words) if run]
