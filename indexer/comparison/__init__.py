"""Compare two texts: which article became which, and what changed in its words."""
