"""What an operator sees of a running site: figures for monitoring, lines in the log."""
