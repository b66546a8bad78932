"""What other programs subscribe to: Atom and JSON Feed of any query."""
