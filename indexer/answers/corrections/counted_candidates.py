"""Count in documents what slips may have been, and choose the likeliest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import log1p

from indexer.analysis.confusions import SAME_SOUND
from indexer.analysis.words import cut
from indexer.answers.corrections.candidate import CorrectionCandidate
from indexer.answers.corrections.slips import ENOUGH, FAR_MORE, enough
from indexer.answers.corrections.word_changes import WordChange
from indexer.snapshot import Snapshot

MOST_LOOKED_UP = 8
"""Words that are counted in documents, those of the likeliest candidates."""

KNOWN = 30
"""Documents with a word of two characters by which it is known well enough to be meant, where what
was typed sounds the same and stands nowhere."""

RATHER = 1.3
"""A candidate is sure where it is so many times as likely as any other."""


def counted_candidates(
    judged: Sequence[WordChange], snapshot: Snapshot
) -> list[CorrectionCandidate]:
    """The candidates that enough documents hold, and far more than hold what was typed."""
    different = list(dict.fromkeys(judged))
    likeliest = sorted(different, key=lambda one: -one.slip.weight * len(one.corrected))
    del likeliest[MOST_LOOKED_UP:]
    held = dict(
        snapshot.holding({text for one in likeliest for text in (one.typed, one.corrected)})
    )
    likeliest = [wide for one in likeliest if (wide := _made_wider(one, held, snapshot))]
    scores = [(_score(one, held, _least(one, snapshot)), one) for one in likeliest]
    best: dict[str, tuple[float, WordChange]] = {}
    for score, one in sorted(scores, key=lambda pair: -pair[0]):
        if score:
            best.setdefault(one.slip.text, (score, one))
    scored = list(best.values())
    found = []
    for place, (score, one) in enumerate(scored):
        others = [other for at, (other, _) in enumerate(scored) if at != place]
        alone = score >= RATHER * max(others, default=0.0)
        found.append(
            CorrectionCandidate(
                typed=one.typed,
                corrected=one.corrected,
                start=one.piece.start,
                end=one.piece.end,
                piece=one.slip.text,
                weight=score,
                held=held[one.corrected],
                sure=alone and one.typed not in held and (one.fits or _certain(one, held)),
            )
        )
    return found


def _certain(one: WordChange, held: Mapping[str, int]) -> bool:
    """Whether a short word is meant although its neighbours do not say so (电剃 → 电梯)."""
    return one.slip.weight >= SAME_SOUND and held[one.corrected] >= KNOWN


def _least(one: WordChange, snapshot: Snapshot) -> int:
    """Documents that have to hold a correction.

    That a word of the dictionary stands nowhere says of a small collection only that it is small,
    and a word that sounds otherwise may be another one (年金 is no 年租金).
    """
    doubtful = len(cut(one.typed)) == 1 or one.slip.weight < SAME_SOUND
    return ENOUGH if doubtful else enough(snapshot)


def _score(one: WordChange, held: Mapping[str, int], least: int) -> float:
    """How likely a correction is; 0 where too few documents hold it."""
    count = held.get(one.corrected, 0)
    if count < max(least, FAR_MORE * held.get(one.typed, 0)):
        return 0.0
    return one.slip.weight * log1p(count) * len(one.corrected)


def _made_wider(one: WordChange, held: dict[str, int], snapshot: Snapshot) -> WordChange | None:
    """The same with a word beside it where what was typed alone says too little.

    公金 stands in 办公金额, and 住房公金 nowhere. None where it is unclear with that word too.
    """
    if not (one.unclear or one.typed in held):
        return one
    before, after = (word if len(word) > 1 else "" for word in one.wider)
    for first, last in ((before, ""), ("", after)):
        if first or last:
            typed, corrected = first + one.typed + last, first + one.corrected + last
            counts = snapshot.holding((typed, corrected))
            if typed not in counts and counts.get(corrected, 0) >= enough(snapshot):
                held |= counts
                return replace(one, typed=typed, corrected=corrected, fits=True)
    return None if one.unclear else one
