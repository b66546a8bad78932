"""How a document stands on a day: its periods of validity, as intervals and as rows of numbers."""
