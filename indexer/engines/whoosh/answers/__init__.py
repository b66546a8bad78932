"""What is said of documents: hits, relations, draft checks, clean-up lists, suggestions."""
