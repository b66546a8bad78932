"""Find the passage of a document that answers a question, to be shown word for word, or none."""
