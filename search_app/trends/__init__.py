"""Counts by period as picture, table and file."""
