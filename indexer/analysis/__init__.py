"""What index and query share: the normal form of text, its words and its bigrams."""
