"""The first floor: what a document is, and how files become documents."""
