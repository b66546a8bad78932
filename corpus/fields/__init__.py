"""Finds the fields of a document in its text, and refuses values that cannot be right."""
