"""Every number that orders the hits, with its reason; `make relevance` judges them."""

from __future__ import annotations

K1 = 1.2
"""Saturation of a word's frequency in BM25; flat from 1.2 to 2.0 on real questions."""

B = 0.75
"""Weight of a field's length in BM25; lower values lost on real questions."""

FIELD_WEIGHTS = {"title_words": 2.0, "body_words": 1.0}
"""A title says what a document is about: a word in it counts double."""

WHOLE_TITLE = 20.0
"""Added for a title that is just what was typed; a title that holds it and more gets the share
that was typed. Who types a title wants that document."""

HOLDS_NUMBER = 1e6
"""Added to the holder of a number that was asked for: always before those that cite it."""
