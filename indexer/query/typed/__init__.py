"""Find document numbers, days, places and organs in typed text."""
