"""What `*` inside a word stands for: some characters of the same paragraph, few enough to count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.analysis.normalise import normalise
from indexer.analysis.words import is_word
from indexer.query.operators import WILDCARD
from indexer.query.syntax.most_of_a_word import MOST_SKIPPED

_SIGNS = re.compile(f"[{re.escape(WILDCARD.inside)}]+")


def has_wildcard(text: str) -> bool:
    """Whether a typed text holds a *."""
    return bool(_SIGNS.search(text))


def pieces(text: str) -> tuple[str, ...]:
    """The normalised pieces between the * of a typed text, without those that are signs alone.

    >>> pieces("养＊证*")
    ('养', '证')
    """
    found = (normalise(piece) for piece in _SIGNS.split(text))
    return tuple(piece for piece in found if is_word(piece))


def holds_in_order(text: str, parts: Sequence[str]) -> bool:
    """Whether a normalised text holds all parts in order, few enough characters between them.

    >>> holds_in_order("养犬登记证", ("养", "证")), holds_in_order("证养", ("养", "证"))
    (True, False)
    """
    return bool(re.search(f".{{0,{MOST_SKIPPED}}}".join(map(re.escape, parts)), text))
