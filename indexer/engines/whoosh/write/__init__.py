"""How the index changes: inversion, merging, publishing, and checking what was written."""
