"""The second floor: language, index and queries. Only `indexer.engines` knows an engine."""
