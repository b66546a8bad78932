"""Resolve references: the rules that say which document is meant, and its keys."""
