"""Analyse text the same way for index and query: normal form, words and bigrams."""
