"""Which official or whole names a ranked list looks for beside what was typed, and who says so."""
