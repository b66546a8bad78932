"""The Whoosh engine: Whoosh writes segments and their stored columns; postings are NumPy arrays.

- `files`: what an index keeps on disk, and how it is read.
- `write`: how an index changes, from the first document to the pointer that publishes it.
- `match`: which documents match a query, and where its words stand in them.
- `rank`: in which order they stand, and which of them make up a page.
- `count`: how many of them have each value of a facet, or fall into each period.

`whoosh_engine` serves the published generation, whichever it is, and `older_generation` opens those
that cursors began with. `open_generation` is one of them, opened; `whoosh_shelf` looks documents up
in it, `whoosh_vocabulary` what stands in their texts, and `whoosh_snapshot` puts the rooms together
as `indexer.snapshot` asks.
"""
