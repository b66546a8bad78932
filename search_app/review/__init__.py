"""The check of a draft's citations, and the list for a clean-up (清理)."""
