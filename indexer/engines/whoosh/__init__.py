"""The Whoosh engine: Whoosh keeps schema, segments and commits; postings are NumPy arrays.

From the file up: `arrays` (a file of named arrays), `inversion` (tokens → postings and back),
`codec` and `segment_writer` (how Whoosh writes and reads them), `segment` (one open segment),
`literals`, `evaluation`, `scoring`, `counting`, `selection` (one question each), `searcher`
(a query over all segments), `generations` and `writer` (change and publish), `live` (serve).
"""
