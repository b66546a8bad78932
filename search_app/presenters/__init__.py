"""What an engine answers, turned into what a page shows."""
