"""Say what a query was meant to be, where it holds a mistake, pinyin or initials."""

from __future__ import annotations

from corpus.fields.organs import is_organ
from corpus.fields.word_classes import words
from indexer.analysis.normalise import normalise
from indexer.analysis.words import cut, is_word
from indexer.answers.corrections.candidate import CorrectionCandidate
from indexer.answers.corrections.near_numbers import near_numbers
from indexer.answers.corrections.pinyin_queries import pinyin_queries
from indexer.answers.corrections.slips import enough
from indexer.answers.corrections.sounding_texts import LetterReader
from indexer.answers.corrections.typed_pieces import (
    content_pieces,
    line_of,
    plain_runs,
    plain_stretches,
    plain_tokens,
)
from indexer.answers.corrections.typing_mistakes import typing_mistakes
from indexer.query.expressions import every
from indexer.query.function_words import FUNCTION_WORDS
from indexer.query.model import ParsedText, Query, Scope, Word
from indexer.relations.shelf import ResolvedQuery
from indexer.results import Correction
from indexer.snapshot import Snapshot

NUMBER_SIGN = "〔"
"""Stands behind the code of an organ in document numbers."""


def corrected(snapshot: Snapshot, query: Query) -> Correction | None:
    """What was meant by a piece of a query; None where nothing looks like a mistake.

    Quoted text and texts with operators are never touched; another document number is only offered.
    A correction is applied where no document holds what was typed, as many as are `enough` hold the
    correction and nothing else is as likely; never to a name or a code of an organ. It costs one
    look-up of pairs where all are frequent (0.3 ms), 5 ms for most texts that have a mistake.
    """
    line = line_of(query.text)
    read = plain_tokens(line)
    if offered := near_numbers(snapshot, read):
        return _correction(offered[0], line, applied=False)
    runs = plain_runs(read)
    if not runs or query.scope is Scope.NUMBER:
        return None
    pieces = [piece for run in runs for piece in content_pieces(run)]
    letters = LetterReader(snapshot, query.plain_words)
    found = pinyin_queries(letters, line, plain_stretches(read)) or typing_mistakes(
        snapshot, pieces
    )
    if not found:
        return None
    best = found[0]
    sure = best.sure or (len(found) == 1 and _goes_with_the_rest(snapshot, best, line, query))
    return _correction(best, line, applied=sure and not _names_an_organ(snapshot, best))


def _correction(best: CorrectionCandidate, line: str, *, applied: bool) -> Correction:
    return Correction(
        typed=best.typed,
        corrected=best.corrected,
        query_text=best.applied_to(line),
        applied=applied,
    )


def _goes_with_the_rest(
    snapshot: Snapshot, best: CorrectionCandidate, line: str, query: Query
) -> bool:
    """Whether enough documents hold a correction and the other words of the query."""
    if snapshot.holding((normalise(best.typed),)) or best.held < enough(snapshot):
        return False
    typed = [word for word in cut(normalise(best.applied_to(line))) if is_word(word)]
    rest = [word for word in typed if word not in FUNCTION_WORDS and word not in best.corrected]
    meant = [*best.corrected.split(), *rest]
    if len(meant) < 2:
        return False
    asked = every(map(Word, meant))
    both = Query(parsed=ParsedText(expression=asked), facets=(), asked_on=query.asked_on)
    return snapshot.ranked(ResolvedQuery(both), 0, 0).total >= enough(snapshot)


def _names_an_organ(snapshot: Snapshot, best: CorrectionCandidate) -> bool:
    """Whether what is corrected is the name of an organ, or its code in document numbers."""
    names = (best.corrected, best.typed)
    # 补办 is no office (办), and 幼儿园 alone is what many organs are.
    kinds = words("issuer_end")
    if any(is_organ(name) and len(name) > 2 and name not in kinds for name in names):
        return True
    held = snapshot.holding((best.corrected, coded := best.corrected + NUMBER_SIGN))
    return 2 * held.get(coded, 0) > held.get(best.corrected, 0)
