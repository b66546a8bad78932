"""What documents do to each other, and what changed on this site."""
