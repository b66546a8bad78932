"""Which documents a list begins with, whatever their scores are."""
