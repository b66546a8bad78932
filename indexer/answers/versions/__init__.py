"""Which version of a rule a document is: its newer one, all of them, and what its text contains."""
