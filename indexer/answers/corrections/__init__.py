"""What was meant where a query holds a mistake, pinyin or initials."""
