"""Language, index and queries. Only `indexer.engines` knows an engine."""
