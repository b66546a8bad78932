"""A document in other forms than its page: plain text, Markdown, linked data."""
