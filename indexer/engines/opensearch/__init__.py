"""The engine of a cluster: OpenSearch keeps the documents, our own tokens are what it matches.

`connection` speaks with the cluster, `generations` names its indexes; `mapping` and
`packed_document` say what is stored, `index_writer` writes it. `compiler` and `proximity` translate
what is asked, `relevance` orders it, `counting` and `same_texts` count it. `opensearch_shelf`,
`opensearch_vocabulary` and `opensearch_snapshot` are the ports, `opensearch_engine` the engine.

Nothing here decides what an answer says: that stands in `indexer.answers`, as for every engine.
"""
