"""How an index changes: inverting, merging, publishing, and checking what was written."""
