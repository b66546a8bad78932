"""Every reading rule against its examples, and how often each one fires on real documents."""
