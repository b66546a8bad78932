"""Reads what a text says of other documents and of itself: functions from a text to statements."""
