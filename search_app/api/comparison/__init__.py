"""Two texts compared, as programs ask for it."""
