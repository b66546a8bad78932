"""How typed text is cut into tokens, and what is said of signs that were read otherwise."""
