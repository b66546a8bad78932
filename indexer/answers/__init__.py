"""What a view says of documents, written once for every engine: relations, checks, hits, counts."""
