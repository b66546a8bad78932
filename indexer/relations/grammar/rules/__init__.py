"""The patterns that relations between documents are read by, as tables of reading rules."""
