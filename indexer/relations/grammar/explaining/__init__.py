"""What a text explains of others: with authority (有权解释), and as an official reading (解读)."""
