"""Compare the words that a draft quotes with the text that they are quoted from.

Differences of writing alone (width, spaces, quotation marks) are none: both are compared in a form
without them, and what differs is shown as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from corpus.fields.word_classes import HUNDRED_HAN
from indexer.analysis.normalise import Normalised, normalise_paragraphs
from indexer.answers.drafts.aligned_words import aligned, common_signs
from indexer.relations.citation_verdicts import QuotationVerdict
from indexer.relations.grammar.rules.draft_rules import ELLIPSIS, TURNS
from indexer.results.reviews import WordDifference

MOST = 100
"""Quotations of one draft that are compared."""
LONGEST = 1000
"""Signs of a quotation that are aligned with a text that does not hold it."""
_GRAM = 4
_ALIKE = 0.6
"""The share of a quotation's signs that a passage must hold to be what was quoted."""
_BUCKET = 64
_SHOWN = 20
"""Differences of one quotation that are told."""
_LEFT_OUT = frozenset("\n\"'`´「」『』《》〈〉<>")
_WHOLE = ("。", ";")
"""The ends of sentences and clauses in the form that is compared."""
_REST = 24
"""Signs behind a passage in which its sentence ends."""
ARTICLE_LINE = re.compile(rf"(?:^|\n)\s*第[{HUNDRED_HAN}千零〇\d]{{1,7}}条")
_FINAL = "。.;；,，:：、!?！？"


@dataclass(frozen=True)
class ComparableText:
    """A text in the form in which quotations are compared, and the way back to the original."""

    original: str

    @cached_property
    def _normal(self) -> Normalised:
        return normalise_paragraphs(self.original.split("\n"))

    @cached_property
    def _kept(self) -> list[int]:
        """The places in the normal form of the signs that count."""
        return [at for at, sign in enumerate(self._normal.text) if not _is_writing(sign)]

    @cached_property
    def form(self) -> str:
        """Its signs without those that are writing alone."""
        text = self._normal.text
        return "".join([text[at] for at in self._kept])

    def original_of(self, start: int, end: int) -> str:
        """What stands in the original at [start, end) of the form."""
        if end <= start:
            return ""
        first, last = self._kept[start], self._kept[end - 1] + 1
        return self.original[slice(*self._normal.original_span(first, last))]

    def place_of(self, at: int) -> int:
        """Where a sign of the form stands in the original."""
        return self._normal.original_span(self._kept[at], self._kept[at] + 1)[0]

    @cached_property
    def grams(self) -> dict[str, list[int]]:
        """Where each run of a few signs begins."""
        found: dict[str, list[int]] = {}
        for at in range(len(self.form) - _GRAM + 1):
            found.setdefault(self.form[at : at + _GRAM], []).append(at)
        return found


@dataclass(frozen=True, slots=True)
class FoundQuotation:
    """How quoted words stand in a text: where the passage begins, the passage, what differs."""

    verdict: QuotationVerdict
    start: int = 0
    stands: str = ""
    differences: tuple[WordDifference, ...] = ()


NOT_FOUND = FoundQuotation(QuotationVerdict.NOT_FOUND)


def compare(quoted: str, text: ComparableText) -> FoundQuotation:
    """Find quoted words in a text: word for word, else the passage that is most like them."""
    words = ComparableText(quoted)
    form = words.form.rstrip(_FINAL)
    if not form:
        return NOT_FOUND
    if (at := text.form.find(form)) >= 0:
        cut = _cut_off(text, at + len(form)) if words.form.endswith(_WHOLE) else None
        return _standing(text, at, at + len(form), [cut] if cut else [])
    if pieces := _in_pieces(quoted, text):
        gaps = [(end, start) for (_, end), (start, _) in pairwise(pieces)]
        turned = [gap for gap in gaps if _says_more(text, *gap)]
        return _standing(text, pieces[0][0], pieces[-1][1], turned)
    return _most_alike(words, form[:LONGEST], text)


def _standing(
    text: ComparableText, start: int, end: int, left_out: Sequence[tuple[int, int]]
) -> FoundQuotation:
    """Words that stand in a text at [start, end), and what they leave out that says more."""
    differences = tuple(
        WordDifference("", text.original_of(*gap).strip(f"{_FINAL}\n")) for gap in left_out[:_SHOWN]
    )
    verdict = QuotationVerdict.DIFFERS if differences else QuotationVerdict.VERBATIM
    last = max(end, *(gap[1] for gap in left_out)) if left_out else end
    return FoundQuotation(verdict, text.place_of(start), text.original_of(start, last), differences)


