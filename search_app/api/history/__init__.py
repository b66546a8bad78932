"""The JSON of versions, articles, effects and changes: what happens to documents over time."""
