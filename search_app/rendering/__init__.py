"""How templates become Python, and what of a page is the same for many requests."""
