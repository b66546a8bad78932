"""What is found out about each citation of a draft: its document, its articles, its quotations."""
