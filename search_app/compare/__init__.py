"""Two texts side by side: versions of a law, or a draft and what is in force."""
