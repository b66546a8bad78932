"""Ranking: the order of matches by our formula, from the statistics of the documents in sight."""
