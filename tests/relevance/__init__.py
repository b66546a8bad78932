"""How well the right documents are found, asked through the public API; run by hand."""
