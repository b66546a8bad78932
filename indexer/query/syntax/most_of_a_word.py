"""Bounds of what one word of a query may stand for; pages and mistakes name them."""

MOST_SKIPPED = 20
"""Characters that one * stands for at most: few clauses are longer."""

MOST_PIECES = 5
"""Pieces of one word with *; each is looked for by itself."""

MOST_LISTED = 50
"""Numbers of one list; a longer range is a series, or a mistake."""
