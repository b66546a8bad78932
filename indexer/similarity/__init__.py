"""Similarity of documents: which are the same text, and which are on the same subject."""
