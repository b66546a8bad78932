"""The Whoosh engine: Whoosh keeps schema, segments and commits; postings are NumPy arrays.

- `files`: what an index keeps on disk, and how it is read.
- `write`: how an index changes, from the first document to the pointer that publishes it.
- `match`: which documents match a query, and where its words stand in them.
- `rank`: in which order they stand, and which of them make up a page.
- `count`: how many of them have each value of a facet, or fall into each period.
- `answers`: what is said of documents that were found.

`whoosh_engine` serves the published generation, whichever it is; `whoosh_view` is one generation as
a request sees it; `open_generation` is what all its answers start from, `searcher` the order of the
steps of an answer, `whoosh_shelf` what relations ask of it, and `old_generations` keeps what
cursors began with.
"""
