"""Put the answers of a view together, once for every engine: hits, relations, checks, counts."""
