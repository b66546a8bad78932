"""Counts of documents: by value of a facet, by period, by cell of a table."""
