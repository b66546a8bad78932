"""Reads the lists and tables by which a review of documents ends, keeps or prolongs them."""
