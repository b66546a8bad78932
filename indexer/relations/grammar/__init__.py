"""What a text says of other documents and of itself: pure functions from text to statements."""
