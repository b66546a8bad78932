"""Ranking: the order of matches, and which of them make up a page."""
