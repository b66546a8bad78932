"""The engine of a cluster: OpenSearch keeps the documents, our own tokens are what it matches.

- `cluster`: what the cluster keeps, and how we speak with it; its `mapping` tells the fields.
- `write`: how a generation comes to be, from the first document to the alias that publishes it.
- `match`: what is asked, translated into queries of the cluster.
- `rank`: in which order the matches stand: the cluster chooses, our formula orders.
- `count`: how many of them have each value of a facet, or fall into each period.

`opensearch_engine` serves the published generation, whichever it is. `open_index` is one of them,
opened; `opensearch_shelf` looks documents up in it, `opensearch_vocabulary` what stands in their
texts, and `opensearch_snapshot` puts the rooms together as `indexer.snapshot` asks.

Nothing here decides what an answer says: that stands in `indexer.answers`, as for every engine.
"""
