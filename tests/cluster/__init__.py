"""The engine of a cluster over a real OpenSearch: `make test-cluster`.

`distribution` brings it from Maven Central, `node` starts and stops it; nothing here is a fake.
"""
