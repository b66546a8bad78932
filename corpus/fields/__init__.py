"""The fields of a document: how each is found in text, and when it is refused."""
