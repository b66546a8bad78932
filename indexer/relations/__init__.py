"""What documents say of each other and of themselves: found in the text, resolved to documents."""
