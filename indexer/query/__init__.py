"""Queries: what can be asked (`model`) and how typed text becomes it (`parser`)."""
