"""The engine of a cluster: OpenSearch keeps the documents, our own tokens are what it matches.

`connection` speaks with the cluster, `cluster_generations` names its indexes. `mapping` and
`cluster_document` say what is stored, `opensearch_writer` writes it. `compiler` and
`interval_rules` translate what is asked; `ranked_lists` and `formula_scores` order it,
`aggregated_counts` and `same_text_matches` count it. `opensearch_shelf`, `opensearch_vocabulary`
and `opensearch_snapshot` are the ports over an `open_index`, `opensearch_engine` is the engine.

Nothing here decides what an answer says: that stands in `indexer.answers`, as for every engine.
"""
