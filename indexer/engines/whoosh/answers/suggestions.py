"""What is somebody typing? The titles that hold it."""

from __future__ import annotations

import numpy as np

from indexer.analysis import words
from indexer.analysis.normalise import normalise
from indexer.engines.whoosh.files.literals import Literal
from indexer.engines.whoosh.files.segment import Segment
from indexer.engines.whoosh.match.matching import Matching
from indexer.engines.whoosh.match.occurrences import Occurrences
from indexer.engines.whoosh.open_generation import OpenGeneration
from indexer.engines.whoosh.rank.selection import select
from indexer.query.model import And, Query, Scope, Sort, Word
from indexer.results import Suggestion
from indexer.snippets import mark
from indexer.stored_record import card_of

LOOKED_AT = 4
"""Titles that are looked at for each that is wanted: copies of a text have the same one."""


class Suggesting:
    """Suggests titles of one generation; safe to use from several threads."""

    def __init__(self, generation: OpenGeneration, matching: Matching) -> None:
        """Suggest titles of `generation`."""
        self._segments = generation.segments
        self._matching = matching

    def suggest(self, text: str, limit: int, among: Query | None = None) -> tuple[Suggestion, ...]:
        """Different titles that hold what was typed, best first, at most `limit`.

        Of `among` the filters, dates and searches within count, not what it asks for.
        """
        suggestions: dict[str, Suggestion] = {}
        asked, found = self._titles(text, LOOKED_AT * limit, among)
        for segment, document in found:
            title = card_of(segment.record(document)).title
            spans = Occurrences(segment, asked, [document]).spans("title", document, title)
            parts = mark(title, spans)
            suggestions.setdefault(title, Suggestion(segment.public_id(document), title, parts))
        return tuple(suggestions.values())[:limit]

    def _titles(
        self, text: str, limit: int, among: Query | None
    ) -> tuple[list[Word], list[tuple[Segment, int]]]:
        """Documents whose title holds what was typed, or else all its words; best first.

        Titles that begin with it come first, then the newest. With the words that were found.
        """
        typed = normalise(text)
        cut = [word for word in words.cut(typed) if words.is_word(word)]
        allowed = self._matching.narrowed_to(among) if among else None
        for literals in ([typed] if typed else [], cut if len(cut) > 1 else []):
            asked = [Word(literal) for literal in literals]
            if not asked:
                continue
            masks = self._matching.masks(And(tuple(asked)), Scope.TITLE)
            if allowed:
                masks = [mask & others for mask, others in zip(masks, allowed, strict=True)]
            if any(mask.any() for mask in masks):
                scores = [
                    Literal(segment.title, literals[0]).prefix_mask().astype(np.float32)
                    for segment in self._segments
                ]
                chosen = select(self._segments, masks, scores, Sort.RELEVANCE, 0, limit)
                return asked, [(self._segments[s], d) for s, d, _ in chosen]
        return [], []
