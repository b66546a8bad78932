"""The patterns that fields are read by, as tables: a module of reading rules for each subject."""
