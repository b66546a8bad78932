"""What is suggested while somebody types: documents, laws, numbers, organs, topics, words."""
