"""Where the tables of characters come from, and how they are made anew."""
