"""The served site under load, for minutes."""
