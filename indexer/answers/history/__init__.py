"""The tables of what documents do to each other, and of what changed here."""