def _in_pieces(quoted: str, text: ComparableText) -> list[tuple[int, int]]:
    """Where the pieces of a quotation that leaves words out (……) stand, one behind the other."""
    parts = ELLIPSIS.split(quoted)
    pieces = [form for part in parts if (form := ComparableText(part).form.strip(_FINAL))]
    if len(parts) < 2:
        return []
    found: list[tuple[int, int]] = []
    for piece in pieces:
        at = text.form.find(piece, found[-1][1] if found else 0)
        if at < 0:
            return []
        found.append((at, at + len(piece)))
    return found


def _says_more(text: ComparableText, start: int, end: int) -> bool:
    """Whether words that are left out (……) belong to what is quoted around them: 经营者……哄抬价格.

    Whole sentences may be left out, but not the 不得 of one, nor the beginning of another article.
    """
    gap = text.original_of(start, end)
    if ARTICLE_LINE.search(gap):
        return True
    ends = [text.form.find(stop, start, end) for stop in _WHOLE]
    first = min((at for at in ends if at >= 0), default=end)
    last = max(text.form.rfind(stop, start, end) for stop in _WHOLE)
    inside = [(start, first), (last + 1, end)] if last >= 0 else [(start, end)]
    return any(TURNS.search(text.form[one:other]) for one, other in inside)


def _cut_off(text: ComparableText, at: int) -> tuple[int, int] | None:
    """The rest of a sentence that a quotation ends with 。 before it does, where it turns: ，但."""
    stops = [end for stop in _WHOLE if (end := text.form.find(stop, at)) >= 0]
    end = min(stops, default=len(text.form))
    rest = text.form[at:end]
    if rest.startswith((",", "，")) and TURNS.match(rest[1:]):
        return at, end
    return None


def _most_alike(words: ComparableText, form: str, text: ComparableText) -> FoundQuotation:
    window = _window(form, text)
    if window is None:
        return NOT_FOUND
    low, high = window
    shared = _without_strays(common_signs(form, text.form[low:high]))
    if len(shared) < _ALIKE * len(form):
        return NOT_FOUND
    # What stands before the first shared sign, and behind the last one, is no part of the passage
    # beyond what the quotation has in its place.
    start = max(low, low + shared[0][1] - shared[0][0])
    end = min(high, low + shared[-1][1] + len(form) - shared[-1][0])
    if words.form.rstrip().endswith(_WHOLE):
        end = _end_of_sentence(text.form, low + shared[-1][1] + 1, end)
    passage = text.form[start:end]
    differences = tuple(_differences(words, form, text, start, passage))
    return FoundQuotation(
        QuotationVerdict.DIFFERS,
        text.place_of(start),
        text.original_of(start, end),
        differences[:_SHOWN],
    )


def _without_strays(shared: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Common signs without the few at either end that only stand far from all others."""
    runs: list[list[tuple[int, int]]] = []
    for pair in shared:
        if runs and (pair[0] - runs[-1][-1][0], pair[1] - runs[-1][-1][1]) == (1, 1):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    while len(runs) > 1 and len(runs[0]) < _GRAM and _is_far(runs[0][-1], runs[1][0]):
        del runs[0]
    while len(runs) > 1 and len(runs[-1]) < _GRAM and _is_far(runs[-2][-1], runs[-1][0]):
        del runs[-1]
    return [pair for run in runs for pair in run]


def _is_far(one: tuple[int, int], next_one: tuple[int, int]) -> bool:
    """Whether more is left out between two signs of the text than a draft changes in a clause."""
    return (next_one[1] - one[1]) - (next_one[0] - one[0]) > 2 * _GRAM


def _end_of_sentence(form: str, last: int, end: int) -> int:
    """The end of a passage whose quotation ends a sentence: where that of the text ends, if near.

    `last` is behind the last sign that both have.
    """
    ends = [at for stop in _WHOLE if (at := form.find(stop, last, end + _REST)) >= 0]
    return min(ends, default=end)


def _differences(
    words: ComparableText, form: str, text: ComparableText, start: int, passage: str
) -> Iterator[WordDifference]:
    for run in aligned(form, passage):
        if not run.same:
            yield WordDifference(
                words.original_of(run.start, run.end),
                text.original_of(start + run.other_start, start + run.other_end),
            )


def _window(form: str, text: ComparableText) -> tuple[int, int] | None:
    """The part of a text that shares the most runs of signs with a quotation, in their order."""
    votes: dict[int, int] = {}
    for at in range(len(form) - _GRAM + 1):
        places: Sequence[int] = text.grams.get(form[at : at + _GRAM], ())
        for place in places[:_BUCKET]:
            bucket = (place - at) // _BUCKET
            votes[bucket] = votes.get(bucket, 0) + 1
    if not votes:
        return None
    best = max(votes, key=lambda bucket: (votes[bucket] + votes.get(bucket + 1, 0), -bucket))
    low = best * _BUCKET
    return max(0, low - _BUCKET), min(len(text.form), low + len(form) + 3 * _BUCKET)


def _is_writing(sign: str) -> bool:
    return sign in _LEFT_OUT or sign.isspace()
