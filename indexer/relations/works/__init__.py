"""Works: the versions of one rule-making text, and which of them is in force on a day."""
